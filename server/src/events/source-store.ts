import { type Source, type SourceSettings, sourceSettingsSchema } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Records } from '../engines/index.ts';
import { makeKey, newId } from '../trust/index.ts';

/** The sources of a workspace, each with the start of the write key it has now. */
export async function listSources(records: Records, workspace: string): Promise<Source[]> {
  const rows = await records
    .selectFrom('sources')
    .leftJoin('api_keys', 'api_keys.source', 'sources.id')
    .select(['sources.id', 'sources.name', 'sources.kind', 'sources.created_at'])
    .select(['api_keys.hint', 'api_keys.last_used_at'])
    .where('sources.workspace', '=', workspace)
    .orderBy('sources.created_at')
    .orderBy('sources.id')
    .execute();
  return rows.map(({ id, name, kind, created_at, hint, last_used_at }) => ({
    id,
    name,
    kind,
    createdAt: created_at.toISOString(),
    writeKey: hint === null ? null : { hint, lastUsedAt: last_used_at?.toISOString() ?? null },
  }));
}

/** Makes a source with a write key, which is shown this once. Throws TL_CONFLICT for a name that is taken. */
export async function makeSource(
  records: Records,
  workspace: string,
  name: string,
): Promise<{ id: string; name: string; writeKey: string }> {
  const id = newId('src');
  return records.transaction().execute(async (transaction) => {
    const made = await transaction
      .insertInto('sources')
      .values({ id, workspace, name, kind: 'stream' })
      .onConflict((conflict) => conflict.columns(['workspace', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new Fault('TL_CONFLICT', `There is already a source called "${name}".`);
    return { id, name, writeKey: await makeWriteKey(transaction, workspace, { id, name }) };
  });
}

/** Ends the write key of a source and makes another. */
export async function renewWriteKey(records: Records, workspace: string, id: string): Promise<string> {
  return records.transaction().execute(async (transaction) => {
    const source = await requireSource(transaction, workspace, id);
    // Whoever renews it at the same time waits here.
    await transaction.selectFrom('sources').select('id').where('id', '=', id).forUpdate().execute();
    await transaction.deleteFrom('api_keys').where('source', '=', id).execute();
    return makeWriteKey(transaction, workspace, source);
  });
}

/** Ends the write key of a source: nothing can be sent with it any more. */
export async function withdrawWriteKey(records: Records, workspace: string, id: string): Promise<void> {
  await requireSource(records, workspace, id);
  await records.deleteFrom('api_keys').where('source', '=', id).execute();
}

/** One source. Throws TL_NOT_FOUND. */
export async function requireSource(
  records: Records,
  workspace: string,
  id: string,
): Promise<{ id: string; name: string; settings: SourceSettings }> {
  const source = await records
    .selectFrom('sources')
    .select(['id', 'name', 'settings'])
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (source === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such source.');
  return { ...source, settings: sourceSettingsSchema.parse(source.settings) };
}

async function makeWriteKey(
  records: Records,
  workspace: string,
  source: { id: string; name: string },
): Promise<string> {
  const name = `Write key of ${source.name}`;
  return (await makeKey(records, workspace, { name, scope: 'collect', source: source.id })).key;
}
