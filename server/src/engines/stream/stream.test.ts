import { type AcceptedEvent, eventSchema } from '@throughline/core/events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasNats, NatsProcess } from '../../../test-engines/start-nats.ts';
import { openInProcessStream, type StreamStore } from './in-process.ts';
import { openJetStream } from './jetstream.ts';
import type { Consumer, Stream } from './stream.ts';

let nats: NatsProcess | null = null;
beforeAll(async () => {
  if (hasNats) nats = await NatsProcess.start();
});
afterAll(() => nats?.stop());

let sequence = 0;
function accepted(customer: string): AcceptedEvent {
  sequence += 1;
  const event = eventSchema.parse({ id: `e${sequence}`, customer, activity: 'Clicked', at: sequence });
  return { workspace: 'w', source: 's', sequence, receivedAt: Date.now(), event };
}

/** What accepted events are read again from: a log, as the events table is one. */
class Log implements StreamStore {
  readonly events: AcceptedEvent[] = [];
  readonly positions = new Map<string, number>();
  async readAfter(position: number, limit: number) {
    return this.events.filter((one) => one.sequence > position).slice(0, limit);
  }
  async loadPosition(consumer: string) {
    return this.positions.get(consumer) ?? null;
  }
  async savePosition(consumer: string, position: number) {
    this.positions.set(consumer, position);
  }
}

class Listener implements Consumer {
  readonly heard: string[] = [];
  failures = 0;
  constructor(readonly name: string) {}
  async handle(events: readonly AcceptedEvent[]): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('not now');
    }
    this.heard.push(...events.map((one) => one.event.id));
  }
}

const quiet = { error: () => undefined };
let names = 0;
const kinds: [string, (log: Log, name: string) => Promise<Stream>][] = [
  ['in the process', async (log) => openInProcessStream(log, quiet)],
  ...(!hasNats
    ? []
    : [
        [
          'on NATS JetStream',
          (log: Log, name: string) =>
            openJetStream({
              url: nats?.url(name) ?? new URL('nats://127.0.0.1'),
              local: openInProcessStream(log, quiet),
              flushed: async () => undefined,
              log: quiet,
            }),
        ] satisfies [string, (log: Log, name: string) => Promise<Stream>],
      ]),
];

describe.each(kinds)('a stream %s', (_, open) => {
  const send = async (stream: Stream, log: Log, customers: readonly string[]) => {
    const events = customers.map(accepted);
    log.events.push(...events);
    await stream.publish(events);
    return events.map((one) => one.event.id);
  };
  const of = (log: Log, heard: readonly string[], customer: string) =>
    heard.filter((id) => log.events.some((one) => one.event.id === id && one.event.customer === customer));

  test('brings every event to every consumer, those of a customer in the order of arrival', async () => {
    const [log, name] = [new Log(), `stream${++names}`];
    const stream = await open(log, name);
    const [one, other] = [new Listener('one'), new Listener('other')];
    await stream.subscribe(one);
    await stream.subscribe(other);
    const sent: string[] = [];
    for (let round = 0; round < 20; round++)
      sent.push(...(await send(stream, log, ['ana', 'ben', `c${round}`, 'ana'])));
    await stream.settle();
    expect([...one.heard].sort()).toEqual([...sent].sort());
    expect([...other.heard].sort()).toEqual([...sent].sort());
    expect(of(log, one.heard, 'ana')).toEqual(of(log, sent, 'ana'));
    expect(stream.lags().every((lag) => lag.events === 0)).toBe(true);
    await stream.stop();
  });

  test('brings what a consumer failed at again, until it succeeds', async () => {
    const [log, name] = [new Log(), `stream${++names}`];
    const stream = await open(log, name);
    const listener = new Listener('failing');
    listener.failures = 2;
    await stream.subscribe(listener);
    const sent = [...(await send(stream, log, ['ana', 'ben'])), ...(await send(stream, log, ['ana', 'cleo']))];
    await stream.settle();
    expect([...new Set(listener.heard)].sort()).toEqual([...sent].sort());
    await stream.stop();
  });

  test('skips nothing when a consumer fails while it catches up', async () => {
    const [log, name] = [new Log(), `stream${++names}`];
    for (let event = 0; event < 45_000; event++) log.events.push(accepted(`c${event % 50}`));
    const listener = new Listener('late');
    listener.failures = 1;
    const stream = await open(log, name);
    await stream.subscribe(listener);
    await stream.settle();
    expect(new Set(listener.heard).size).toBe(45_000);
    await stream.stop();
  });

  test('goes on where it was after a stop, with what was accepted in between', async () => {
    const [log, name] = [new Log(), `stream${++names}`];
    const first = await open(log, name);
    const before = new Listener('journeys');
    await first.subscribe(before);
    await send(first, log, ['ana', 'ben']);
    await first.settle();
    await first.stop();
    const missed = ['ana', 'cleo'].map(accepted);
    log.events.push(...missed);
    const second = await open(log, name);
    const after = new Listener('journeys');
    await second.subscribe(after);
    const sent = await send(second, log, ['dora']);
    await second.settle();
    expect([...after.heard].sort()).toEqual([...missed.map((one) => one.event.id), ...sent].sort());
    await second.stop();
  });

  test('tells a passing consumer only of what comes while it listens', async () => {
    const [log, name] = [new Log(), `stream${++names}`];
    log.events.push(accepted('before'));
    const stream = await open(log, name);
    const listener = Object.assign(new Listener('view'), { isPassing: true });
    await stream.subscribe(new Listener('journeys'));
    await stream.settle();
    await stream.subscribe(listener);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sent = await send(stream, log, ['ana']);
    await expect.poll(() => listener.heard).toEqual(sent);
    await stream.stop();
  });
});
