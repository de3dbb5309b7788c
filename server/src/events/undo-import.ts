import type { Analytics, Records } from '../engines/index.ts';
import type { StoredImport } from './import-store.ts';
import { clearStaging } from './publish-import.ts';

/** Takes everything an import brought out again. The journeys must be cut anew afterwards. */
export async function undoImport(analytics: Analytics, records: Records, row: StoredImport): Promise<void> {
  const scope = { workspace: row.workspace, import: row.id };
  await clearStaging(analytics, row.id);
  for (const table of ['events', 'quarantine', 'object_changes', 'object_links']) {
    await analytics.query(
      `alter table ${table} delete where workspace = {workspace:String} and import = {import:String} settings mutations_sync = 2`,
      scope,
    );
  }
  await records.deleteFrom('imports').where('id', '=', row.id).execute();
}
