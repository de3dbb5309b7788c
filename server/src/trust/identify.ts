import { timingSafeEqual } from 'node:crypto';
import { Fault } from '@throughline/core/faults';
import { scopeOfRole } from '@throughline/core/trust';
import type { FastifyRequest } from 'fastify';
import type { Records } from '../engines/index.ts';
import type { Caller } from '../http/index.ts';
import { hashSecret } from './secrets.ts';

export const sessionCookie = 'throughline';
/** Who holds the bootstrap key, as the audit names them. */
export const operator = 'bootstrap-key';
const workspaceHeader = 'throughline-workspace';
/** In an address, for a link: what a browser follows sends no header. */
const workspaceParameter = 'workspace';

/** Says who calls: by API key (`Authorization: Bearer`), else by session cookie. */
export function makeIdentify(records: Records, bootstrapKey: string | null) {
  return async (request: FastifyRequest): Promise<Caller | null> => {
    const workspace = workspaceOf(request);
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (key === undefined) throw new Fault('TL_NOT_SIGNED_IN', 'Send the key as "Authorization: Bearer KEY".');
      if (bootstrapKey !== null && sameText(key, bootstrapKey)) return bootstrapCaller(records, workspace);
      return keyCaller(records, key, workspace);
    }
    const token = request.cookies[sessionCookie];
    return token === undefined ? null : sessionCaller(records, token, workspace);
  };
}

/** Which workspace a call is about, where it says so. */
function workspaceOf({ headers, query }: FastifyRequest): string | null {
  const asked = typeof query === 'object' && query !== null ? (query as Record<string, unknown>) : {};
  const wanted = headers[workspaceHeader] ?? asked[workspaceParameter];
  return typeof wanted === 'string' && wanted !== '' ? wanted : null;
}

function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)));
}

/** The operator's key is good for every workspace; without a header it means the first. */
async function bootstrapCaller(records: Records, wanted: string | null): Promise<Caller> {
  let question = records.selectFrom('workspaces').select('id').orderBy('created_at').orderBy('id').limit(1);
  if (wanted !== null) question = question.where('id', '=', wanted);
  const row = await question.executeTakeFirst();
  if (row === undefined) throw new Fault('TL_NOT_ALLOWED', 'There is no such workspace.');
  return { workspace: row.id, scope: 'admin', actor: operator, userId: null };
}

async function keyCaller(records: Records, key: string, wanted: string | null): Promise<Caller> {
  const row = await records
    .selectFrom('api_keys')
    .selectAll()
    .where('key_hash', '=', hashSecret(key))
    .executeTakeFirst();
  if (row === undefined) throw new Fault('TL_NOT_SIGNED_IN', 'This API key is not known. It may have been withdrawn.');
  if (wanted !== null && wanted !== row.workspace)
    throw new Fault('TL_NOT_ALLOWED', 'This API key belongs to another workspace.');
  const stale = row.last_used_at === null || Date.now() - row.last_used_at.getTime() > 60_000;
  if (stale) await records.updateTable('api_keys').set({ last_used_at: new Date() }).where('id', '=', row.id).execute();
  return { workspace: row.workspace, scope: row.scope, actor: row.id, userId: null };
}

async function sessionCaller(records: Records, token: string, wanted: string | null): Promise<Caller | null> {
  let question = records
    .selectFrom('sessions')
    .innerJoin('memberships', 'memberships.user_id', 'sessions.user_id')
    .innerJoin('workspaces', 'workspaces.id', 'memberships.workspace')
    .select(['sessions.user_id', 'memberships.workspace', 'memberships.role'])
    .where('sessions.token_hash', '=', hashSecret(token))
    .where('sessions.expires_at', '>', new Date())
    .orderBy('workspaces.created_at')
    .orderBy('workspaces.id')
    .limit(1);
  if (wanted !== null) question = question.where('memberships.workspace', '=', wanted);
  const row = await question.executeTakeFirst();
  if (row !== undefined)
    return { workspace: row.workspace, scope: scopeOfRole[row.role], actor: row.user_id, userId: row.user_id };
  if (wanted === null) return null;
  const session = await records
    .selectFrom('sessions')
    .select('user_id')
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (session === undefined) return null;
  throw new Fault('TL_NOT_ALLOWED', 'You are not a member of this workspace.');
}
