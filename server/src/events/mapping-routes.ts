import { mappingSchema, savedMappingSchema } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { z } from 'zod';
import type { Records } from '../engines/index.ts';
import { type App, callerOf } from '../http/index.ts';
import { newId, recordChange } from '../trust/index.ts';

const byId = z.object({ id: z.string().min(1).max(100) });

/** Mappings of columns that were saved, to be used for the next file of their kind. */
export function mappingRoutes(app: App, records: Records): void {
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
