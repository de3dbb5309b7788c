import {
  type Connector,
  type ConnectorSettings,
  connectorChangeSchema,
  connectorPreviewSchema,
  connectorRunSchema,
  connectorSchema,
  connectorSettingsSchema,
  connectorTestSchema,
  destinationOf,
  newConnectorSchema,
} from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { z } from 'zod';
import type { Records } from '../../engines/index.ts';
import { type App, callerOf, cursorQuery, limitQuery, readOffset, writeCursor } from '../../http/index.ts';
import { newId, recordChange } from '../../trust/index.ts';
import { requireComplete } from '../import-routes.ts';
import type { ConnectorRunner } from './connector-runner.ts';
import {
  changeConnector,
  describeConnector,
  getConnector,
  listConnectors,
  makeConnector,
  type StoredConnector,
} from './connector-store.ts';
import { previewConnector } from './preview-connector.ts';
import { listRuns } from './run-store.ts';
import type { SecretBox } from './secret-box.ts';

const tags = ['Connectors'];
const byId = z.object({ id: z.string().min(1).max(100) });
const previewMilliseconds = 60_000;
const admin = { config: { access: 'admin' as const } };
const read = { config: { access: 'read' as const } };

export interface ConnectorRouteParts {
  readonly records: Records;
  readonly connectors: ConnectorRunner;
  readonly secrets: SecretBox;
  readonly now: () => number;
}

/** What pulls events from elsewhere: make it, try it, run it, see how its runs went. */
export function connectorRoutes(app: App, parts: ConnectorRouteParts): void {
  readRoutes(app, parts);
  makeRoute(app, parts);
  changeRoute(app, parts);
  endRoute(app, parts);
  workRoutes(app, parts);
  testRoute(app, parts);
}

function readRoutes(app: App, { records }: ConnectorRouteParts): void {
  const list = z.object({ items: z.array(connectorSchema), nextCursor: z.null() });
  app.get(
    '/api/v1/connectors',
    { ...read, schema: { tags, summary: 'The connectors, each with its last run', response: { 200: list } } },
    async (request) => ({ items: await listConnectors(records, callerOf(request).workspace), nextCursor: null }),
  );
  app.get(
    '/api/v1/connectors/:id',
    { ...read, schema: { tags, summary: 'One connector', params: byId, response: { 200: connectorSchema } } },
    async (request) =>
      describeConnector(records, await getConnector(records, callerOf(request).workspace, request.params.id)),
  );
  app.get(
    '/api/v1/connectors/:id/runs',
    {
      ...read,
      schema: {
        tags,
        summary: 'The runs of a connector, newest first',
        params: byId,
        querystring: z.object({ limit: limitQuery(200, 50), cursor: cursorQuery }),
        response: { 200: z.object({ items: z.array(connectorRunSchema), nextCursor: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { id } = await getConnector(records, callerOf(request).workspace, request.params.id);
      const { limit } = request.query;
      const offset = readOffset(request.query.cursor);
      const rows = await listRuns(records, id, { limit: limit + 1, offset });
      return { items: rows.slice(0, limit), nextCursor: rows.length > limit ? writeCursor([offset + limit]) : null };
    },
  );
}

function makeRoute(app: App, { records, secrets, now }: ConnectorRouteParts): void {
  app.post(
    '/api/v1/connectors',
    {
      ...admin,
      schema: {
        tags,
        summary: 'Make a connector; without a source it gets one of its own name',
        body: newConnectorSchema,
        response: { 201: connectorSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { secret, mapping } = request.body;
      requireComplete(mapping);
      const id = newId('con');
      const sealed = secret === null ? null : await secrets.seal(id, secret);
      const owner = { id, workspace: caller.workspace, sealed, now: now() };
      const made = await makeConnector(records, owner, request.body);
      await recordChange(records, caller, 'connector.make', id);
      return reply.status(201).send(await describeConnector(records, made));
    },
  );
}

function changeRoute(app: App, { records, secrets, now }: ConnectorRouteParts): void {
  app.patch(
    '/api/v1/connectors/:id',
    {
      ...admin,
      schema: {
        tags,
        summary: 'Change what is given: name, settings, secret, mapping, schedule, state',
        params: byId,
        body: connectorChangeSchema,
        response: { 200: connectorSchema },
      },
    },
    async (request): Promise<Connector> => {
      const caller = callerOf(request);
      const row = await getConnector(records, caller.workspace, request.params.id);
      const { secret, mapping, settings } = request.body;
      if (mapping !== undefined) requireComplete(mapping);
      if (secret === undefined && settings !== undefined) requireSameDestination(row, settings);
      const sealed = typeof secret === 'string' ? await secrets.seal(row.id, secret) : secret;
      await changeConnector(records, row, { change: request.body, sealed, now: now() });
      await recordChange(records, caller, 'connector.change', row.id);
      return describeConnector(records, await getConnector(records, caller.workspace, row.id));
    },
  );
}

/** A kept secret goes only where it was meant for. */
function requireSameDestination(row: StoredConnector, settings: ConnectorSettings): void {
  if (row.secret === null) return;
  if (destinationOf(connectorSettingsSchema.parse(row.settings)) === destinationOf(settings)) return;
  throw new Fault('TL_BAD_REQUEST', 'The secret would be sent to another host than before. Enter it again.');
}

function endRoute(app: App, { records, connectors }: ConnectorRouteParts): void {
  app.delete(
    '/api/v1/connectors/:id',
    {
      ...admin,
      schema: {
        tags,
        summary: 'Delete a connector; its source and its events stay',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { id } = await getConnector(records, caller.workspace, request.params.id);
      await records
        .updateTable('connectors')
        .set({ state: 'paused', next_run_at: null })
        .where('id', '=', id)
        .execute();
      await connectors.cancel(id);
      await records.deleteFrom('connectors').where('id', '=', id).execute();
      await recordChange(records, caller, 'connector.delete', id);
      return reply.status(204).send(null);
    },
  );
}

function workRoutes(app: App, { records, connectors }: ConnectorRouteParts): void {
  app.post(
    '/api/v1/connectors/:id/run',
    {
      ...admin,
      schema: { tags, summary: 'Run it now', params: byId, response: { 202: connectorSchema } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const row = await getConnector(records, caller.workspace, request.params.id);
      await connectors.run(row);
      await recordChange(records, caller, 'connector.run', row.id);
      return reply.status(202).send(await describeConnector(records, row));
    },
  );
  app.post(
    '/api/v1/connectors/:id/cancel',
    {
      ...admin,
      schema: {
        tags,
        summary: 'End the run under way; the page that is being read in is finished',
        params: byId,
        response: { 202: connectorSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const row = await getConnector(records, caller.workspace, request.params.id);
      void connectors.cancel(row.id);
      await recordChange(records, caller, 'connector.cancel', row.id);
      return reply.status(202).send(await describeConnector(records, row));
    },
  );
}

function testRoute(app: App, { records, connectors }: ConnectorRouteParts): void {
  app.post(
    '/api/v1/connectors/test',
    {
      ...admin,
      schema: {
        tags,
        summary: 'The first 20 rows that would be pulled, and the mapping they suggest; nothing is kept',
        body: connectorTestSchema,
        response: { 200: connectorPreviewSchema },
      },
    },
    async (request) => {
      const { settings, secret, connector, mapping } = request.body;
      const { workspace } = callerOf(request);
      const row = connector === null ? null : await getConnector(records, workspace, connector);
      if (row !== null && secret === null) requireSameDestination(row, settings);
      const signal = AbortSignal.timeout(previewMilliseconds);
      const kept = { id: row?.id ?? '', cursor: null, secret: secret === null ? (row?.secret ?? null) : null };
      const task = await connectors.taskFor(kept, signal);
      try {
        return await previewConnector(settings, secret === null ? task : { ...task, secret }, mapping);
      } catch (error) {
        if (!signal.aborted) throw error;
        throw new Fault('TL_CONNECTOR_FAILED', 'There was no answer within a minute.', { cause: error });
      }
    },
  );
}
