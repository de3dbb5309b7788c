import { Fault } from '@throughline/core/faults';
import { scopeCovers } from '@throughline/core/trust';
import {
  deliverySchema,
  newWebhookSchema,
  testTopic,
  type Webhook,
  webhookChangeSchema,
  webhookSchema,
} from '@throughline/core/webhooks';
import { z } from 'zod';
import type { Records } from '../engines/index.ts';
import { type App, type Caller, callerOf, cursorQuery, limitQuery } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { acceptAddress } from './address.ts';
import { writeDelivery } from './announce.ts';
import { getDelivery, listDeliveries, retryDelivery } from './delivery-store.ts';
import { systemResolve } from './post.ts';
import {
  changeWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  makeWebhook,
  rotateSecret,
  type WebhookScope,
} from './webhook-store.ts';

export interface WebhookRouteParts {
  readonly records: Records;
  /** Hears that the webhooks of a workspace are others; resolves when those who listen now will miss nothing, or soon. */
  readonly listenersChanged: (workspace: string) => Promise<void>;
}

const tags = ['Webhooks'];
const byId = z.object({ id: z.string().min(1).max(100) });
const secret = z.string().describe('Shown only now: what deliveries are signed with');

const scopeOf = (caller: Caller, id: string): WebhookScope => ({ workspace: caller.workspace, id });

/** An address may hold a secret: who may not change a webhook sees the host alone. */
function seenBy(caller: Caller, webhook: Webhook): Webhook {
  return scopeCovers(caller.scope, 'admin') ? webhook : { ...webhook, url: new URL(webhook.url).origin };
}

/** Who is told of what happens here. */
export function webhookRoutes(app: App, parts: WebhookRouteParts): void {
  readRoutes(app, parts);
  makeRoute(app, parts);
  changeRoutes(app, parts);
  secretRoute(app, parts);
  deliveryRoutes(app, parts);
}

function readRoutes(app: App, { records }: WebhookRouteParts): void {
  app.get(
    '/api/v1/webhooks',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The webhooks, each with its state and what was sent last',
        response: { 200: z.object({ items: z.array(webhookSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const items = await listWebhooks(records, caller.workspace);
      return { items: items.map((one) => seenBy(caller, one)), nextCursor: null };
    },
  );
  app.get(
    '/api/v1/webhooks/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One webhook', params: byId, response: { 200: webhookSchema } },
    },
    async (request) => {
      const caller = callerOf(request);
      return seenBy(caller, await getWebhook(records, scopeOf(caller, request.params.id)));
    },
  );
}

function makeRoute(app: App, { records, listenersChanged }: WebhookRouteParts): void {
  app.post(
    '/api/v1/webhooks',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Make a webhook; its secret is shown once',
        body: newWebhookSchema,
        response: { 201: webhookSchema.extend({ secret }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const url = await acceptAddress(request.body.url, request.body.isInside, systemResolve);
      const author = { workspace: caller.workspace, author: caller.actor };
      const made = await makeWebhook(records, author, { ...request.body, url });
      await recordChange(records, caller, 'webhook.make', made.id);
      await listenersChanged(caller.workspace);
      const webhook = await getWebhook(records, scopeOf(caller, made.id));
      return reply.status(201).send({ ...webhook, secret: made.secret });
    },
  );
}

function changeRoutes(app: App, { records, listenersChanged }: WebhookRouteParts): void {
  app.patch(
    '/api/v1/webhooks/:id',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Change a webhook, pause it, or have it go on',
        params: byId,
        body: webhookChangeSchema,
        response: { 200: webhookSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const scope = scopeOf(caller, request.params.id);
      const before = await getWebhook(records, scope);
      const isInside = request.body.isInside ?? before.isInside;
      const isMoved = request.body.url !== undefined || isInside !== before.isInside;
      const url = isMoved ? await acceptAddress(request.body.url ?? before.url, isInside, systemResolve) : before.url;
      await changeWebhook(records, scope, { ...request.body, url });
      await recordChange(records, caller, 'webhook.change', scope.id);
      await listenersChanged(caller.workspace);
      return getWebhook(records, scope);
    },
  );
  app.delete(
    '/api/v1/webhooks/:id',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Delete a webhook, and what waits for it', params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const scope = scopeOf(caller, request.params.id);
      await getWebhook(records, scope);
      await deleteWebhook(records, scope);
      await recordChange(records, caller, 'webhook.delete', scope.id);
      return reply.status(204).send(null);
    },
  );
}

function secretRoute(app: App, { records }: WebhookRouteParts): void {
  app.post(
    '/api/v1/webhooks/:id/rotate',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Make a new secret, shown once; for 24 hours both sign',
        params: byId,
        response: { 201: z.object({ secret, oldSecretUntil: z.iso.datetime() }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const scope = scopeOf(caller, request.params.id);
      await getWebhook(records, scope);
      const made = await rotateSecret(records, scope);
      await recordChange(records, caller, 'webhook.secret.rotate', scope.id);
      return reply.status(201).send(made);
    },
  );
}

function deliveryRoutes(app: App, { records }: WebhookRouteParts): void {
  app.get(
    '/api/v1/webhooks/:id/deliveries',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What was and will be sent, the newest first; kept for 30 days',
        params: byId,
        querystring: z.object({ limit: limitQuery(200, 50), cursor: cursorQuery }),
        response: { 200: z.object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { id } = await getWebhook(records, scopeOf(callerOf(request), request.params.id));
      return listDeliveries(records, id, request.query);
    },
  );
  app.post(
    '/api/v1/webhooks/:id/test',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Send a test', params: byId, response: { 202: deliverySchema } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { workspace } = caller;
      const webhook = await getWebhook(records, scopeOf(caller, request.params.id));
      requireActive(webhook);
      const data = { webhook: webhook.id, name: webhook.name, words: 'This is a test.' };
      const body = { type: testTopic, timestamp: new Date().toISOString(), data };
      const about = { workspace, webhook: webhook.id, topic: testTopic, subject: webhook.id };
      const id = await writeDelivery(records, { ...about, body });
      return reply.status(202).send((await getDelivery(records, workspace, id)).delivery);
    },
  );
  app.post(
    '/api/v1/deliveries/:id/retry',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Try a delivery once more, now', params: byId, response: { 202: deliverySchema } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { webhook } = await getDelivery(records, caller.workspace, request.params.id);
      requireActive(await getWebhook(records, scopeOf(caller, webhook)));
      await retryDelivery(records, caller.workspace, request.params.id);
      return reply.status(202).send((await getDelivery(records, caller.workspace, request.params.id)).delivery);
    },
  );
}

function requireActive(webhook: Webhook): void {
  if (webhook.state === 'active') return;
  throw new Fault('TL_CONFLICT', `“${webhook.name}” is ${webhook.state}. Have it go on first.`);
}
