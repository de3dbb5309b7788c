import { acceptedOfCells, liveColumns, type WrittenEvent } from './event-line.ts';

/** The tables that live events go to, each with the columns of its rows. */
export const journalTables = {
  events: liveColumns,
  quarantine: ['workspace', 'import', 'ordinal', 'line', 'reason', 'detail', 'raw'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type JournalTable = keyof typeof journalTables;

/** Rows of one table as the engine reads them: one JSON array a line. */
export interface JournalBlock {
  readonly table: JournalTable;
  readonly body: Buffer;
  readonly rows: number;
}

/** Where the sequence of a row stands. */
const sequenceAt = { events: liveColumns.indexOf('sequence'), quarantine: 2 } as const;

/** The rows of a block, each with its place in the order of arrival. */
export function rowsOf({ table, body }: JournalBlock): readonly { readonly text: string; readonly sequence: number }[] {
  return body
    .toString()
    .split('\n')
    .map((text) => ({ text, sequence: Number((JSON.parse(text) as unknown[])[sequenceAt[table]]) }));
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
