import { Fault } from '@throughline/core/faults';
import type { ApiKey, Scope } from '@throughline/core/trust';
import type { Records } from '../engines/index.ts';
import { hashSecret, newId, newSecret } from './secrets.ts';

export async function listKeys(records: Records, workspace: string): Promise<ApiKey[]> {
  const rows = await records
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('scope', '!=', 'collect')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scope: row.scope,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** Makes a key; the answer is the only time it is shown. */
export async function makeKey(
  records: Records,
  workspace: string,
  wanted: { name: string; scope: Scope; source?: string },
): Promise<ApiKey & { key: string }> {
  const key = newSecret(wanted.scope === 'collect' ? 'tlw' : 'tlk');
  const id = newId('key');
  const created_at = new Date();
  const row = {
    id,
    workspace,
    name: wanted.name,
    scope: wanted.scope,
    key_hash: hashSecret(key),
    hint: key.slice(0, 8),
    source: wanted.source ?? null,
    created_at,
  };
  await records.insertInto('api_keys').values(row).execute();
  return {
    id,
    name: wanted.name,
    scope: wanted.scope,
    hint: row.hint,
    createdAt: created_at.toISOString(),
    lastUsedAt: null,
    key,
  };
}

export async function withdrawKey(records: Records, workspace: string, id: string): Promise<void> {
  const gone = await records
    .deleteFrom('api_keys')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Fault('TL_NOT_FOUND', 'There is no such key.');
}
