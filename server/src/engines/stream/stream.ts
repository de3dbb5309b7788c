import type { AcceptedEvent } from '@throughline/core/events';

/** Something that reacts to every accepted event: at least once, each customer's in the order of arrival. */
export interface Consumer {
  /** Stable: its place in the stream is kept under this name. */
  readonly name: string;
  /** Hears only what comes from now on, as long as the server runs; its place is not kept. */
  readonly isPassing?: boolean;
  /**
   * Takes events over. When it resolves, what they change is on disk; until then they may come again after a crash.
   * The next events come before that, so that work can be put together.
   */
  handle(events: readonly AcceptedEvent[]): Promise<void>;
}

/** How far a consumer is behind what was accepted. */
export interface ConsumerLag {
  readonly consumer: string;
  readonly events: number;
  /** Since the oldest event that it has not settled arrived. */
  readonly seconds: number;
}

/** The way from accepted events to the rooms that react. One contract suite runs on every kind. */
export interface Stream {
  /** Passes on events that are on disk, in the order of their sequence. When it resolves, they will reach every consumer. */
  publish(events: readonly AcceptedEvent[]): Promise<void>;
  /** Starts a consumer where it was when the server stopped. */
  subscribe(consumer: Consumer): Promise<void>;
  lags(): readonly ConsumerLag[];
  /** Resolves when every consumer has settled all that was published. */
  settle(): Promise<void>;
  /** Delivers nothing more, and keeps the places of the consumers. */
  stop(): Promise<void>;
}

/** Where a stream tells what went wrong behind the scenes. */
export interface StreamLog {
  error(detail: object, message: string): void;
}
