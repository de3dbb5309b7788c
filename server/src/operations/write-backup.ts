import { sql } from 'kysely';
import type { Analytics, Records } from '../engines/index.ts';
import backupEvents from './backup-events.sql';
import { backupHead, eventBackupColumns, recordTables, smallTables } from './backup-tables.ts';

const rowsPerPage = 20_000;

/** Everything that cannot be made again, as JSON lines: a head, then for each table its name and its rows. */
export async function* writeBackup(analytics: Analytics, records: Records): AsyncGenerator<string> {
  yield `${JSON.stringify(backupHead)}\n`;
  for (const table of recordTables) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(records);
    yield section(`records.${table}`, rows);
  }
  for (const [table, columns] of Object.entries(smallTables)) {
    const text = columns.map((column) => (column === 'at' ? 'toString(at) as at' : column)).join(', ');
    const rows = await analytics.query<Record<string, unknown>>(`select ${text} from ${table} final`);
    yield section(
      `analytics.${table}`,
      rows.map((row) => columns.map((column) => row[column])),
    );
  }
  yield* events(analytics);
  yield `${JSON.stringify({ end: true })}\n`;
}

async function* events(analytics: Analytics): AsyncGenerator<string> {
  let place: Record<string, string | number> = {
    after_workspace: '',
    after_shard: -1,
    after_customer: '',
    after_ms: 0,
    after_sequence: 0,
  };
  for (;;) {
    const rows = await analytics.query<Record<string, unknown> & { place_shard: number; place_ms: number }>(
      backupEvents,
      {
        ...place,
        limit: rowsPerPage,
      },
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield section(
      'analytics.events',
      rows.map((row) =>
        eventBackupColumns.map((column) => (column === 'objects' ? plainObjects(row[column]) : row[column])),
      ),
    );
    place = {
      after_workspace: String(last['workspace']),
      after_shard: last.place_shard,
      after_customer: String(last['customer']),
      after_ms: last.place_ms,
      after_sequence: String(last['sequence']),
    };
  }
}

function plainObjects(objects: unknown): unknown {
  return Array.isArray(objects) ? objects.map((object) => Object.values(object as object)) : [];
}

function section(table: string, rows: readonly unknown[]): string {
  return [JSON.stringify({ table }), ...rows.map((row) => JSON.stringify(row))].map((line) => `${line}\n`).join('');
}
