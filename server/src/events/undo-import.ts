import { rm } from 'node:fs/promises';
import type { Analytics } from '../engines/index.ts';
import type { StoredImport } from './import-store.ts';
import { clearStaging } from './publish-import.ts';

type ImportScope = Pick<StoredImport, 'id' | 'workspace'>;

/** Takes everything an import brought out again. The journeys must be cut anew afterwards. Can be done again after a crash. */
export async function takeOutImport(
  analytics: Analytics,
  row: ImportScope & Pick<StoredImport, 'path'>,
): Promise<void> {
  await takeOut(analytics, row, ['events', 'quarantine', 'object_changes', 'object_links']);
  if (row.path !== '') await rm(row.path, { force: true });
}

/** Takes out what a file left that was read in part: none of its events is in, so the journeys stay as they are. */
export async function forgetReading(analytics: Analytics, row: StoredImport): Promise<void> {
  await clearStaging(analytics, row.id);
  await takeOut(analytics, row, ['quarantine', 'object_changes', 'object_links']);
}

/** Tables that hold something of the import lose it; the others are not touched, which a full disk would not allow. */
async function takeOut(analytics: Analytics, row: ImportScope, tables: readonly string[]): Promise<void> {
  const scope = { workspace: row.workspace, import: row.id };
  const where = 'where workspace = {workspace:String} and import = {import:String}';
  for (const table of tables) {
    const [held] = await analytics.query<{ n: number }>(`select count() as n from ${table} ${where}`, scope);
    if ((held?.n ?? 0) === 0) continue;
    // Rows are only marked: to write millions of others anew would take the engine long. Its next merge leaves them out.
    await analytics.query(`delete from ${table} ${where} settings lightweight_deletes_sync = 2`, scope);
  }
}
