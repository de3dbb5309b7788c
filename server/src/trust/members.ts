import { Fault } from '@throughline/core/faults';
import type { Member, newMemberSchema, Role } from '@throughline/core/trust';
import type { z } from 'zod';
import type { Records } from '../engines/index.ts';
import type { Caller } from '../http/index.ts';
import { operator } from './identify.ts';
import { hashPassword, newId } from './secrets.ts';

/** The people of a workspace, oldest first. */
export async function listMembers(records: Records, workspace: string): Promise<Member[]> {
  const rows = await records
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.email', 'users.name', 'memberships.role', 'memberships.created_at'])
    .where('memberships.workspace', '=', workspace)
    .orderBy('memberships.created_at')
    .orderBy('users.id')
    .execute();
  return rows.map(({ created_at, ...member }) => ({ ...member, createdAt: created_at.toISOString() }));
}

/**
 * Adds a person. Somebody who already has an account keeps their password and gets this workspace too, but only from an
 * owner of a workspace they are in: an account whose password a stranger chose must open no other door.
 */
export async function addMember(
  records: Records,
  caller: Pick<Caller, 'workspace' | 'userId' | 'actor'>,
  member: z.infer<typeof newMemberSchema>,
): Promise<Member> {
  const { workspace } = caller;
  const email = member.email.toLowerCase();
  const password_hash = await hashPassword(member.password);
  const id = await records.transaction().execute(async (transaction) => {
    const known = await transaction.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
    if (known !== undefined) await requireTrust(transaction, caller, known.id, email);
    const userId = known?.id ?? newId('usr');
    if (known === undefined)
      await transaction.insertInto('users').values({ id: userId, email, name: member.name, password_hash }).execute();
    const already = await transaction
      .selectFrom('memberships')
      .select('role')
      .where('workspace', '=', workspace)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (already !== undefined) throw new Fault('TL_CONFLICT', `${email} is already a member.`);
    await transaction.insertInto('memberships').values({ workspace, user_id: userId, role: member.role }).execute();
    return userId;
  });
  return findMember(await listMembers(records, workspace), id);
}

async function requireTrust(
  records: Records,
  caller: Pick<Caller, 'workspace' | 'userId' | 'actor'>,
  account: string,
  email: string,
): Promise<void> {
  if (caller.actor === operator) return;
  const shared = await records
    .selectFrom('memberships as theirs')
    .innerJoin('memberships as ours', 'ours.workspace', 'theirs.workspace')
    .select('theirs.workspace')
    .where('theirs.user_id', '=', account)
    .where((where) =>
      where.or([
        where('theirs.workspace', '=', caller.workspace),
        where.and([where('ours.user_id', '=', caller.userId ?? ''), where('ours.role', '=', 'owner')]),
      ]),
    )
    .executeTakeFirst();
  if (shared !== undefined) return;
  throw new Fault(
    'TL_CONFLICT',
    `${email} has an account in a workspace that is not yours. Ask an owner of both workspaces to add them, or use another e-mail.`,
  );
}

export async function changeRole(records: Records, workspace: string, id: string, role: Role): Promise<Member> {
  const members = await listMembers(records, workspace);
  if (findMember(members, id).role === 'owner' && role !== 'owner') keepAnOwner(members, id);
  await records
    .updateTable('memberships')
    .set({ role })
    .where('workspace', '=', workspace)
    .where('user_id', '=', id)
    .execute();
  return findMember(await listMembers(records, workspace), id);
}

export async function removeMember(records: Records, workspace: string, id: string): Promise<void> {
  const members = await listMembers(records, workspace);
  if (findMember(members, id).role === 'owner') keepAnOwner(members, id);
  await records.deleteFrom('memberships').where('workspace', '=', workspace).where('user_id', '=', id).execute();
}

function findMember(members: readonly Member[], id: string): Member {
  const member = members.find((one) => one.id === id);
  if (member === undefined) throw new Fault('TL_NOT_FOUND', 'This person is not a member of the workspace.');
  return member;
}

function keepAnOwner(members: readonly Member[], leaving: string): void {
  if (members.some((one) => one.role === 'owner' && one.id !== leaving)) return;
  throw new Fault('TL_CONFLICT', 'A workspace needs an owner. Make somebody else owner first.');
}
