import {
  type Connector,
  type ConnectorChange,
  connectorSettingsSchema,
  mappingSchema,
  type NewConnector,
  nextRun,
  type Schedule,
  scheduleSchema,
} from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Selectable } from 'kysely';
import type { Records, RecordsSchema } from '../../engines/index.ts';
import { newId } from '../../trust/index.ts';
import { requireSource } from '../source-store.ts';
import { lastRuns } from './run-store.ts';

export type StoredConnector = Selectable<RecordsSchema['connectors']>;

/** The connectors of a workspace by name, each with how its last run went. */
export async function listConnectors(records: Records, workspace: string): Promise<Connector[]> {
  const rows = await records
    .selectFrom('connectors')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('name')
    .execute();
  return withRuns(records, rows);
}

/** One connector. Throws TL_NOT_FOUND. */
export async function getConnector(records: Records, workspace: string, id: string): Promise<StoredConnector> {
  const row = await records
    .selectFrom('connectors')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such connector. Look at the list of connectors.');
  return row;
}

/** One connector as the API shows it. */
export async function describeConnector(records: Records, row: StoredConnector): Promise<Connector> {
  const [one] = await withRuns(records, [row]);
  if (one === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such connector.');
  return one;
}

async function withRuns(records: Records, rows: readonly StoredConnector[]): Promise<Connector[]> {
  const runs = await lastRuns(
    records,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    source: row.source,
    settings: connectorSettingsSchema.parse(row.settings),
    hasSecret: row.secret !== null,
    mapping: mappingSchema.parse(row.mapping),
    schedule: scheduleSchema.parse(row.schedule),
    state: row.state,
    cursor: row.cursor,
    failures: row.failures,
    nextRunAt: row.next_run_at?.toISOString() ?? null,
    lastRun: runs.get(row.id) ?? null,
    createdAt: row.created_at.toISOString(),
  }));
}

/** Records a connector, with a source of its own when none is named. Throws TL_CONFLICT for a name that is taken. */
export function makeConnector(
  records: Records,
  { id, workspace, sealed, now }: { id: string; workspace: string; sealed: string | null; now: number },
  wanted: NewConnector,
): Promise<StoredConnector> {
  return records.transaction().execute(async (transaction) => {
    const source =
      wanted.source === null
        ? await makeOwnSource(transaction, workspace, wanted.name)
        : (await requireSource(transaction, workspace, wanted.source)).id;
    const made = await transaction
      .insertInto('connectors')
      .values({
        id,
        workspace,
        source,
        name: wanted.name,
        kind: wanted.settings.kind,
        settings: JSON.stringify(wanted.settings),
        secret: sealed,
        mapping: JSON.stringify(wanted.mapping),
        schedule: JSON.stringify(wanted.schedule),
        state: 'active',
        next_run_at: firstRun(wanted.schedule, now),
      })
      .onConflict((conflict) => conflict.columns(['workspace', 'name']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made === undefined) throw nameTaken(wanted.name);
    return made;
  });
}

async function makeOwnSource(records: Records, workspace: string, name: string): Promise<string> {
  const made = await records
    .insertInto('sources')
    .values({ id: newId('src'), workspace, name, kind: 'import' })
    .onConflict((conflict) => conflict.columns(['workspace', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return made.id;
  throw new Fault('TL_CONFLICT', `There is already a source called "${name}". Choose it, or another name.`);
}

function nameTaken(name: string): Fault {
  return new Fault('TL_CONFLICT', `There is already a connector called "${name}". Choose another name.`);
}

/** A connector with an interval begins at once; one with a time of day, at that time. */
function firstRun(schedule: Schedule, now: number): Date | null {
  if (schedule.kind === 'by-hand') return null;
  return new Date(schedule.kind === 'every' ? now : (nextRun(schedule, now) ?? now));
}

/** Changes what is given. A secret of undefined stays as it is. */
export async function changeConnector(
  records: Records,
  row: StoredConnector,
  { change, sealed, now }: { change: ConnectorChange; sealed: string | null | undefined; now: number },
): Promise<void> {
  const { name, settings, mapping, schedule, state } = change;
  // How far it is means nothing for another kind.
  const startOver = change.startOver || (settings !== undefined && settings.kind !== row.kind);
  const isDifferentPlan = schedule !== undefined || state !== undefined;
  const plan = { schedule: schedule ?? scheduleSchema.parse(row.schedule), state: state ?? row.state };
  await records.transaction().execute(async (transaction) => {
    if (name !== undefined) await requireFreeName(transaction, row, name);
    if (startOver) await forgetProgress(transaction, row.id);
    await transaction
      .updateTable('connectors')
      .set({
        name: name ?? row.name,
        state: plan.state,
        ...(settings === undefined ? {} : { settings: JSON.stringify(settings), kind: settings.kind }),
        ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
        ...(schedule === undefined ? {} : { schedule: JSON.stringify(schedule) }),
        ...(sealed === undefined ? {} : { secret: sealed }),
        ...(isDifferentPlan
          ? { next_run_at: plan.state === 'paused' ? null : firstRun(plan.schedule, now), failures: 0 }
          : {}),
      })
      .where('id', '=', row.id)
      .execute();
  });
}

/** Throws TL_CONFLICT while a run is under way: its next page would move the connector on again. */
async function forgetProgress(records: Records, id: string): Promise<void> {
  const running = await records
    .selectFrom('connector_runs')
    .select('id')
    .where('connector', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (running !== undefined)
    throw new Fault('TL_CONFLICT', 'A run is under way. Cancel it or wait until it is done, then start over.');
  await records.deleteFrom('connector_files').where('connector', '=', id).execute();
  await records.updateTable('connectors').set({ cursor: null }).where('id', '=', id).execute();
}

async function requireFreeName(records: Records, row: StoredConnector, name: string): Promise<void> {
  const other = await records
    .selectFrom('connectors')
    .select('id')
    .where('workspace', '=', row.workspace)
    .where('name', '=', name)
    .where('id', '!=', row.id)
    .executeTakeFirst();
  if (other !== undefined) throw nameTaken(name);
}

/** The connectors that are due, the longest overdue first. */
export function dueConnectors(records: Records, now: number, most: number): Promise<StoredConnector[]> {
  return records
    .selectFrom('connectors')
    .selectAll()
    .where('state', '=', 'active')
    .where('next_run_at', '<=', new Date(now))
    .orderBy('next_run_at')
    .orderBy('id')
    .limit(most)
    .execute();
}
