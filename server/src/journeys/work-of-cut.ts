import type { Link } from '@throughline/core/events';
import type { Analytics } from '../engines/index.ts';
import type { StoredJourney } from './journey-store.ts';

/** Where the builder tells what went wrong behind the scenes. */
export interface BuilderLog {
  error(detail: object, message: string): void;
}

export interface Refresh {
  readonly workspace: string;
  /** Only customers this import touched; null for everybody. */
  readonly touchedImport: string | null;
  readonly onProgress?: (share: number) => void;
}

/** How many events a workspace has, and which journeys. */
export interface Survey {
  readonly all: number;
  readonly stored: readonly StoredJourney[];
}

/** What is cut, and what is known of how it changed. */
export interface WorkOfCut extends Refresh {
  /** How the engine is asked: behind those who wait, or as one of them. */
  readonly engine: Analytics;
  /**
   * The types of the objects that new events concern, where nothing else changes cases; null where an event may have been
   * taken out or given to another customer.
   */
  readonly objectTypes?: ReadonlySet<string> | null;
  /** Whether the touched customers are few enough that all their events can be held at once. */
  readonly areFew?: boolean;
  /** Up to which event the cases were kept before, where nothing but newer events changes them. */
  readonly keptThrough?: number | null;
  /** Whether any identifiers were joined, where that is known. */
  readonly isJoined?: boolean;
  /** The types of objects that lost events: who else shares one of those is not known any more. */
  readonly lostTypes?: ReadonlySet<string>;
  readonly survey?: Survey;
  /** Journeys whose cases follow what happened already. */
  readonly grown?: ReadonlySet<string>;
}

/** Which journeys have followed new events, and whether that was all there is to follow. */
export interface Grown {
  readonly journeys: ReadonlySet<string>;
  /** Customers whose cases may be other ones now than what is new of them tells. */
  readonly late: ReadonlySet<string>;
  readonly isAll: boolean;
}

/** Customers to whom something happened, and what that says of who is who. */
export interface LiveChange {
  readonly workspace: string;
  readonly customers: ReadonlySet<string>;
  readonly links: readonly Link[];
  /** The types of the objects that it concerns. */
  readonly objectTypes: ReadonlySet<string>;
  /** Its first and its last event in the order of arrival; it has all events of the workspace between them. */
  readonly arrived?: { readonly first: number; readonly last: number };
}

/** Events to be taken out. */
export interface TakeOut {
  readonly workspace: string;
  readonly importId: string;
  /** Everything is cut anew, as some of the events may be out already. */
  readonly isWhole: boolean;
  readonly remove: () => Promise<void>;
}
