import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { envelopeOf, exampleOf, isAway, newWebhookSchema, topicSchema, topics, waitBeforeRetry } from './index.ts';

const hour = 3_600_000;

describe('a try that failed', () => {
  test('comes again after 5 seconds, 5 and 30 minutes, 2, 5 and 10 hours, then not', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => waitBeforeRetry(attempts, 0));
    expect(waits).toEqual([5000, 300_000, 1_800_000, 2 * hour, 5 * hour, 10 * hour, null]);
  });

  test('is put off by up to a quarter more, never less', () => {
    expect([waitBeforeRetry(1, 1), waitBeforeRetry(6, 0.5)]).toEqual([6250, 11.25 * hour]);
  });

  test('makes a receiver one that is away only with ten in a row over three days', () => {
    const away = (failures: number, hours: number) => isAway({ failures, sinceMs: 0, nowMs: hours * hour });
    expect([away(10, 72), away(9, 200), away(50, 71)]).toEqual([true, false, false]);
  });
});

describe('a topic', () => {
  test('has an example that is what it says will be sent', () => {
    for (const topic of topicSchema.options) {
      const example = exampleOf(topic);
      expect(envelopeOf(topic, topics[topic].data).parse(example)).toEqual(example);
    }
  });

  test('must be chosen, counts once, and is one of those there are', () => {
    const read = (list: string[]) => newWebhookSchema.safeParse({ name: 'A', url: 'https://a.example', topics: list });
    expect([read([]).success, read(['segment.entered']).success]).toEqual([false, false]);
    expect(read(['alert.opened', 'alert.opened']).data?.topics).toEqual(['alert.opened']);
  });
});

test('the manual shows the example of every topic as it is', () => {
  const manual = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
  const shown = [...manual.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text));
  expect(shown).toEqual(topicSchema.options.map(exampleOf));
});
