import { rm } from 'node:fs/promises';
import { type ImportJob, type Mapping, statesUnderWay } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Selectable, Updateable } from 'kysely';
import type { Records, RecordsSchema } from '../engines/index.ts';

/** `imported_before` is when the same content was read in by an earlier import that still stands. */
export type StoredImport = Selectable<RecordsSchema['imports']> & { readonly imported_before: Date | null };
type Change = Updateable<RecordsSchema['imports']>;

/** One import. Throws TL_IMPORT_UNKNOWN. */
export async function getImport(records: Records, workspace: string, id: string): Promise<StoredImport> {
  const row = await selectImports(records)
    .where('imports.workspace', '=', workspace)
    .where('imports.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Fault('TL_IMPORT_UNKNOWN', 'There is no such import in this workspace.');
  return withNumbers(row);
}

/** The newest imports of people, those that wait for their mapping among them, or the pages that one run of a connector brought in. */
export async function listImports(
  records: Records,
  workspace: string,
  page: { readonly limit: number; readonly before: string | null; readonly run: string | null },
): Promise<readonly StoredImport[]> {
  let question = selectImports(records).where('imports.workspace', '=', workspace);
  question =
    page.run === null ? question.where('connector_run', 'is', null) : question.where('connector_run', '=', page.run);
  if (page.before !== null) question = question.where('number', '<', Number(page.before));
  const rows = await question.orderBy('number', 'desc').limit(page.limit).execute();
  return rows.map(withNumbers);
}

function selectImports(records: Records) {
  return records
    .selectFrom('imports')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('imports as earlier')
        .select(({ fn }) => fn.max('earlier.finished_at').as('finished_at'))
        .whereRef('earlier.workspace', '=', 'imports.workspace')
        .whereRef('earlier.content_hash', '=', 'imports.content_hash')
        .whereRef('earlier.number', '<', 'imports.number')
        .where('earlier.state', '=', 'done')
        .as('imported_before'),
    );
}

/** Big numbers come as texts from one of the engines. */
function withNumbers<Row extends { bytes: number; number: number }>(row: Row): Row {
  return { ...row, bytes: Number(row.bytes), number: Number(row.number) };
}

export async function changeImport(records: Records, id: string, change: Change): Promise<void> {
  await records.updateTable('imports').set(change).where('id', '=', id).execute();
}

/** A later file that found some of its events already here: taking out an earlier one may take those out too. */
export async function laterWithDuplicates(records: Records, row: StoredImport): Promise<StoredImport | null> {
  const later = await selectImports(records)
    .where('imports.workspace', '=', row.workspace)
    .where('state', '=', 'done')
    .where('number', '>', row.number)
    .orderBy('number')
    .execute();
  return later.find((one) => (one.result?.duplicates ?? 0) > 0) ?? null;
}

/** Records that an import is to be read; answers false when somebody else was quicker. */
export async function startImport(records: Records, row: StoredImport, mapping: Mapping): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('imports')
    .set({
      state: 'reading',
      started_at: new Date(),
      error: null,
      finished_at: null,
      mapping: JSON.stringify(mapping),
    })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether any file of a workspace is being read in. Those that are undone wait for each other. */
export async function isAnyReadIn(records: Records, workspace: string): Promise<boolean> {
  const row = await records
    .selectFrom('imports')
    .select('id')
    .where('workspace', '=', workspace)
    .where('state', 'in', statesUnderWay)
    .where('state', '!=', 'undoing')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Records that an import is to be taken out; answers false when somebody else was quicker. */
export async function startUndo(records: Records, row: StoredImport): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('imports')
    .set({ state: 'undoing' })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets a file that was sent and never started. */
export async function forgetUpload(records: Records, row: StoredImport): Promise<void> {
  await records.deleteFrom('imports').where('id', '=', row.id).where('state', '=', 'uploaded').execute();
  await rm(row.path, { force: true });
}

/** Imports that a stop of the server cut short: they go on where they were. */
export async function unfinishedImports(records: Records): Promise<readonly StoredImport[]> {
  const rows = await selectImports(records).where('state', 'in', statesUnderWay).orderBy('number').execute();
  return rows.map(withNumbers);
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly share: number;
  readonly startedAt: number;
}

/** An import as the API shows it. */
export function importAnswer(row: StoredImport, progress: ImportProgress | null): ImportJob {
  const finished = row.state === 'done';
  const seconds = progress === null ? 0 : (Date.now() - progress.startedAt) / 1000;
  const share = finished ? 1 : (progress?.share ?? 0);
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state,
    shape: row.shape,
    mapping: row.mapping,
    progress: {
      bytesRead: progress?.bytesRead ?? (finished ? row.bytes : 0),
      rowsRead:
        progress?.rowsRead ??
        (row.result === null ? 0 : row.result.accepted + row.result.duplicates + row.result.quarantined),
      share,
      rowsPerSecond: progress === null || seconds <= 0 ? 0 : progress.rowsRead / seconds,
      secondsLeft: progress === null || share <= 0.01 ? null : (seconds * (1 - share)) / share,
    },
    result: row.result,
    error: row.error,
    importedBefore: row.imported_before?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
