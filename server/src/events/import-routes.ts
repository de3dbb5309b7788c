import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  importJobSchema,
  type Mapping,
  mappingSchema,
  parseInstant,
  previewRowSchema,
  statesUnderWay,
} from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { z } from 'zod';
import type { Analytics, Records } from '../engines/index.ts';
import { type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { previewRows } from './formats/index.ts';
import type { ImportRunner } from './import-runner.ts';
import {
  forgetUpload,
  getImport,
  importAnswer,
  isAnyReadIn,
  laterWithDuplicates,
  listImports,
  type StoredImport,
  startImport,
  startUndo,
} from './import-store.ts';
import { receiveUpload, requireRoom } from './uploads.ts';

const tags = ['Imports'];
export const importId = z.object({ id: z.string().min(1).max(100) });
const mappingBody = z.object({ mapping: mappingSchema });

export interface ImportParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly runner: ImportRunner;
  /** Where uploaded files wait until they are read. */
  readonly uploads: string;
}

/** Files in: upload, preview, start, follow, cancel, undo. */
export function importRoutes(app: App, parts: ImportParts): void {
  uploadRoute(app, parts);
  followRoutes(app, parts);
  previewRoute(app, parts);
  startRoute(app, parts);
  cancelRoute(app, parts);
  undoRoute(app, parts);
}

const write = { config: { access: 'write' as const } };

/** An import with its progress, as the API shows it. */
const answer = (row: StoredImport, runner: ImportRunner) => importAnswer(row, runner.progressOf(row.id));

function uploadRoute(app: App, { records, runner, uploads }: ImportParts): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.removeContentTypeParser(['application/json', 'text/plain']);
    scope.post(
      '/api/v1/imports',
      {
        ...write,
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          tags,
          summary: 'Send a file: its bytes are the body',
          consumes: ['application/octet-stream'],
          querystring: z.object({ name: z.string().min(1).max(500).describe('The name of the file') }),
          response: { 201: importJobSchema },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const { name } = request.query as { name: string };
        const body = request.body as Readable | undefined;
        if (body === undefined || typeof body.pipe !== 'function')
          throw new Fault('TL_BAD_REQUEST', 'Send the bytes of the file as the body.');
        const row = await receiveUpload(records, uploads, { workspace: caller.workspace, fileName: name, body });
        return reply.status(201).send(answer(row, runner));
      },
    );
  });
}

function followRoutes(app: App, { records, runner }: ImportParts): void {
  app.get(
    '/api/v1/imports',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The imports, newest first',
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: z
            .string()
            .regex(/^\d{1,15}$/)
            .optional(),
          run: z.string().max(100).optional().describe('The pages that a run of a connector brought in'),
        }),
        response: { 200: z.object({ items: z.array(importJobSchema), nextCursor: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, run } = request.query;
      const page = { limit: limit + 1, before: cursor ?? null, run: run ?? null };
      const rows = await listImports(records, callerOf(request).workspace, page);
      const items = rows.slice(0, limit);
      return {
        items: items.map((row) => answer(row, runner)),
        nextCursor: rows.length > limit ? String(items.at(-1)?.number ?? '') : null,
      };
    },
  );
  app.get(
    '/api/v1/imports/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One import', params: importId, response: { 200: importJobSchema } },
    },
    async (request) => answer(await getImport(records, callerOf(request).workspace, request.params.id), runner),
  );
}

function previewRoute(app: App, { records }: ImportParts): void {
  app.post(
    '/api/v1/imports/:id/preview',
    {
      ...write,
      schema: {
        tags,
        summary: 'The first ten rows under a mapping',
        params: importId,
        body: mappingBody,
        response: { 200: z.object({ items: z.array(previewRowSchema) }) },
      },
    },
    async (request) => {
      const row = await getImport(records, callerOf(request).workspace, request.params.id);
      requireZone(request.body.mapping.zone);
      return { items: [...(await previewRows(row.path, shapeOf(row), request.body.mapping, 10))] };
    },
  );
}

function startRoute(app: App, { analytics, records, runner }: ImportParts): void {
  app.post(
    '/api/v1/imports/:id/start',
    {
      ...write,
      schema: {
        tags,
        summary: 'Read the file in',
        params: importId,
        body: mappingBody,
        response: { 202: importJobSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const row = await getImport(records, caller.workspace, request.params.id);
      if (!(await canStart(analytics, row)))
        throw new Fault(
          'TL_IMPORT_STATE',
          'This import has been started already. One that failed can be started again, or undone if some of it is in.',
        );
      requireComplete(request.body.mapping);
      const started = await startImport(records, row, request.body.mapping);
      if (!started) throw new Fault('TL_IMPORT_STATE', 'This import has just been started.');
      await recordChange(records, caller, 'import.start', row.id);
      void runner.enqueue(caller.workspace, row.id);
      return reply.status(202).send(answer(await getImport(records, caller.workspace, row.id), runner));
    },
  );
}

function cancelRoute(app: App, { records, runner }: ImportParts): void {
  app.post(
    '/api/v1/imports/:id/cancel',
    { ...write, schema: { tags, summary: 'Stop reading', params: importId, response: { 202: importJobSchema } } },
    async (request, reply) => {
      const caller = callerOf(request);
      const row = await getImport(records, caller.workspace, request.params.id);
      if (row.state !== 'reading')
        throw new Fault(
          'TL_IMPORT_STATE',
          'Only an import that is being read can be cancelled. Undo one that is done.',
        );
      await runner.cancel(row.id);
      await recordChange(records, caller, 'import.cancel', row.id);
      return reply.status(202).send(answer(await getImport(records, caller.workspace, row.id), runner));
    },
  );
}

function undoRoute(app: App, { records, runner, uploads }: ImportParts): void {
  app.delete(
    '/api/v1/imports/:id',
    {
      ...write,
      schema: {
        tags,
        summary: 'Undo: take its events out again',
        params: importId,
        querystring: z.object({
          anyway: z.enum(['true', 'false']).optional().describe('Also when a later file relies on its events'),
        }),
        response: {
          202: importJobSchema.describe('It is being undone; its state tells when that is done'),
          204: z.null().describe('It had not been started, and is gone'),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const row = await getImport(records, caller.workspace, request.params.id);
      if (row.state === 'undoing') throw new Fault('TL_IMPORT_STATE', 'This import is being undone already.');
      if (statesUnderWay.includes(row.state))
        throw new Fault('TL_IMPORT_STATE', 'This import is still under way. Cancel it, or wait until it is done.');
      if (row.state === 'undone') throw new Fault('TL_IMPORT_STATE', 'This import is undone already.');
      if (row.state !== 'uploaded' && (await isAnyReadIn(records, caller.workspace)))
        throw new Fault(
          'TL_IMPORT_STATE',
          'Another file of this workspace is being read in, and may rely on events of this one. Undo it when that is done.',
        );
      if (request.query.anyway !== 'true') await requireNoneRelies(records, row);
      await requireRoom(uploads);
      if (row.state !== 'uploaded' && !(await startUndo(records, row)))
        throw new Fault('TL_IMPORT_STATE', 'This import is being undone already.');
      if (row.state === 'uploaded') await forgetUpload(records, row);
      else void runner.undo(row);
      await recordChange(records, caller, 'import.undo', row.id);
      if (row.state === 'uploaded') return reply.status(204).send(null);
      return reply.status(202).send(answer(await getImport(records, caller.workspace, row.id), runner));
    },
  );
}

async function requireNoneRelies(records: Records, row: StoredImport): Promise<void> {
  const later = await laterWithDuplicates(records, row);
  if (later === null) return;
  throw new Fault(
    'TL_CONFLICT',
    `"${later.file_name}" came later and found ${later.result?.duplicates} of its events already here; they may be events of this file. Undo that one first, or undo this one anyway and import that file again.`,
  );
}

function requireZone(zone: string): void {
  if (parseInstant('2024-01-01 12:00', 'year-first', zone) !== null) return;
  throw new Fault(
    'TL_MAPPING_INCOMPLETE',
    `There is no time zone "${zone}". Write one such as Europe/Amsterdam, or an offset such as +01:00.`,
  );
}

/** A file that waits, or one that failed before any of its events was in. */
async function canStart(analytics: Analytics, row: StoredImport): Promise<boolean> {
  if (row.state === 'uploaded') return true;
  if (row.state !== 'failed' || !existsSync(row.path)) return false;
  const [held] = await analytics.query<{ n: number }>(
    'select count() as n from events where workspace = {workspace:String} and import = {import:String}',
    { workspace: row.workspace, import: row.id },
  );
  return (held?.n ?? 0) === 0;
}

function shapeOf(row: StoredImport) {
  if (row.shape === null || row.state !== 'uploaded')
    throw new Fault('TL_IMPORT_STATE', 'The file of this import is no longer here.');
  return row.shape;
}

/** Throws TL_MAPPING_INCOMPLETE when no event could come of it. */
export function requireComplete(mapping: Mapping): void {
  requireZone(mapping.zone);
  const missing = [
    ...(mapping.activity === null ? ['the activity'] : []),
    ...(mapping.at === null ? ['the time'] : []),
    ...((mapping.cost ?? mapping.revenue) !== null && mapping.currency === null && mapping.defaultCurrency === ''
      ? ['the currency (or give one for all)']
      : []),
    ...(mapping.customer === null &&
    mapping.case === null &&
    mapping.objects.length === 0 &&
    mapping.caseType === 'case'
      ? ['the customer or the case']
      : []),
  ];
  if (missing.length > 0) throw new Fault('TL_MAPPING_INCOMPLETE', `Say which column holds ${missing.join(' and ')}.`);
}
