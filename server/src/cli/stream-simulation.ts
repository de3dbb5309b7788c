import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type JourneyEvent, minorDigits } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { sampleWindow, simulate } from '@throughline/simulator';
import { ApiClient, type ClientFlags } from './api-client.ts';

export interface StreamFlags extends ClientFlags {
  readonly rate: string;
  readonly seconds?: string;
  readonly customers: string;
  readonly seed?: string;
  readonly writeKey?: string;
}

interface Sent {
  events: number;
  accepted: number;
  duplicates: number;
  quarantined: number;
}

const batchesPerSecond = 5;
const largestBatch = 500;
const livesAtOnce = 200;
const sourceName = 'Simulated company';

/**
 * `throughline simulate --rate N`: plays the made-up company into a running server, N events a second, each at the
 * moment it is sent. Ends after the seconds given, when all customers are played, or with Ctrl C.
 */
export async function streamSimulation(flags: StreamFlags): Promise<void> {
  const rate = positive('--rate', flags.rate);
  const seconds = flags.seconds === undefined ? Number.POSITIVE_INFINITY : positive('--seconds', flags.seconds);
  const send = await openSender(flags);
  const sent: Sent = { events: 0, accepted: 0, duplicates: 0, quarantined: 0 };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const begun = performance.now();
  const events = interleave(flags);
  const isQuiet = flags.json === true || !process.stderr.isTTY;
  if (flags.json !== true)
    process.stderr.write(
      'Customers live their lives as fast as their events are sent: what takes weeks passes in minutes. The events stay in the workspace of the key. Ctrl C ends it.\n',
    );
  for (;;) {
    const elapsed = (performance.now() - begun) / 1000;
    if (stop.signal.aborted || elapsed >= seconds) break;
    const due = Math.min(largestBatch, Math.floor(elapsed * rate) + 1 - sent.events);
    const batch = due <= 0 ? [] : take(events, due);
    if (due > 0 && batch.length === 0) break;
    if (batch.length > 0) await send(batch, sent);
    if (!isQuiet) process.stderr.write(`${sent.events} events sent, ${sent.accepted} accepted\r`);
    if (due < largestBatch) await pause(1000 / batchesPerSecond, undefined, stop).catch(() => undefined);
  }
  const took = (performance.now() - begun) / 1000;
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ ...sent, seconds: took })}\n`
      : `${sent.events} events sent in ${took.toFixed(1)} s: ${sent.accepted} accepted, ${sent.duplicates} there before, ${sent.quarantined} in quarantine.\n`,
  );
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Fault('TL_BAD_REQUEST', `${name} is "${text}". Give a number above 0, such as 50.`);
}

/** Events of many customers at once, each customer's in its order. */
function* interleave({ customers, seed }: StreamFlags): Generator<JourneyEvent> {
  const company = { customers: Number(customers), seed: Number(seed ?? newSeed()), ...sampleWindow };
  const waiting = livesOf(simulate(company));
  const lives: JourneyEvent[][] = [];
  for (let turn = 0; ; turn++) {
    while (lives.length < livesAtOnce) {
      const next = waiting.next();
      if (next.done === true) break;
      lives.push(next.value);
    }
    if (lives.length === 0) return;
    const place = turn % lives.length;
    const event = lives[place]?.shift();
    if (event === undefined) lives.splice(place, 1);
    else yield event;
  }
}

/** Another each second: the customers of the company are called by its seed. */
function newSeed(): number {
  return Math.floor(Date.now() / 1000) % 0x7fffffff;
}

/** Each customer's events, in their order. */
function* livesOf(batches: Iterable<readonly JourneyEvent[]>): Generator<JourneyEvent[]> {
  for (const batch of batches) {
    let from = 0;
    for (let place = 1; place <= batch.length; place++) {
      if (batch[place]?.customer === batch[from]?.customer) continue;
      yield batch.slice(from, place);
      from = place;
    }
  }
}

function take(events: Generator<JourneyEvent>, most: number): JourneyEvent[] {
  const taken: JourneyEvent[] = [];
  while (taken.length < most) {
    const next = events.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

/** Sends batches with the write key given, or with that of a source of its own. */
async function openSender(flags: StreamFlags) {
  const writeKey = flags.writeKey ?? (await ownWriteKey(new ApiClient(flags)));
  const client = new ApiClient({ ...flags, key: writeKey }, 'basic');
  const run = randomUUID().slice(0, 8);
  return async (events: readonly JourneyEvent[], sent: Sent): Promise<void> => {
    const batch = events.map((event) => messageOf(event, run));
    const answer = await untilTaken(client, batch);
    sent.events += batch.length;
    sent.accepted += answer.accepted;
    sent.duplicates += answer.duplicates;
    sent.quarantined += answer.quarantined.length;
  };
}

interface Answer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: readonly unknown[];
}

/** A server that has too much to do asks to be given a second. */
async function untilTaken(client: ApiClient, batch: readonly object[]): Promise<Answer> {
  for (;;) {
    try {
      return await client.json<Answer>('/v1/batch', { method: 'POST', body: { batch, sentAt: new Date() } });
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'TL_TOO_MANY')) throw error;
      await pause(1000);
    }
  }
}

async function ownWriteKey(client: ApiClient): Promise<string> {
  const { items } = await client.json<{ items: { id: string; name: string }[] }>('/api/v1/sources');
  const known = items.find((one) => one.name === sourceName);
  const made = await client.json<{ writeKey: string }>(
    known === undefined ? '/api/v1/sources' : `/api/v1/sources/${known.id}/write-key`,
    { method: 'POST', ...(known === undefined ? { body: { name: sourceName } } : {}) },
  );
  return made.writeKey;
}

/** An event as its source would send it now. */
function messageOf(event: JourneyEvent, run: string): object {
  const { currency, costMinor, revenueMinor } = event;
  const amount = (minor: number) => (minor === 0 ? undefined : amountText(minor, currency));
  return {
    type: 'track',
    event: event.activity,
    messageId: `${run}-${event.id}`,
    userId: event.customer,
    ...(event.anonymous === '' ? {} : { anonymousId: event.anonymous }),
    timestamp: new Date(),
    properties: {
      ...event.properties,
      channel: event.channel,
      touchpoint: event.touchpoint,
      function: event.function,
      words: event.words || undefined,
      language: event.language || undefined,
      revenue: amount(revenueMinor),
      cost: amount(costMinor),
      currency: currency || undefined,
      objects: event.objects,
    },
  };
}

function amountText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}
