import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Analytics } from '../engines/index.ts';
import { type App, callerOf, fileAnswer } from '../http/index.ts';
import { type ExportedJourney, extraColumns, objectFacts, pageCases, pageEvents } from './export-events.ts';
import { writeCsv, writeOcelJson, writeParquet, writeXes } from './exports/index.ts';

const formats = {
  csv: ['text/csv; charset=utf-8', 'csv'],
  parquet: ['application/vnd.apache.parquet', 'parquet'],
  xes: ['application/xml; charset=utf-8', 'xes'],
  'ocel-json': ['application/json; charset=utf-8', 'jsonocel'],
} as const;

type Format = keyof typeof formats;

export interface ExportParts {
  readonly analytics: Analytics;
  /** The built version of a journey; throws when there is none of that id. */
  readonly builtJourney: (workspace: string, id: string) => Promise<ExportedJourney>;
}

/** Events out again, in the formats that come in. */
export function exportRoutes(app: App, parts: ExportParts): void {
  app.get(
    '/api/v1/export',
    {
      config: { access: 'read' },
      schema: {
        tags: ['Events'],
        summary: 'All events of the workspace as a file',
        querystring: z.object({
          format: z.enum(['csv', 'parquet', 'xes', 'ocel-json']).default('csv'),
          journey: z.string().max(200).default('all').describe('XES: the journey whose cases become traces'),
        }),
        response: { 200: fileAnswer(...Object.values(formats).map(([type]) => type)) },
      },
    },
    async (request, reply) => {
      const { workspace } = callerOf(request);
      const { format, journey } = request.query;
      const [type, ending] = formats[format];
      reply
        .type(type)
        .header(
          'content-disposition',
          `attachment; filename="throughline-${journey.replaceAll(/[^\w-]/g, '')}.${ending}"`,
        );
      if (format === 'xes') {
        const built = await parts.builtJourney(workspace, journey);
        return reply.send(Readable.from(writeXes(pageCases(parts.analytics, workspace, built))));
      }
      return reply.send(await exportStream(parts.analytics, workspace, format));
    },
  );
}

async function exportStream(
  analytics: Analytics,
  workspace: string,
  format: Exclude<Format, 'xes'>,
): Promise<Readable> {
  const pages = pageEvents(analytics, workspace);
  if (format === 'csv') return Readable.from(writeCsv(pages, await extraColumns(analytics, workspace)));
  if (format === 'ocel-json') return Readable.from(writeOcelJson(pages, await objectFacts(analytics, workspace)));
  const folder = await mkdtemp(join(tmpdir(), 'throughline-export-'));
  const path = join(folder, 'events.parquet');
  await writeParquet(path, pages, await extraColumns(analytics, workspace));
  const file = createReadStream(path);
  file.on('close', () => void rm(folder, { recursive: true, force: true }));
  return file;
}
