import type { ConnectorRun } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { type Selectable, sql } from 'kysely';
import type { Records, RecordsSchema } from '../../engines/index.ts';
import { newId } from '../../trust/index.ts';
import type { FileState } from './page.ts';

export type StoredRun = Selectable<RecordsSchema['connector_runs']>;

/** How many runs are remembered of a connector. */
const remembered = 1000;

/** Records that a run begins. Throws TL_CONFLICT when one is under way. */
export async function beginRun(
  records: Records,
  connector: { readonly id: string; readonly cursor: string | null },
): Promise<StoredRun> {
  const run = await records
    .insertInto('connector_runs')
    .values({
      id: newId('run'),
      connector: connector.id,
      state: 'running',
      cursor_before: connector.cursor,
      cursor_after: connector.cursor,
    })
    .onConflict((conflict) => conflict.column('connector').where('state', '=', 'running').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (run !== undefined) return run;
  throw new Fault('TL_CONFLICT', 'This connector is running. Wait until it is done, or cancel the run.');
}

/** The runs that a stop of the server cut short. */
export function openRuns(records: Records): Promise<StoredRun[]> {
  return records
    .selectFrom('connector_runs')
    .selectAll()
    .where('state', '=', 'running')
    .orderBy('started_at')
    .execute();
}

/** Records how a run ended, and when the next is due. */
export async function endRun(
  records: Records,
  run: StoredRun,
  end: {
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly error: string | null;
    readonly failures: number;
    readonly nextRunAt: Date | null;
  },
): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('connector_runs')
      .set({ state: end.state, error: end.error, finished_at: new Date() })
      .where('id', '=', run.id)
      .execute();
    await transaction
      .updateTable('connectors')
      .set({ failures: end.failures })
      .where('id', '=', run.connector)
      .execute();
    await transaction
      .updateTable('connectors')
      .set({ next_run_at: end.nextRunAt })
      .where('id', '=', run.connector)
      .where('state', '=', 'active')
      .execute();
    await sql`delete from connector_runs where connector = ${run.connector} and id in (
      select id from connector_runs where connector = ${run.connector}
      order by started_at desc, id desc offset ${remembered})`.execute(transaction);
  });
}

/** The runs of a connector, the newest first. */
export async function listRuns(records: Records, connector: string, page: { limit: number; offset: number }) {
  const rows = await records
    .selectFrom('connector_runs')
    .selectAll()
    .where('connector', '=', connector)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return runAnswers(records, rows);
}

/** The newest run of each of some connectors. */
export async function lastRuns(
  records: Records,
  connectors: readonly string[],
): Promise<ReadonlyMap<string, ConnectorRun>> {
  if (connectors.length === 0) return new Map();
  const rows = await records
    .selectFrom('connector_runs')
    .selectAll()
    .distinctOn('connector')
    .where('connector', 'in', connectors)
    .orderBy('connector')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const answers = await runAnswers(records, rows);
  return new Map(rows.flatMap((row, place) => (answers[place] === undefined ? [] : [[row.connector, answers[place]]])));
}

async function runAnswers(records: Records, rows: readonly StoredRun[]): Promise<ConnectorRun[]> {
  const counts = await countsOf(
    records,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const { pages = 0, accepted = 0, duplicates = 0, quarantined = 0 } = counts.get(row.id) ?? {};
    return {
      id: row.id,
      state: row.state,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      cursorBefore: row.cursor_before,
      cursorAfter: row.cursor_after,
      pages,
      rows: accepted + duplicates + quarantined,
      accepted,
      duplicates,
      quarantined,
      error: row.error,
    };
  });
}

/** What the imports of runs have told: counted from them, so that a restart counts nothing twice. */
async function countsOf(records: Records, runs: readonly string[]) {
  if (runs.length === 0) return new Map<string, Record<'pages' | 'accepted' | 'duplicates' | 'quarantined', number>>();
  const sum = (name: string) => sql<number>`coalesce(sum((result ->> ${name}::text)::bigint), 0)`;
  const rows = await records
    .selectFrom('imports')
    .select(['connector_run', sql<number>`count(*)`.as('pages')])
    .select([sum('accepted').as('accepted'), sum('duplicates').as('duplicates'), sum('quarantined').as('quarantined')])
    .where('connector_run', 'in', runs)
    .groupBy('connector_run')
    .execute();
  return new Map(
    rows.map((row) => [
      row.connector_run ?? '',
      {
        pages: Number(row.pages),
        accepted: Number(row.accepted),
        duplicates: Number(row.duplicates),
        quarantined: Number(row.quarantined),
      },
    ]),
  );
}

/** Of some files, those that a connector has not taken in this state. */
export async function untakenOf(
  records: Records,
  connector: string,
  files: readonly FileState[],
): Promise<readonly FileState[]> {
  if (files.length === 0) return [];
  const rows = await records
    .selectFrom('connector_files')
    .select(['path', 'mark'])
    .where('connector', '=', connector)
    .where(
      'path',
      'in',
      files.map((file) => file.path),
    )
    .execute();
  const marks = new Map(rows.map((row) => [row.path, row.mark]));
  return files.filter((file) => marks.get(file.path) !== file.mark);
}

/** Remembers a file in the state in which it was taken, or could not be read. */
export async function rememberFile(
  records: Records,
  taken: { readonly connector: string; readonly file: FileState; readonly error: string | null },
): Promise<void> {
  const { connector, file, error } = taken;
  const change = { mark: file.mark, error, taken_at: new Date() };
  await records
    .insertInto('connector_files')
    .values({ connector, path: file.path, ...change })
    .onConflict((conflict) => conflict.columns(['connector', 'path']).doUpdateSet(change))
    .execute();
}
