import { findingSchema } from '@throughline/core/events';
import { z } from 'zod';
import { type App, callerOf } from '../../http/index.ts';
import { listFindings } from './finding-store.ts';
import { sourceById } from './report-routes.ts';
import { type ReportParts, requireAnySource } from './source-report.ts';
import type { SourceWatch } from './source-watch.ts';

export interface FindingParts extends ReportParts {
  readonly watch: SourceWatch;
}

/** What is unusual of a source. */
export function findingRoutes(app: App, parts: FindingParts): void {
  app.get(
    '/api/v1/sources/:id/findings',
    {
      config: { access: 'read' },
      schema: {
        tags: ['Sources'],
        summary: 'What is unusual of a source that sends live: what it sends, and how much',
        params: sourceById,
        response: { 200: z.object({ items: z.array(findingSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      const { kind } = await requireAnySource(parts, scope);
      if (kind === 'stream') await parts.watch.look(scope);
      return { items: await listFindings(parts.records, scope), nextCursor: null };
    },
  );
}
