import type { FileShape, JourneyEvent, Mapping, PrivacyRules } from '@throughline/core/events';

/** The cells of a row of events that the import worker writes, in order; `workspace` and `import` stand before them. */
export const eventColumns = [
  'ordinal',
  'id',
  'customer',
  'anonymous',
  'account',
  'activity',
  'kind',
  'touchpoint',
  'channel',
  'function',
  'at',
  'zone_offset_minutes',
  'objects',
  'words',
  'language',
  'cost_minor',
  'revenue_minor',
  'currency',
  'properties',
] as const;

/** The cells of an event for `eventColumns`, in their order. */
export function eventCells(ordinal: number, event: JourneyEvent): unknown[] {
  return [
    ordinal,
    event.id,
    event.customer,
    event.anonymous,
    event.account,
    event.activity,
    event.kind,
    event.touchpoint,
    event.channel,
    event.function,
    event.at,
    event.zoneOffsetMinutes,
    event.objects.map((object) => [object.type, object.id, object.qualifier]),
    event.words,
    event.language,
    event.costMinor,
    event.revenueMinor,
    event.currency,
    event.properties,
  ];
}

/** The other rows a file may hold; `workspace` and `import` stand before these cells too. */
export const quarantineColumns = ['ordinal', 'line', 'reason', 'detail', 'raw'] as const;
export const objectChangeColumns = ['type', 'id', 'at', 'field', 'value'] as const;
export const objectLinkColumns = ['source', 'target', 'qualifier'] as const;

/** What the import worker is told to do. Times are UTC milliseconds. */
export interface ImportTask {
  readonly path: string;
  readonly shape: FileShape;
  readonly mapping: Mapping;
  readonly workspace: string;
  readonly importId: string;
  readonly now: number;
  /** What is hidden of each row before it is staged, and the secret of its hashes. */
  readonly privacy: PrivacyRules;
  readonly secret: string;
  readonly batchRows: number;
  /** Rows up to this ordinal are staged already and are not written again. */
  readonly skipThrough: number;
}

/** Rows of one kind as JSONCompactEachRow; null when there are none. */
type Rows = Uint8Array | null;

/** What the worker says. After each batch it waits until at most two are unacknowledged. */
export type ImportMessage =
  | {
      readonly kind: 'batch';
      readonly events: Rows;
      readonly quarantine: Rows;
      readonly objectChanges: Rows;
      readonly objectLinks: Rows;
      readonly bytesRead: number;
      readonly rowsRead: number;
    }
  | { readonly kind: 'done'; readonly bytesRead: number; readonly rowsRead: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export type ImportCommand = { readonly kind: 'ack' } | { readonly kind: 'cancel' };
