import { catalogueSchema, newSourceSchema, sourceItemSchema } from '@throughline/core/events';
import { z } from 'zod';
import { AnswerCache, type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { readCatalogue } from './catalogue.ts';
import type { WriteKeys } from './collection/index.ts';
import { makeSource, renewWriteKey, withdrawWriteKey } from './source-store.ts';
import {
  findingRoutes,
  listSourceItems,
  type ReportParts,
  reportRoutes,
  ruleRoutes,
  type SourceWatch,
} from './sources/index.ts';

const tags = ['Sources'];
const byId = z.object({ id: z.string().min(1).max(100) });

export interface SourceParts extends ReportParts {
  readonly writeKeys: WriteKeys;
  readonly watch: SourceWatch;
  /** Changes when the events of a workspace do: names read before may have company. */
  readonly generationOf: (workspace: string) => number;
}

/** Where events come from, and the names they use. */
export function sourceRoutes(app: App, parts: SourceParts): void {
  const { analytics, records, writeKeys, generationOf } = parts;
  reportRoutes(app, parts);
  findingRoutes(app, parts);
  ruleRoutes(app, { ...parts, rulesChanged: () => writeKeys.forget() });
  const catalogues = new AnswerCache();
  app.get(
    '/api/v1/sources',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The sources, with what each has brought',
        response: { 200: z.object({ items: z.array(sourceItemSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => ({ items: await listSourceItems(parts, callerOf(request).workspace), nextCursor: null }),
  );
  app.post(
    '/api/v1/sources',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Make a source; its write key is shown once',
        body: newSourceSchema,
        response: { 201: z.object({ id: z.string(), name: z.string(), writeKey: z.string() }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const made = await makeSource(records, caller.workspace, request.body.name);
      await recordChange(records, caller, 'source.make', made.id);
      return reply.status(201).send(made);
    },
  );
  app.post(
    '/api/v1/sources/:id/write-key',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Make a new write key; the one before ends at once, the new one is shown once',
        params: byId,
        response: { 201: z.object({ writeKey: z.string() }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const writeKey = await renewWriteKey(records, caller.workspace, request.params.id);
      writeKeys.forget();
      await recordChange(records, caller, 'source.key.make', request.params.id);
      return reply.status(201).send({ writeKey });
    },
  );
  app.delete(
    '/api/v1/sources/:id/write-key',
    {
      config: { access: 'admin' },
      schema: { tags, summary: 'Withdraw the write key', params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await withdrawWriteKey(records, caller.workspace, request.params.id);
      writeKeys.forget();
      await recordChange(records, caller, 'source.key.withdraw', request.params.id);
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/api/v1/catalogue',
    {
      config: { access: 'read' },
      schema: { tags: ['Events'], summary: 'The names in use', response: { 200: catalogueSchema } },
    },
    (request) => {
      const { workspace } = callerOf(request);
      const key = JSON.stringify([workspace, generationOf(workspace)]);
      return catalogues.get(key, () => readCatalogue(analytics, workspace));
    },
  );
}
