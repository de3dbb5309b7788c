import { catalogueSchema, mappingSchema, savedMappingSchema } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { newSourceSchema, sourceSchema } from '@throughline/core/trust';
import { z } from 'zod';
import type { Analytics, Records } from '../engines/index.ts';
import { AnswerCache, type App, callerOf } from '../http/index.ts';
import { makeKey, newId, recordChange } from '../trust/index.ts';
import { readCatalogue } from './catalogue.ts';

const byId = z.object({ id: z.string().min(1).max(100) });

export interface SourceParts {
  readonly analytics: Analytics;
  readonly records: Records;
  /** Changes when the events of a workspace do: names read before may have company. */
  readonly generationOf: (workspace: string) => number;
}

/** Where events come from, the names they use, and the mappings that were saved. */
export function sourceRoutes(app: App, { analytics, records, generationOf }: SourceParts): void {
  const catalogues = new AnswerCache();
  app.get(
    '/api/v1/sources',
    {
      config: { access: 'read' },
      schema: {
        tags: ['Sources'],
        summary: 'The sources',
        response: { 200: z.object({ items: z.array(sourceSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => {
      const rows = await records
        .selectFrom('sources')
        .selectAll()
        .where('workspace', '=', callerOf(request).workspace)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return {
        items: rows.map((row) => ({
          id: row.id,
          name: row.name,
          kind: row.kind,
          createdAt: row.created_at.toISOString(),
        })),
        nextCursor: null,
      };
    },
  );
  app.post(
    '/api/v1/sources',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['Sources'],
        summary: 'Make a source; its write key is shown once',
        body: newSourceSchema,
        response: { 201: z.object({ id: z.string(), name: z.string(), writeKey: z.string() }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { name } = request.body;
      const taken = await records
        .selectFrom('sources')
        .select('id')
        .where('workspace', '=', caller.workspace)
        .where('name', '=', name)
        .executeTakeFirst();
      if (taken !== undefined) throw new Fault('TL_CONFLICT', `There is already a source called "${name}".`);
      const id = newId('src');
      await records.insertInto('sources').values({ id, workspace: caller.workspace, name, kind: 'stream' }).execute();
      const { key } = await makeKey(records, caller.workspace, {
        name: `Write key of ${name}`,
        scope: 'collect',
        source: id,
      });
      await recordChange(records, caller, 'source.make', id);
      return reply.status(201).send({ id, name, writeKey: key });
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
  mappingRoutes(app, records);
}

function mappingRoutes(app: App, records: Records): void {
  const list = z.object({ items: z.array(savedMappingSchema), nextCursor: z.null() });
  app.get(
    '/api/v1/mappings',
    { config: { access: 'read' }, schema: { tags: ['Imports'], summary: 'Saved mappings', response: { 200: list } } },
    async (request) => {
      const rows = await records
        .selectFrom('mappings')
        .selectAll()
        .where('workspace', '=', callerOf(request).workspace)
        .orderBy('name')
        .execute();
      return {
        items: rows.map((row) => ({
          id: row.id,
          name: row.name,
          mapping: mappingSchema.parse(row.mapping),
          createdAt: row.created_at.toISOString(),
        })),
        nextCursor: null,
      };
    },
  );
  app.post(
    '/api/v1/mappings',
    {
      config: { access: 'write' },
      schema: {
        tags: ['Imports'],
        summary: 'Save a mapping; one of the same name is replaced',
        body: z.object({ name: z.string().trim().min(1).max(120), mapping: mappingSchema }),
        response: { 201: savedMappingSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { name, mapping } = request.body;
      const row = {
        id: newId('map'),
        workspace: caller.workspace,
        name,
        mapping: JSON.stringify(mapping),
        created_at: new Date(),
      };
      const kept = await records
        .insertInto('mappings')
        .values(row)
        .onConflict((conflict) => conflict.columns(['workspace', 'name']).doUpdateSet({ mapping: row.mapping }))
        .returning(['id', 'created_at'])
        .executeTakeFirstOrThrow();
      await recordChange(records, caller, 'mapping.save', kept.id);
      return reply.status(201).send({ id: kept.id, name, mapping, createdAt: kept.created_at.toISOString() });
    },
  );
  app.delete(
    '/api/v1/mappings/:id',
    {
      config: { access: 'write' },
      schema: { tags: ['Imports'], summary: 'Forget a mapping', params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const gone = await records
        .deleteFrom('mappings')
        .where('workspace', '=', caller.workspace)
        .where('id', '=', request.params.id)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) throw new Fault('TL_NOT_FOUND', 'There is no such mapping.');
      await recordChange(records, caller, 'mapping.forget', request.params.id);
      return reply.status(204).send(null);
    },
  );
}
