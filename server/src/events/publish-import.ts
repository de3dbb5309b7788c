import type { ImportJob } from '@throughline/core/events';
import type { Analytics, Parameters } from '../engines/index.ts';
import importResult from './import-result.sql';
import publishEvents from './publish-events.sql';
import quarantineConflicts from './quarantine-conflicts.sql';
import { sequencesPerStart } from './revisions.ts';
import { shardCount } from './shards.ts';
import stageCounts from './stage-counts.sql';
import stagedIdentity from './staged-identity.sql';
import touchStaged from './touch-staged.sql';

const rowsPerPublish = 250_000;

/** What publishing needs to know of an import. `number` is unique and gives the events their place in the order of arrival. */
export interface StagedImport {
  readonly id: string;
  readonly workspace: string;
  readonly source: string;
  readonly number: number;
  readonly receivedAt: Date;
}

export interface StageCounts {
  readonly rows: number;
  readonly last_ordinal: number;
  readonly rows_with_id: number;
  readonly customers: number;
}

/** How much of an import is staged; a resumed import goes on after `last_ordinal`. */
export async function countStaged(analytics: Analytics, importId: string): Promise<StageCounts> {
  const [counts] = await analytics.query<StageCounts>(stageCounts, { import: importId });
  return counts ?? { rows: 0, last_ordinal: 0, rows_with_id: 0, customers: 0 };
}

/**
 * Makes the staged events part of the workspace. An event that is there already is left out, so publishing can stop
 * anywhere and be done again: the state it ends in is the same.
 */
export async function publishStaged(
  analytics: Analytics,
  staged: StagedImport,
  onProgress: (share: number) => void,
): Promise<void> {
  const counts = await countStaged(analytics, staged.id);
  if (counts.rows === 0) return;
  await dropPartition(analytics, 'touched_customers', staged.id);
  await analytics.query(touchStaged, { import: staged.id });
  const [before] = await analytics.query<{ n: number }>(
    'select count() as n from events where workspace = {workspace:String}',
    {
      workspace: staged.workspace,
    },
  );
  const parts = Math.min(shardCount, Math.ceil(counts.rows / rowsPerPublish));
  const width = Math.ceil(shardCount / parts);
  for (let from = 0; from < shardCount; from += width) {
    const to = Math.min(shardCount, from + width) - 1;
    const parameters: Parameters = {
      import: staged.id,
      workspace: staged.workspace,
      source: staged.source,
      base: staged.number * sequencesPerStart,
      received_at: staged.receivedAt.toISOString().replace('T', ' ').replace('Z', ''),
      // An id may come in two slices of one file, so only a file without ids can skip the look at what is there.
      first: (before?.n ?? 0) === 0 && counts.rows_with_id === 0,
      shard_from: from,
      shard_to: to,
    };
    await analytics.query(
      publishEvents.replace('/*staged*/', () => stagedIdentity),
      parameters,
    );
    if (counts.rows_with_id > 0)
      await analytics.query(
        quarantineConflicts.replace('/*staged*/', () => stagedIdentity),
        parameters,
      );
    onProgress((to + 1) / shardCount);
  }
}

/** What an import brought, read back from what is stored. */
export async function readImportResult(
  analytics: Analytics,
  staged: StagedImport,
): Promise<NonNullable<ImportJob['result']>> {
  const scope = { import: staged.id, workspace: staged.workspace };
  const [result] = await analytics.query<{ accepted: number; customers: number; first_ms: number; last_ms: number }>(
    importResult,
    scope,
  );
  const [held] = await analytics.query<{ n: number; conflicts: number }>(
    "select count() as n, countIf(reason = 'same-id-other-content') as conflicts from quarantine final where workspace = {workspace:String} and import = {import:String} and state = 'waiting'",
    scope,
  );
  const accepted = result?.accepted ?? 0;
  const staging = await countStaged(analytics, staged.id);
  const iso = (ms: number | undefined) => (accepted === 0 || ms === undefined ? null : new Date(ms).toISOString());
  return {
    accepted,
    duplicates: Math.max(0, staging.rows - accepted - (held?.conflicts ?? 0)),
    quarantined: held?.n ?? 0,
    customers: result?.customers ?? 0,
    firstAt: iso(result?.first_ms),
    lastAt: iso(result?.last_ms),
  };
}

/** Empties what an import left for its own use. */
export async function clearStaging(analytics: Analytics, importId: string): Promise<void> {
  await dropPartition(analytics, 'staged_events', importId);
  await dropPartition(analytics, 'touched_customers', importId);
}

async function dropPartition(
  analytics: Analytics,
  table: 'staged_events' | 'touched_customers',
  importId: string,
): Promise<void> {
  await analytics.query(`alter table ${table} drop partition {import:String}`, { import: importId });
}
