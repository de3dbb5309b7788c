import { expect, test } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

test('answers are kept until their room is taken, the longest unused go first', async () => {
  const cache = new AnswerCache(299);
  let made = 0;
  const ask = (key: string) =>
    cache.get(key, async () => {
      made += 1;
      return 'x'.repeat(97);
    });
  for (const key of ['a', 'b', 'a', 'b']) await ask(key);
  expect(made).toBe(2);
  await ask('c');
  await ask('b');
  expect(made).toBe(3);
  await ask('a');
  expect(made).toBe(4);
});

test('callers at the same time share one computation, and a failure is not kept', async () => {
  const cache = new AnswerCache();
  let made = 0;
  const fail = () => {
    made += 1;
    return Promise.reject(new Error('no'));
  };
  const both = await Promise.allSettled([cache.get('k', fail), cache.get('k', fail)]);
  expect([made, ...both.map((one) => one.status)]).toEqual([1, 'rejected', 'rejected']);
  expect(await cache.get('k', async () => 'yes')).toBe('yes');
});
