import type { AcceptedEvent } from '@throughline/core/events';
import type { Consumer, ConsumerLag, Stream, StreamLog } from './stream.ts';

export interface StreamStore {
  /** Accepted events after a place in the order of arrival, in that order, at most `limit`. */
  readAfter(position: number, limit: number): Promise<readonly AcceptedEvent[]>;
  /** Where a consumer was; null when it is new. */
  loadPosition(consumer: string): Promise<number | null>;
  savePosition(consumer: string, position: number): Promise<void>;
}

/** Events that wait in memory for one consumer; one that is further behind reads them from the store. */
const mostWaiting = 100_000;
const eventsPerPage = 20_000;
const saveEveryMilliseconds = 1000;
const pauseAfterFaultMilliseconds = 1000;

/** The stream inside this process. After a restart, or for a consumer that was too slow, it is read again from the store. */
export function openInProcessStream(store: StreamStore, log: StreamLog): Stream {
  const readers: Reader[] = [];
  return {
    async publish(events) {
      for (const reader of readers) reader.push(events);
    },
    async subscribe(consumer) {
      const position = consumer.isPassing === true ? 0 : ((await store.loadPosition(consumer.name)) ?? 0);
      readers.push(new Reader(consumer, position, store, log));
    },
    lags: () => readers.map((reader) => reader.lag(Date.now())),
    settle: async () => void (await Promise.all(readers.map((reader) => reader.settled()))),
    stop: async () => void (await Promise.all(readers.map((reader) => reader.stop()))),
  };
}

/** Events that a consumer has taken over and not settled yet. */
interface Delivered {
  readonly last: number;
  readonly events: number;
  readonly receivedAt: number;
  isSettled: boolean;
}

/** Brings one consumer its events. */
class Reader {
  readonly #consumer: Consumer;
  readonly #store: StreamStore;
  readonly #log: StreamLog;
  #waiting: (readonly AcceptedEvent[])[] = [];
  #waitingEvents = 0;
  #delivered: Delivered[] = [];
  /** The last event handed over, and the last of those that are settled without a gap. */
  #handedOver: number;
  #settled: number;
  #saved: number;
  #savedAt = 0;
  /** Whether events may lie in the store that are not waiting here. */
  #mustRead = true;
  #overflows = 0;
  #isStopping = false;
  #wake: () => void = () => undefined;
  #idle: (() => void)[] = [];
  readonly #running: Promise<void>;

  constructor(consumer: Consumer, position: number, store: StreamStore, log: StreamLog) {
    this.#consumer = consumer;
    this.#store = store;
    this.#log = log;
    this.#handedOver = position;
    this.#settled = position;
    this.#saved = position;
    this.#mustRead = consumer.isPassing !== true;
    this.#running = this.#run();
  }

  push(events: readonly AcceptedEvent[]): void {
    if (events.length === 0) return;
    if (this.#waitingEvents + events.length > mostWaiting) {
      this.#waiting = [];
      this.#waitingEvents = 0;
      this.#overflows += 1;
      this.#mustRead = this.#consumer.isPassing !== true;
    } else {
      this.#waiting.push(events);
      this.#waitingEvents += events.length;
    }
    this.#wake();
  }

  lag(now: number): ConsumerLag {
    const taken = this.#delivered.reduce((sum, one) => sum + one.events, 0);
    const oldest = this.#delivered[0]?.receivedAt ?? this.#waiting[0]?.[0]?.receivedAt ?? now;
    return {
      consumer: this.#consumer.name,
      events: taken + this.#waitingEvents,
      seconds: Math.max(0, (now - oldest) / 1000),
    };
  }

  settled(): Promise<void> {
    return this.#isIdle() ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#running;
    await this.#save(true);
  }

  #isIdle(): boolean {
    return !this.#mustRead && this.#waiting.length === 0 && this.#delivered.length === 0;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        const events = this.#mustRead ? await this.#read() : this.#next();
        if (events.length > 0) this.#handOver(events);
        await this.#save(false);
        if (!this.#mustRead && this.#waiting.length === 0) await this.#sleep(saveEveryMilliseconds);
      } catch (error) {
        this.#log.error({ err: error, consumer: this.#consumer.name }, 'A consumer of the stream could not go on');
        await this.#sleep(pauseAfterFaultMilliseconds);
      }
    }
  }

  async #read(): Promise<readonly AcceptedEvent[]> {
    const before = this.#overflows;
    const from = this.#handedOver;
    const page = await this.#store.readAfter(from, eventsPerPage);
    // The consumer failed while this was read: it goes on from further back.
    if (this.#handedOver !== from) return [];
    // What was published while this was read waits here, unless there was too much of it.
    if (page.length < eventsPerPage && this.#overflows === before) this.#mustRead = false;
    return page;
  }

  #next(): readonly AcceptedEvent[] {
    const events = this.#waiting.shift() ?? [];
    this.#waitingEvents -= events.length;
    const last = events.at(-1);
    if (last === undefined || last.sequence <= this.#handedOver) return [];
    const first = events[0];
    return first !== undefined && first.sequence > this.#handedOver
      ? events
      : events.filter((one) => one.sequence > this.#handedOver);
  }

  #handOver(events: readonly AcceptedEvent[]): void {
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    const one: Delivered = {
      last: last.sequence,
      events: events.length,
      receivedAt: first.receivedAt,
      isSettled: false,
    };
    this.#handedOver = last.sequence;
    this.#delivered.push(one);
    this.#consumer.handle(events).then(
      () => this.#settle(one),
      (error: unknown) => this.#takeBack(error),
    );
  }

  #settle(one: Delivered): void {
    one.isSettled = true;
    while (this.#delivered[0]?.isSettled === true) this.#settled = this.#delivered.shift()?.last ?? this.#settled;
    if (!this.#isIdle()) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** What was not settled is read and handed over again. */
  #takeBack(error: unknown): void {
    if (this.#isStopping) return;
    this.#log.error({ err: error, consumer: this.#consumer.name }, 'A consumer of the stream failed; it tries again');
    setTimeout(() => {
      this.#delivered = [];
      this.#handedOver = this.#settled;
      this.#mustRead = this.#consumer.isPassing !== true;
      this.#wake();
    }, pauseAfterFaultMilliseconds);
  }

  async #save(isLast: boolean): Promise<void> {
    if (this.#settled === this.#saved || this.#consumer.isPassing === true) return;
    if (!isLast && Date.now() - this.#savedAt < saveEveryMilliseconds) return;
    const position = this.#settled;
    await this.#store.savePosition(this.#consumer.name, position);
    this.#saved = position;
    this.#savedAt = Date.now();
  }

  /** Waits for the next events, a while at most: a place that moved is kept then. */
  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
