import { sourceReportSchema, tailItemSchema } from '@throughline/core/events';
import { z } from 'zod';
import { type App, callerOf, limitQuery } from '../../http/index.ts';
import { type ReportParts, readNewest, readSourceReport, requireAnySource } from './source-report.ts';

const tags = ['Sources'];
/** Of rules: which version they have, and who made it. */
export const changedSchema = {
  version: z.number().int().describe('0: never made'),
  author: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
};
export const sourceById = z.object({ id: z.string().min(1).max(100) });

/** How a source does, and its newest events. */
export function reportRoutes(app: App, parts: ReportParts): void {
  app.get(
    '/api/v1/sources/:id',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'How a source does: how much came and when, and what became of all that was sent',
        params: sourceById,
        response: { 200: sourceReportSchema },
      },
    },
    (request) => readSourceReport(parts, { workspace: callerOf(request).workspace, source: request.params.id }),
  );
  app.get(
    '/api/v1/sources/:id/events',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The events of a source that came last, the newest first',
        params: sourceById,
        querystring: z.object({ limit: limitQuery(200, 50), activity: z.string().max(500).default('') }),
        response: { 200: z.object({ items: z.array(tailItemSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      await requireAnySource(parts, scope);
      return { items: await readNewest(parts.analytics, scope, request.query), nextCursor: null };
    },
  );
}
