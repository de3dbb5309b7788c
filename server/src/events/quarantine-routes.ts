import { Readable } from 'node:stream';
import { quarantinedRowSchema, rejectionReasonSchema, rejectionWords } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { z } from 'zod';
import type { Analytics } from '../engines/index.ts';
import { type App, callerOf, fileAnswer } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { csvLine } from './exports/index.ts';
import { type ImportParts, importId } from './import-routes.ts';
import { getImport, type StoredImport } from './import-store.ts';
import { listQuarantine, markQuarantined, pageQuarantine, recordMended, waitingOrdinals } from './quarantine-store.ts';

const tags = ['Quarantine'];
export const quarantinePageSchema = z.object({
  items: z.array(quarantinedRowSchema),
  nextCursor: z.string().nullable(),
  total: z.number().int().describe('Rows of the state and reason asked for'),
  reasons: z.array(z.object({ reason: rejectionReasonSchema, rows: z.number().int() })),
});
const mended = z
  .array(z.object({ ordinal: z.number().int(), raw: z.string().max(1_000_000) }))
  .min(1)
  .max(10_000);
const largestPage = 1000;

async function* quarantineCsv(analytics: Analytics, row: StoredImport): AsyncGenerator<string> {
  yield `${csvLine(['row', 'line', 'reason', 'detail', 'raw'])}\r\n`;
  for await (const rows of pageQuarantine(analytics, row)) {
    const lines = rows.map((one) =>
      csvLine([String(one.ordinal), String(one.line), rejectionWords[one.reason], one.detail, one.raw]),
    );
    yield `${lines.join('\r\n')}\r\n`;
  }
}

/** Rows that could not become events: look at them, mend and replay them, discard them, take them along. */
export function quarantineRoutes(app: App, parts: ImportParts): void {
  lookRoutes(app, parts);
  replayRoute(app, parts);
  discardRoute(app, parts);
}

const write = { config: { access: 'write' as const } };
export const quarantineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(largestPage).default(50),
  cursor: z.string().max(200).optional(),
  state: z.enum(['waiting', 'replayed', 'discarded']).default('waiting'),
  reason: rejectionReasonSchema.optional(),
});

function lookRoutes(app: App, { analytics, records }: ImportParts): void {
  app.get(
    '/api/v1/imports/:id/quarantine',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Rows in quarantine',
        params: importId,
        querystring: quarantineQuery,
        response: { 200: quarantinePageSchema },
      },
    },
    async (request) => {
      const row = await getImport(records, callerOf(request).workspace, request.params.id);
      return listQuarantine(analytics, row, { ...request.query, cursor: request.query.cursor ?? null });
    },
  );
  app.get(
    '/api/v1/imports/:id/quarantine.csv',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Rows in quarantine as CSV',
        params: importId,
        response: { 200: fileAnswer('text/csv') },
      },
    },
    async (request, reply) => {
      const row = await getImport(records, callerOf(request).workspace, request.params.id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="quarantine.csv"')
        .send(Readable.from(quarantineCsv(analytics, row)));
    },
  );
}

function replayRoute(app: App, { analytics, records, runner, uploads }: ImportParts): void {
  app.post(
    '/api/v1/imports/:id/quarantine/replay',
    {
      ...write,
      schema: {
        tags,
        summary: 'Read mended rows again',
        params: importId,
        body: z.object({ items: mended }),
        response: { 200: z.object({ accepted: z.number().int(), rejected: z.array(quarantinedRowSchema) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const row = await getImport(records, caller.workspace, request.params.id);
      const child = await recordMended(records, uploads, row, request.body.items);
      await runner.enqueue(caller.workspace, child.id);
      const done = await getImport(records, caller.workspace, child.id);
      if (done.state !== 'done')
        throw new Fault('TL_IMPORT_STATE', `The rows could not be read in: ${done.error ?? 'the server is stopping'}`);
      const rejected = await listQuarantine(analytics, done, { state: 'waiting', limit: largestPage, cursor: null });
      const waiting = await waitingOrdinals(analytics, done);
      const failed = new Set(waiting.map((ordinal) => request.body.items[ordinal - 1]?.ordinal));
      const taken = request.body.items.map((one) => one.ordinal).filter((ordinal) => !failed.has(ordinal));
      await markQuarantined(analytics, row, taken, 'replayed');
      await recordChange(records, caller, 'quarantine.replay', row.id);
      return { accepted: done.result?.accepted ?? 0, rejected: rejected.items };
    },
  );
}

function discardRoute(app: App, { analytics, records }: ImportParts): void {
  app.post(
    '/api/v1/imports/:id/quarantine/discard',
    {
      ...write,
      schema: {
        tags,
        summary: 'Leave rows out for good',
        params: importId,
        body: z.object({ ordinals: z.array(z.number().int()).min(1).max(100_000) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const row = await getImport(records, caller.workspace, request.params.id);
      await markQuarantined(analytics, row, request.body.ordinals, 'discarded');
      await recordChange(records, caller, 'quarantine.discard', row.id);
      return reply.status(204).send(null);
    },
  );
}
