import { rm } from 'node:fs/promises';
import type { Analytics } from '../engines/index.ts';
import type { StoredImport } from './import-store.ts';
import { clearStaging } from './publish-import.ts';

/** Takes everything an import brought out again. The journeys must be cut anew afterwards. Can be done again after a crash. */
export async function takeOutImport(analytics: Analytics, row: StoredImport): Promise<void> {
  await takeOut(analytics, row, ['events', 'quarantine', 'object_changes', 'object_links']);
  if (row.path !== '') await rm(row.path, { force: true });
}

/** Takes out what a file left that was read in part: none of its events is in, so the journeys stay as they are. */
export async function forgetReading(analytics: Analytics, row: StoredImport): Promise<void> {
  await takeOut(analytics, row, ['quarantine', 'object_changes', 'object_links']);
}

async function takeOut(analytics: Analytics, row: StoredImport, tables: readonly string[]): Promise<void> {
  await clearStaging(analytics, row.id);
  for (const table of tables) await takeOutOf(analytics, row, table);
}

/** A table is written anew only when it holds something of the import. */
async function takeOutOf(analytics: Analytics, row: StoredImport, table: string): Promise<void> {
  const scope = { workspace: row.workspace, import: row.id };
  const where = 'where workspace = {workspace:String} and import = {import:String}';
  const [held] = await analytics.query<{ n: number }>(`select count() as n from ${table} ${where}`, scope);
  if ((held?.n ?? 0) === 0) return;
  await analytics.query(`alter table ${table} delete ${where} settings mutations_sync = 2`, scope);
}
