import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { type FileShape, mappingSchema } from '@throughline/core/events';
import { isFault } from '@throughline/core/faults';
import type { Records } from '../../engines/index.ts';
import { inspectFile } from '../formats/index.ts';
import { changeImport } from '../import-store.ts';
import type { StoredConnector } from './connector-store.ts';
import type { Page } from './page.ts';
import { rememberFile, type StoredRun } from './run-store.ts';

/** What becomes of a page: an import that is to be read, nothing, or a file that cannot be read. */
export type KeptPage =
  | { readonly kind: 'import'; readonly id: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Records a page as an import, and in the same transaction how far the connector is: whatever stops the server, the page
 * is either in with the cursor behind it, or neither is.
 */
export async function keepPage(
  records: Records,
  { connector, run }: { connector: StoredConnector; run: StoredRun },
  page: Page,
): Promise<KeptPage> {
  const { size } = await stat(page.path);
  const shape = size === 0 ? null : await shapeOf(page);
  if (shape === null || typeof shape === 'string') {
    await rm(page.path, { force: true });
    if (page.file !== null) await rememberFile(records, { connector: connector.id, file: page.file, error: shape });
    return shape === null ? { kind: 'empty' } : { kind: 'unreadable', why: `${page.name}: ${shape}` };
  }
  await records.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('imports')
      .values({
        id: page.id,
        workspace: connector.workspace,
        source: connector.source,
        file_name: page.name.slice(0, 300),
        path: page.path,
        bytes: size,
        content_hash: page.id,
        state: 'reading',
        shape: JSON.stringify(withoutExamples(shape)),
        mapping: JSON.stringify(mappingSchema.parse(connector.mapping)),
        started_at: new Date(),
        connector_run: run.id,
      })
      .execute();
    if (page.file !== null) await rememberFile(transaction, { connector: connector.id, file: page.file, error: null });
    if (page.cursor === null) return;
    await transaction.updateTable('connectors').set({ cursor: page.cursor }).where('id', '=', connector.id).execute();
    await transaction
      .updateTable('connector_runs')
      .set({ cursor_after: page.cursor })
      .where('id', '=', run.id)
      .execute();
  });
  return { kind: 'import', id: page.id };
}

/** Examples are rows before privacy rules: they are not kept. */
function withoutExamples(shape: FileShape): FileShape {
  return { ...shape, columns: shape.columns.map((column) => ({ ...column, examples: [] })) };
}

/** What a file is, or why it cannot be read. */
async function shapeOf(page: Page): Promise<FileShape | string> {
  if (page.shape !== null) return page.shape;
  try {
    return await inspectFile(page.path, page.name);
  } catch (error) {
    if (isFault(error) && (error.code === 'TL_FILE_DAMAGED' || error.code === 'TL_FORMAT_UNKNOWN'))
      return error.message;
    throw error;
  }
}

/**
 * Puts the pages of earlier runs that could not be read in back into the queue; answers their ids. A page whose file is
 * gone, as after a restore, is pulled again: the connector goes back to where that run began.
 */
export async function retakePages(records: Records, connector: StoredConnector): Promise<readonly string[]> {
  const rows = await records
    .selectFrom('imports')
    .innerJoin('connector_runs', 'connector_runs.id', 'imports.connector_run')
    .select(['imports.id', 'imports.path', 'connector_runs.cursor_before', 'connector_runs.started_at'])
    .where('connector_runs.connector', '=', connector.id)
    .where('imports.state', '=', 'failed')
    .orderBy('imports.number', 'desc')
    .execute();
  const again: string[] = [];
  for (const row of rows) {
    if (existsSync(row.path)) {
      await changeImport(records, row.id, { state: 'reading', error: null, finished_at: null });
      again.push(row.id);
      continue;
    }
    await records.transaction().execute(async (transaction) => {
      await changeImport(transaction, row.id, { state: 'cancelled' });
      await transaction
        .updateTable('connectors')
        .set({ cursor: row.cursor_before })
        .where('id', '=', connector.id)
        .execute();
      await transaction
        .deleteFrom('connector_files')
        .where('connector', '=', connector.id)
        .where('taken_at', '>=', row.started_at)
        .execute();
    });
  }
  return again.reverse();
}
