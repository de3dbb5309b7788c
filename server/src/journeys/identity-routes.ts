import {
  customerIdentitySchema,
  decisionSchema,
  hubSchema,
  identitySummarySchema,
  knownIdentifierSchema,
  newDecisionSchema,
  sharedDeviceSchema,
} from '@throughline/core/events';
import { z } from 'zod';
import {
  decideIdentity,
  describeIdentity,
  type IdentityEngines,
  identifiersNamed,
  listAllDecisions,
  listHubs,
  listSharedDevices,
  summarizeIdentity,
  undoDecision,
} from '../events/index.ts';
import { type App, callerOf, cursorQuery, limitQuery } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import type { JourneyBuilder } from './journey-builder.ts';

export interface IdentityParts extends IdentityEngines {
  readonly builder: JourneyBuilder;
}

const tags = ['Identity'];
const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Who is who: how well customers are known, what joined them, and decisions by hand that can be taken back. */
export function identityRoutes(app: App, parts: IdentityParts): void {
  readRoutes(app, parts);
  customerRoute(app, parts);
  decisionRoutes(app, parts);
}

function readRoutes(app: App, parts: IdentityParts): void {
  app.get(
    '/api/v1/identity',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'How well customers are known', response: { 200: identitySummarySchema } },
    },
    (request) => summarizeIdentity(parts, callerOf(request).workspace),
  );
  app.get(
    '/api/v1/identity/identifiers',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary:
          'Which identifiers a text may name as a whole, of those that were heard of; none where it names nobody',
        querystring: z.object({ text: z.string().max(1000).default('') }),
        response: { 200: listOf(knownIdentifierSchema) },
      },
    },
    async (request) => ({
      items: [...(await identifiersNamed(parts.analytics, callerOf(request).workspace, request.query.text))],
      nextCursor: null,
    }),
  );
  app.get(
    '/api/v1/identity/shared-devices',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Devices that several customers used; their events belong to each while they used it',
        querystring: z.object({ limit: limitQuery(500, 50), cursor: cursorQuery }),
        response: { 200: listOf(sharedDeviceSchema) },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const page = { after: cursor ?? '', limit: limit + 1 };
      const rows = await listSharedDevices(parts.analytics, callerOf(request).workspace, page);
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.device ?? null) : null };
    },
  );
  app.get(
    '/api/v1/identity/hubs',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Addresses and foreign ids that more than two customers have',
        response: { 200: listOf(hubSchema) },
      },
    },
    async (request) => ({
      items: [...(await listHubs(parts.analytics, callerOf(request).workspace))],
      nextCursor: null,
    }),
  );
}

function customerRoute(app: App, parts: IdentityParts): void {
  app.get(
    '/api/v1/customers/:customerId/identity',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What makes an identifier the customer it is',
        params: z.object({ customerId: z.string().min(1).max(1000) }),
        response: { 200: customerIdentitySchema },
      },
    },
    (request) => describeIdentity(parts, callerOf(request).workspace, request.params.customerId),
  );
}

function decisionRoutes(app: App, { records, builder }: IdentityParts): void {
  app.get(
    '/api/v1/identity/decisions',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'What people decided about identifiers', response: { 200: listOf(decisionSchema) } },
    },
    async (request) => ({
      items: [...(await listAllDecisions(records, callerOf(request).workspace))],
      nextCursor: null,
    }),
  );
  app.post(
    '/api/v1/identity/decisions',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Join two identifiers, or split them; journeys and money follow before this answers',
        body: newDecisionSchema,
        response: { 201: decisionSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const made = await decideIdentity(records, caller.workspace, { ...request.body, author: caller.actor });
      await builder.refreshIdentity(caller.workspace, made);
      await recordChange(records, caller, `identity.${made.kind}`, made.id);
      const { id, a, b, kind, reason, author, at } = made;
      return reply.status(201).send({ id, a, b, kind, reason, author, at: at.toISOString(), undoneAt: null });
    },
  );
  app.post(
    '/api/v1/identity/decisions/:id/undo',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Take a decision back: everything is as if it had never been made',
        params: z.object({ id: z.string() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const undone = await undoDecision(records, caller.workspace, request.params.id, caller.actor);
      await builder.refreshIdentity(caller.workspace, undone);
      await recordChange(records, caller, 'identity.undo', request.params.id);
      return reply.status(204).send(null);
    },
  );
}
