import { catalogueSchema } from '@throughline/core/events';
import { newSourceSchema, sourceSchema } from '@throughline/core/trust';
import { z } from 'zod';
import type { Analytics, Records } from '../engines/index.ts';
import { AnswerCache, type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { readCatalogue } from './catalogue.ts';
import type { WriteKeys } from './collection/index.ts';
import { listSources, makeSource, renewWriteKey, withdrawWriteKey } from './source-store.ts';

const tags = ['Sources'];
const byId = z.object({ id: z.string().min(1).max(100) });

export interface SourceParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly writeKeys: WriteKeys;
  /** Changes when the events of a workspace do: names read before may have company. */
  readonly generationOf: (workspace: string) => number;
}

/** Where events come from, and the names they use. */
export function sourceRoutes(app: App, { analytics, records, writeKeys, generationOf }: SourceParts): void {
  const catalogues = new AnswerCache();
  app.get(
    '/api/v1/sources',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The sources',
        response: { 200: z.object({ items: z.array(sourceSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => ({ items: await listSources(records, callerOf(request).workspace), nextCursor: null }),
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
