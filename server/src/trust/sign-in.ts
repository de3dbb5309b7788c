import { Fault } from '@throughline/core/faults';
import type { Session } from '@throughline/core/trust';
import type { Records } from '../engines/index.ts';
import { hashPassword, hashSecret, newSecret, passwordFits } from './secrets.ts';
import { WrongPasswords } from './wrong-passwords.ts';

export const sessionDays = 14;

/** A hash that no password fits, so that an unknown e-mail takes as long as a wrong password. */
const nobody = hashPassword(newSecret('none'));

const wrongPasswords = new WrongPasswords();

/** Opens a session; answers its token, which only the cookie holds. */
export async function signIn(records: Records, address: string, password: string): Promise<string> {
  const email = address.toLowerCase();
  wrongPasswords.check(email);
  wrongPasswords.note(email);
  const user = await records.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
  const fits = await passwordFits(user?.password_hash ?? (await nobody), password);
  if (user === undefined || !fits)
    throw new Fault('TL_WRONG_PASSWORD', 'The e-mail or the password is wrong. Try again.');
  wrongPasswords.forgive(email);
  const token = newSecret('session');
  const expires_at = new Date(Date.now() + sessionDays * 86_400_000);
  await records
    .insertInto('sessions')
    .values({ token_hash: hashSecret(token), user_id: user.id, expires_at })
    .execute();
  await records.deleteFrom('sessions').where('expires_at', '<', new Date()).execute();
  return token;
}

export async function signOut(records: Records, token: string): Promise<void> {
  await records.deleteFrom('sessions').where('token_hash', '=', hashSecret(token)).execute();
}

/** Who is signed in, and where they may go. */
export async function readSession(records: Records, userId: string, workspace: string): Promise<Session> {
  const user = await records
    .selectFrom('users')
    .select(['id', 'email', 'name'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const workspaces = await records
    .selectFrom('memberships')
    .innerJoin('workspaces', 'workspaces.id', 'memberships.workspace')
    .select(['workspaces.id', 'workspaces.name', 'memberships.role'])
    .where('memberships.user_id', '=', userId)
    .orderBy('workspaces.created_at')
    .orderBy('workspaces.id')
    .execute();
  const current = workspaces.find((one) => one.id === workspace);
  if (current === undefined) throw new Fault('TL_NOT_ALLOWED', 'You are not a member of this workspace.');
  return { user, workspace: current, workspaces };
}

/** Changes a password and ends the user's other sessions. */
export async function changePassword(
  records: Records,
  userId: string,
  change: { current: string; next: string; keepToken: string },
): Promise<void> {
  const user = await records.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
  if (!(await passwordFits(user.password_hash, change.current)))
    throw new Fault('TL_WRONG_PASSWORD', 'Your current password is not that one.');
  const password_hash = await hashPassword(change.next);
  await records.transaction().execute(async (transaction) => {
    await transaction.updateTable('users').set({ password_hash }).where('id', '=', userId).execute();
    await transaction
      .deleteFrom('sessions')
      .where('user_id', '=', userId)
      .where('token_hash', '!=', hashSecret(change.keepToken))
      .execute();
  });
}
