import { Fault, nearestName } from '@throughline/core/faults';
import type { Outcome, OutcomeDefinition } from '@throughline/core/outcomes';
import { lockWorkspace, type Records } from '../engines/index.ts';

/** The outcomes of a workspace in their newest version, the oldest first. */
export async function listOutcomes(records: Records, workspace: string): Promise<readonly Outcome[]> {
  const rows = await records
    .selectFrom('outcomes')
    .innerJoin('outcome_versions', (join) =>
      join
        .onRef('outcome_versions.workspace', '=', 'outcomes.workspace')
        .onRef('outcome_versions.outcome', '=', 'outcomes.id')
        .onRef('outcome_versions.version', '=', 'outcomes.version'),
    )
    .select(['outcomes.id', 'outcomes.version', 'outcomes.updated_at'])
    .select(['outcome_versions.definition', 'outcome_versions.author'])
    .where('outcomes.workspace', '=', workspace)
    .where('outcomes.deleted_at', 'is', null)
    .orderBy('outcomes.created_at')
    .orderBy('outcomes.id')
    .execute();
  return rows.map(({ updated_at, ...row }) => ({ ...row, updatedAt: updated_at.toISOString() }));
}

/** One outcome in its newest version, or in the version asked for. Throws TL_OUTCOME_UNKNOWN with the nearest name. */
export async function getOutcome(
  records: Records,
  workspace: string,
  id: string,
  version: number | null = null,
): Promise<Outcome> {
  const all = await listOutcomes(records, workspace);
  const found = all.find((outcome) => outcome.id === id);
  if (found === undefined) {
    const near = nearestName(
      id,
      all.map((outcome) => outcome.id),
    );
    const hint = near === null ? '' : ` Did you mean "${near}"?`;
    throw new Fault('TL_OUTCOME_UNKNOWN', `No outcome is called "${id}".${hint}`);
  }
  if (version === null || version === found.version) return found;
  const older = (await listOutcomeVersions(records, workspace, id)).find((one) => one.version === version);
  if (older === undefined) throw new Fault('TL_OUTCOME_UNKNOWN', `"${id}" has no version ${version}.`);
  return { id, version, definition: older.definition, author: older.author, updatedAt: older.createdAt };
}

/** All versions of an outcome, newest first. */
export async function listOutcomeVersions(records: Records, workspace: string, id: string) {
  const rows = await records
    .selectFrom('outcome_versions')
    .select(['version', 'definition', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .where('outcome', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

export interface NewOutcome {
  readonly workspace: string;
  readonly id: string;
  readonly author: string;
  readonly definition: OutcomeDefinition;
}

/** Records a new outcome, or brings a deleted one of that id back as a new version. Throws TL_CONFLICT. */
export async function makeOutcome(records: Records, outcome: NewOutcome): Promise<void> {
  const { workspace, id } = outcome;
  await records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    const before = await rowOf(transaction, workspace, id);
    if (before !== undefined && before.deleted_at === null)
      throw new Fault(
        'TL_CONFLICT',
        `There is already an outcome called "${id}". Choose another name, or edit that one.`,
      );
    const version = (before?.version ?? 0) + 1;
    if (before === undefined) await transaction.insertInto('outcomes').values({ workspace, id, version }).execute();
    else await setVersion(transaction, outcome, version);
    await recordVersion(transaction, outcome, version);
  });
}

/** Records a changed definition as the next version; those before stay to be looked at. */
export async function changeOutcome(records: Records, outcome: NewOutcome): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, outcome.workspace);
    const before = await rowOf(transaction, outcome.workspace, outcome.id);
    if (before === undefined || before.deleted_at !== null)
      throw new Fault('TL_OUTCOME_UNKNOWN', `No outcome is called "${outcome.id}".`);
    await setVersion(transaction, outcome, before.version + 1);
    await recordVersion(transaction, outcome, before.version + 1);
  });
}

/** Takes an outcome out of all lists; made again under its name it goes on where it ended. */
export async function deleteOutcome(records: Records, workspace: string, id: string): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    await transaction
      .updateTable('outcomes')
      .set({ deleted_at: new Date() })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute();
  });
}

function rowOf(records: Records, workspace: string, id: string) {
  return records
    .selectFrom('outcomes')
    .select(['version', 'deleted_at'])
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function setVersion(records: Records, { workspace, id }: NewOutcome, version: number): Promise<void> {
  await records
    .updateTable('outcomes')
    .set({ version, deleted_at: null, updated_at: new Date() })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}

async function recordVersion(
  records: Records,
  { workspace, id, definition, author }: NewOutcome,
  version: number,
): Promise<void> {
  await records
    .insertInto('outcome_versions')
    .values({ workspace, outcome: id, version, definition: JSON.stringify(definition), author })
    .execute();
}
