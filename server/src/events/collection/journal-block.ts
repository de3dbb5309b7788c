import { acceptedOfCells, liveColumns, type WrittenEvent } from './event-line.ts';

/** The tables that live events go to, each with the columns of its rows. */
export const journalTables = {
  events: liveColumns,
  quarantine: ['workspace', 'import', 'ordinal', 'line', 'reason', 'detail', 'raw', 'received_at'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type JournalTable = keyof typeof journalTables;

/** Rows of one table as the engine reads them: one JSON array a line. */
export interface JournalBlock {
  readonly table: JournalTable;
  readonly body: Buffer;
  readonly rows: number;
}

/** Where the place of a row in the order of arrival stands, and when it came. */
const placesOf = {
  events: { sequence: liveColumns.indexOf('sequence'), receivedAt: liveColumns.indexOf('received_at') },
  quarantine: { sequence: 2, receivedAt: 7 },
} as const;

export interface JournalRow {
  readonly text: string;
  /** Its place in the order of arrival. */
  readonly sequence: number;
  /** UTC milliseconds. */
  readonly receivedAt: number;
}

export function rowsOf({ table, body }: JournalBlock): readonly JournalRow[] {
  const places = placesOf[table];
  return body
    .toString()
    .split('\n')
    .map((text) => {
      const cells = JSON.parse(text) as unknown[];
      return { text, sequence: Number(cells[places.sequence]), receivedAt: Number(cells[places.receivedAt]) };
    });
}

export function blockOf(table: JournalTable, rows: readonly string[]): JournalBlock {
  return { table, body: Buffer.from(rows.join('\n')), rows: rows.length };
}

/** The events of a block. */
export function eventsOf({ table, body }: JournalBlock): readonly WrittenEvent[] {
  if (table !== 'events') return [];
  const rows = body.toString().split('\n');
  return rows.map((row) => acceptedOfCells(JSON.parse(row) as unknown[]));
}
