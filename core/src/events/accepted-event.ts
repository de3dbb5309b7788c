import type { JourneyEvent } from './event.ts';

/** An event that is on disk. `sequence` is its place in the order of arrival, `receivedAt` UTC milliseconds. */
export interface AcceptedEvent {
  readonly workspace: string;
  readonly source: string;
  readonly sequence: number;
  readonly receivedAt: number;
  readonly event: JourneyEvent;
}
