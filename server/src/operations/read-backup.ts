import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Fault } from '@throughline/core/faults';
import { sql } from 'kysely';
import { type Analytics, type Records, rowsAsBody } from '../engines/index.ts';
import { sequencesPerStart } from '../events/index.ts';
import { backupHead, eventBackupColumns, recordTables, smallTables } from './backup-tables.ts';

const rowsPerAppend = 20_000;

/**
 * Puts a backup into empty engines; answers how many events came back. Throws TL_FILE_DAMAGED when the file is not a
 * whole backup and TL_CONFLICT when there is data already.
 */
export async function readBackup(analytics: Analytics, records: Records, path: string): Promise<number> {
  const taken = await records.selectFrom('workspaces').select('id').limit(1).executeTakeFirst();
  if (taken !== undefined)
    throw new Fault(
      'TL_CONFLICT',
      'There is data here already. Restore into an empty directory: choose one with --data.',
    );
  const lines = createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const restore = new Restore(analytics, records);
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      await restore.take(JSON.parse(line), number);
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('TL_FILE_DAMAGED', `This is not a whole backup: line ${number} cannot be read.`, { cause });
  }
  if (!restore.isComplete)
    throw new Fault('TL_FILE_DAMAGED', 'The backup ends in its middle: it was cut short. Use another one.');
  await goOnCounting(analytics, records);
  return restore.events;
}

class Restore {
  isComplete = false;
  events = 0;
  #table: string | null = null;
  #rows: unknown[] = [];

  constructor(
    readonly analytics: Analytics,
    readonly records: Records,
  ) {}

  async take(value: unknown, number: number): Promise<void> {
    if (number === 1) return checkHead(value);
    if (isMark(value)) {
      await this.#flush();
      this.#table = value.table ?? null;
      this.isComplete = value.end === true;
      return;
    }
    this.#rows.push(value);
    if (this.#rows.length >= rowsPerAppend) await this.#flush();
  }

  async #flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0 || this.#table === null) return;
    const [engine, table] = this.#table.split('.');
    if (engine === 'records') return this.#putRecords(table ?? '', rows as Record<string, unknown>[]);
    if (table === 'events') this.events += rows.length;
    const columns = table === 'events' ? eventBackupColumns : smallTables[table as keyof typeof smallTables];
    if (columns === undefined)
      throw new Fault('TL_FILE_DAMAGED', `The backup holds a table "${table}" that this version does not know.`);
    // A column that came later stands at the end: older backups lack it.
    const told = columns.slice(0, (rows[0] as unknown[] | undefined)?.length);
    await this.analytics.append(table ?? '', rowsAsBody(told, rows as unknown[][]));
  }

  async #putRecords(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    if (!recordTables.some((known) => known === table))
      throw new Fault('TL_FILE_DAMAGED', `The backup holds records "${table}" that this version does not know.`);
    for (const row of rows) {
      const known = Object.entries(restored(table, row));
      const columns = sql.join(known.map(([name]) => sql.ref(name)));
      const values = sql.join(
        known.map(([, value]) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)),
      );
      await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(this.records);
    }
  }
}

/** Numbers given from now on lie after those of the backup: of imports, of the events of each start, and of decisions. */
async function goOnCounting(analytics: Analytics, records: Records): Promise<void> {
  const [last] = await analytics.query<{ start: number }>(
    'select intDiv(max(sequence), {size:UInt64}) as start from events',
    { size: sequencesPerStart },
  );
  await sql`select setval('import_numbers', greatest(${last?.start ?? 0}::bigint, (select coalesce(max(number), 0) from imports), 1))`.execute(
    records,
  );
  await sql`select setval('identity_decision_numbers', (select coalesce(max(number), 1) from identity_decisions))`.execute(
    records,
  );
}

/** A row as it goes back: an identity is given anew, an import that was under way has lost its file, cases are built again. */
function restored(table: string, row: Record<string, unknown>): Record<string, unknown> {
  if (table === 'audit') return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
  if (table === 'journeys' || table === 'life_stages') return { ...row, built_version: null };
  const underWay =
    table === 'imports' && ['uploaded', 'reading', 'publishing', 'discovering'].includes(String(row['state']));
  return underWay
    ? { ...row, state: 'failed', error: 'The backup was taken while this file was being read. Send it again.' }
    : row;
}

function checkHead(value: unknown): void {
  const head = value as Partial<typeof backupHead>;
  if (head.throughline === backupHead.throughline && head.layout === backupHead.layout) return;
  throw new Fault('TL_FILE_DAMAGED', 'This is not a backup of Throughline, or one of a newer version.');
}

function isMark(value: unknown): value is { table?: string; end?: boolean } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length === 1 &&
    ('table' in value || 'end' in value)
  );
}
