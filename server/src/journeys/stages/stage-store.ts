import { Fault } from '@throughline/core/faults';
import type { StagesDefinition } from '@throughline/core/journeys';
import { lockWorkspace, type Records } from '../../engines/index.ts';

/** The life stages of a workspace as recorded: the newest version, and the one customers were led through. */
export interface StoredStages {
  readonly version: number;
  readonly builtVersion: number | null;
  readonly definition: StagesDefinition;
  readonly author: string;
  readonly updatedAt: Date;
}

/** The life stages of a workspace; null where none are defined. */
export async function findStages(records: Records, workspace: string): Promise<StoredStages | null> {
  const row = await records
    .selectFrom('life_stages')
    .innerJoin('life_stage_versions', (join) =>
      join
        .onRef('life_stage_versions.workspace', '=', 'life_stages.workspace')
        .onRef('life_stage_versions.version', '=', 'life_stages.version'),
    )
    .select(['life_stages.version', 'life_stages.built_version', 'life_stages.updated_at'])
    .select(['life_stage_versions.definition', 'life_stage_versions.author'])
    .where('life_stages.workspace', '=', workspace)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { built_version, updated_at, ...rest } = row;
  return { ...rest, builtVersion: built_version, updatedAt: updated_at };
}

/** The life stages of a workspace. Throws TL_STAGE_UNKNOWN where none are defined. */
export async function getStages(records: Records, workspace: string): Promise<StoredStages> {
  const found = await findStages(records, workspace);
  if (found !== null) return found;
  throw new Fault(
    'TL_STAGE_UNKNOWN',
    'No life stages are defined. Define them with PUT /api/v1/stages; GET /api/v1/stages/proposal suggests some.',
  );
}

/** The version whose numbers can be read: that of before while a new one is being worked out. */
export async function readableStages(
  records: Records,
  workspace: string,
): Promise<{ readonly version: number; readonly definition: StagesDefinition }> {
  const { version, builtVersion, definition } = await getStages(records, workspace);
  if (builtVersion === null || builtVersion === version) return { version, definition };
  const row = await records
    .selectFrom('life_stage_versions')
    .select('definition')
    .where('workspace', '=', workspace)
    .where('version', '=', builtVersion)
    .executeTakeFirstOrThrow();
  return { version: builtVersion, definition: row.definition };
}

export interface NewStages {
  readonly workspace: string;
  readonly author: string;
  readonly definition: StagesDefinition;
}

/** Records a definition as the next version; those before stay to be looked at. */
export async function putStages(records: Records, { workspace, author, definition }: NewStages): Promise<number> {
  return records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    const before = await transaction
      .selectFrom('life_stages')
      .select('version')
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    const version = (before?.version ?? 0) + 1;
    await transaction
      .insertInto('life_stages')
      .values({ workspace, version })
      .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ version, updated_at: new Date() }))
      .execute();
    const row = { workspace, version, definition: JSON.stringify(definition), author };
    await transaction.insertInto('life_stage_versions').values(row).execute();
    return version;
  });
}

/** Records that customers were led through a version; answers false when a newer one came meanwhile. */
export async function markStagesBuilt(records: Records, workspace: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('life_stages')
    .set({ built_version: version })
    .where('workspace', '=', workspace)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that customers stand where the stages do not lead them, so that everybody is led through them anew. */
export async function markStagesUnbuilt(records: Records, workspace: string): Promise<void> {
  await records
    .updateTable('life_stages')
    .set({ built_version: null })
    .where('workspace', '=', workspace)
    .where('built_version', '=', (where) => where.ref('version'))
    .execute();
}

/** The workspaces whose newest stages nobody was led through yet. */
export async function listUnbuiltStages(records: Records): Promise<readonly string[]> {
  const rows = await records
    .selectFrom('life_stages')
    .select('workspace')
    .where((where) =>
      where.or([where('built_version', 'is', null), where('built_version', '!=', where.ref('version'))]),
    )
    .execute();
  return rows.map((row) => row.workspace);
}

/** All versions of the stages, newest first. */
export async function listStageVersions(records: Records, workspace: string) {
  const rows = await records
    .selectFrom('life_stage_versions')
    .select(['version', 'definition', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}
