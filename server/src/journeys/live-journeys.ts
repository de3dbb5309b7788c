import type { AcceptedEvent } from '@throughline/core/events';
import type { Consumer } from '../engines/index.ts';
import { CustomersInNews } from './customers-in-news.ts';
import type { JourneyBuilder } from './journey-builder.ts';

/** What happened in a workspace since its last cut. */
interface Pending {
  readonly customers: CustomersInNews;
  readonly objectTypes: Set<string>;
  /** The first and the last event of it, in the order of arrival. */
  first: number;
  last: number;
  readonly done: (() => void)[];
  readonly failed: ((error: unknown) => void)[];
}

export interface LiveParts {
  readonly builder: JourneyBuilder;
  /** Resolves when the events up to a place in the order of arrival can be read. */
  readonly flushed: (sequence: number) => Promise<void>;
  /** Hears of every workspace whose cases were brought up to date. */
  readonly onChange?: (workspace: string) => void;
}

/**
 * A cut is followed by a pause, so that who is asked finds room on the machine: a short one, which keeps the rooms
 * current; twice as long as the cut where it was of so many customers that taking events in needs the room.
 */
const manyCustomers = 20_000;
const shortestPauseMilliseconds = 25;
const longestPauseMilliseconds = 8000;

/** Cuts as many events as have come since the last cut: the busier it is, the more go into one. */
export class LiveJourneys implements Consumer {
  static readonly consumer = 'journeys';
  readonly name = LiveJourneys.consumer;
  readonly #builder: JourneyBuilder;
  readonly #flushed: (sequence: number) => Promise<void>;
  readonly #onChange: (workspace: string) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #working = new Set<string>();

  constructor({ builder, flushed, onChange = () => undefined }: LiveParts) {
    this.#builder = builder;
    this.#flushed = flushed;
    this.#onChange = onChange;
  }

  handle(events: readonly AcceptedEvent[]): Promise<void> {
    // What waits for the cut must not hold the events: there may be hundreds of thousands.
    return this.#whenCut(this.#note(events));
  }

  #note(events: readonly AcceptedEvent[]): ReadonlySet<string> {
    const workspaces = new Set<string>();
    for (const { workspace, sequence, event } of events) {
      const pending = this.#pendingOf(workspace);
      pending.customers.note(event);
      pending.first = Math.min(pending.first, sequence);
      pending.last = Math.max(pending.last, sequence);
      for (const { type } of event.objects) pending.objectTypes.add(type);
      workspaces.add(workspace);
    }
    return workspaces;
  }

  async #whenCut(workspaces: ReadonlySet<string>): Promise<void> {
    await Promise.all([...workspaces].map((workspace) => this.#cutNext(workspace)));
  }

  #pendingOf(workspace: string): Pending {
    const kept = this.#pending.get(workspace) ?? newPending();
    this.#pending.set(workspace, kept);
    return kept;
  }

  /** Resolves when what is pending now is cut. */
  #cutNext(workspace: string): Promise<void> {
    const pending = this.#pendingOf(workspace);
    const mine = new Promise<void>((resolve, reject) => {
      pending.done.push(resolve);
      pending.failed.push(reject);
    });
    if (!this.#working.has(workspace)) void this.#work(workspace);
    return mine;
  }

  async #work(workspace: string): Promise<void> {
    this.#working.add(workspace);
    for (let next = this.#pending.get(workspace); next !== undefined; next = this.#pending.get(workspace)) {
      this.#pending.delete(workspace);
      const begun = performance.now();
      await new Promise<void>((whenKept) => {
        void this.#cut(workspace, next, whenKept).finally(whenKept);
      });
      await pauseAfter(performance.now() - begun, next.customers.count);
    }
    this.#working.delete(workspace);
  }

  /** Resolves when what is pending can be read; it says earlier when the next cut may begin. */
  async #cut(workspace: string, { done, failed, ...pending }: Pending, whenKept: () => void): Promise<void> {
    try {
      const { customers, objectTypes, first, last } = pending;
      await this.#flushed(last);
      await this.#builder.refreshLive(
        { workspace, customers: customers.all(), links: customers.links(), objectTypes, arrived: { first, last } },
        whenKept,
      );
      for (const resolve of done) resolve();
      this.#onChange(workspace);
    } catch (error) {
      for (const reject of failed) reject(error);
    }
  }
}

function newPending(): Pending {
  return {
    customers: new CustomersInNews(),
    objectTypes: new Set(),
    first: Number.MAX_SAFE_INTEGER,
    last: 0,
    done: [],
    failed: [],
  };
}

function pauseAfter(took: number, customers: number): Promise<void> {
  const wanted = customers > manyCustomers ? 2 * took : took / 40;
  const milliseconds = Math.min(longestPauseMilliseconds, Math.max(shortestPauseMilliseconds, wanted));
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
