import { Fault } from '@throughline/core/faults';
import {
  keySchema,
  memberSchema,
  newKeySchema,
  newMemberSchema,
  passwordSchema,
  roleSchema,
  sessionSchema,
  signInSchema,
  workspaceSchema,
} from '@throughline/core/trust';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Records } from '../engines/index.ts';
import { type App, callerOf } from '../http/index.ts';
import { recordChange } from './audit.ts';
import { operator, sessionCookie } from './identify.ts';
import { listKeys, makeKey, withdrawKey } from './keys.ts';
import { addMember, changeRole, listMembers, removeMember } from './members.ts';
import { newId } from './secrets.ts';
import { changePassword, readSession, sessionDays, signIn, signOut } from './sign-in.ts';

const tags = ['Trust'];
const nothing = z.null().describe('Nothing');
const byId = z.object({ id: z.string().min(1).max(100) });

/** Sign-in, members, keys and workspaces. */
export function trustRoutes(app: App, records: Records): void {
  sessionRoutes(app, records);
  memberRoutes(app, records);
  keyRoutes(app, records);
  workspaceRoutes(app, records);
}

function sessionRoutes(app: App, records: Records): void {
  const limited = { rateLimit: { max: 10, timeWindow: '1 minute' } };
  app.post(
    '/api/v1/session',
    {
      config: { access: 'public', ...limited },
      schema: { tags, summary: 'Sign in', body: signInSchema, response: { 200: z.object({ ok: z.literal(true) }) } },
    },
    async (request, reply) => {
      setCookie(reply, await signIn(records, request.body.email, request.body.password));
      return { ok: true as const };
    },
  );
  app.get(
    '/api/v1/session',
    { config: { access: 'read' }, schema: { tags, summary: 'Who is signed in', response: { 200: sessionSchema } } },
    async (request) => {
      const { userId, workspace } = callerOf(request);
      return readSession(records, userOnly(userId), workspace);
    },
  );
  app.delete(
    '/api/v1/session',
    { config: { access: 'read' }, schema: { tags, summary: 'Sign out', response: { 204: nothing } } },
    async (request, reply) => {
      const token = request.cookies[sessionCookie];
      if (token !== undefined) await signOut(records, token);
      return reply.clearCookie(sessionCookie, { path: '/' }).status(204).send(null);
    },
  );
  app.post(
    '/api/v1/session/password',
    {
      config: { access: 'read', ...limited },
      schema: {
        tags,
        summary: 'Change your password',
        body: z.object({ current: z.string().min(1), next: passwordSchema }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const keepToken = request.cookies[sessionCookie] ?? '';
      await changePassword(records, userOnly(caller.userId), { ...request.body, keepToken });
      await recordChange(records, caller, 'password.change', caller.actor);
      return reply.status(204).send(null);
    },
  );
}

function memberRoutes(app: App, records: Records): void {
  const list = z.object({ items: z.array(memberSchema), nextCursor: z.null() });
  app.get(
    '/api/v1/members',
    { config: { access: 'read' }, schema: { tags, summary: 'People of the workspace', response: { 200: list } } },
    async (request) => ({
      items: await listMembers(records, callerOf(request).workspace),
      nextCursor: null,
    }),
  );
  app.post(
    '/api/v1/members',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Add a person', body: newMemberSchema, response: { 201: memberSchema } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const member = await addMember(records, caller, request.body);
      await recordChange(records, caller, 'member.add', member.id);
      return reply.status(201).send(member);
    },
  );
  app.patch(
    '/api/v1/members/:id',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Change a role',
        params: byId,
        body: z.object({ role: roleSchema }),
        response: { 200: memberSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const member = await changeRole(records, caller.workspace, request.params.id, request.body.role);
      await recordChange(records, caller, `member.role.${member.role}`, member.id);
      return member;
    },
  );
  app.delete(
    '/api/v1/members/:id',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Remove a person', params: byId, response: { 204: nothing } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await removeMember(records, caller.workspace, request.params.id);
      await recordChange(records, caller, 'member.remove', request.params.id);
      return reply.status(204).send(null);
    },
  );
}

function keyRoutes(app: App, records: Records): void {
  const list = z.object({ items: z.array(keySchema), nextCursor: z.null() });
  app.get(
    '/api/v1/keys',
    { config: { access: 'admin' }, schema: { tags, summary: 'API keys', response: { 200: list } } },
    async (request) => ({
      items: await listKeys(records, callerOf(request).workspace),
      nextCursor: null,
    }),
  );
  app.post(
    '/api/v1/keys',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Make an API key; it is shown once',
        body: newKeySchema,
        response: { 201: keySchema.extend({ key: z.string() }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const key = await makeKey(records, caller.workspace, request.body);
      await recordChange(records, caller, `key.make.${key.scope}`, key.id);
      return reply.status(201).send(key);
    },
  );
  app.delete(
    '/api/v1/keys/:id',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Withdraw an API key', params: byId, response: { 204: nothing } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await withdrawKey(records, caller.workspace, request.params.id);
      await recordChange(records, caller, 'key.withdraw', request.params.id);
      return reply.status(204).send(null);
    },
  );
}

function workspaceRoutes(app: App, records: Records): void {
  const list = z.object({ items: z.array(workspaceSchema), nextCursor: z.null() });
  app.get(
    '/api/v1/workspaces',
    { config: { access: 'read' }, schema: { tags, summary: 'Your workspaces', response: { 200: list } } },
    async (request) => {
      const { userId, workspace } = callerOf(request);
      if (userId !== null)
        return { items: (await readSession(records, userId, workspace)).workspaces, nextCursor: null };
      const rows = await records.selectFrom('workspaces').select(['id', 'name']).where('id', '=', workspace).execute();
      return { items: rows.map((row) => ({ ...row, role: 'viewer' as const })), nextCursor: null };
    },
  );
  app.post(
    '/api/v1/workspaces',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Make a workspace',
        body: z.object({ name: z.string().trim().min(1).max(120) }),
        response: { 201: workspaceSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      if (caller.userId === null && caller.actor !== operator)
        throw new Fault('TL_NOT_ALLOWED', 'A key belongs to one workspace. Sign in to make another.');
      const workspace = { id: newId('wsp'), name: request.body.name };
      await records.transaction().execute(async (transaction) => {
        await transaction.insertInto('workspaces').values(workspace).execute();
        if (caller.userId !== null)
          await transaction
            .insertInto('memberships')
            .values({ workspace: workspace.id, user_id: caller.userId, role: 'owner' })
            .execute();
      });
      await recordChange(records, caller, 'workspace.make', workspace.id);
      return reply.status(201).send({ ...workspace, role: 'owner' as const });
    },
  );
}

function setCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.request.protocol === 'https',
    maxAge: sessionDays * 86_400,
  });
}

function userOnly(userId: string | null): string {
  if (userId === null)
    throw new Fault('TL_NOT_SIGNED_IN', 'This is for people who are signed in; an API key has no session.');
  return userId;
}
