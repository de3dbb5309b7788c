import { sql } from 'kysely';
import type { Records } from '../engines/index.ts';
import { hashPassword, newId, newPassword } from './secrets.ts';

export const ownerEmail = 'owner@throughline.local';

/** What the first start made: shown once, on the terminal. */
export interface FirstStart {
  readonly email: string;
  readonly password: string;
  readonly workspaces: readonly string[];
}

/** Makes the owner and the first workspaces when there is nobody yet; null when there is. */
export async function makeOwner(records: Records, workspaceNames: readonly string[]): Promise<FirstStart | null> {
  const somebody = await records.selectFrom('users').select('id').limit(1).executeTakeFirst();
  if (somebody !== undefined) return null;
  const password = newPassword();
  const user = { id: newId('usr'), email: ownerEmail, name: 'Owner', password_hash: await hashPassword(password) };
  const now = Date.now();
  const workspaces = workspaceNames.map((name, index) => ({
    id: newId('wsp'),
    name,
    created_at: new Date(now + index),
  }));
  await records.transaction().execute(async (transaction) => {
    await transaction.insertInto('users').values(user).execute();
    for (const workspace of workspaces) {
      await transaction.insertInto('workspaces').values(workspace).execute();
      await transaction
        .insertInto('memberships')
        .values({ workspace: workspace.id, user_id: user.id, role: 'owner' })
        .execute();
    }
  });
  return { email: ownerEmail, password, workspaces: workspaces.map((workspace) => workspace.id) };
}

/** Gives the first owner a new password, for who has lost it and holds the data directory. */
export async function resetOwnerPassword(records: Records): Promise<{ email: string; password: string } | null> {
  const { rows } = await sql<{ id: string; email: string }>`
    select users.id, users.email from users join memberships on memberships.user_id = users.id
    where memberships.role = 'owner' order by users.created_at limit 1`.execute(records);
  const owner = rows[0];
  if (owner === undefined) return null;
  const password = newPassword();
  await records
    .updateTable('users')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', owner.id)
    .execute();
  await records.deleteFrom('sessions').where('user_id', '=', owner.id).execute();
  return { email: owner.email, password };
}
