import { alertSchema } from '@throughline/core/alerts';
import { z } from 'zod';
import { type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { type AlertKeeping, closeAlert, listAlerts } from './alert-store.ts';
import type { AlertWatch } from './alert-watch.ts';

const tags = ['Alerts'];
const alertListSchema = z.object({
  items: z.array(alertSchema),
  nextCursor: z.null(),
  lookedAt: z
    .number()
    .int()
    .nullable()
    .describe('When shifts were last looked for since the server started, in milliseconds since 1970'),
});
const lookSchema = z.object({
  watched: z.number().int().describe('Series that were looked at'),
  opened: z.number().int(),
  open: z.number().int(),
  closed: z.number().int().describe('Alerts whose level came back'),
});

/** What has shifted, and that somebody has seen it. */
export function alertRoutes(app: App, { records, tell, watch }: AlertKeeping & { watch: AlertWatch }): void {
  app.get(
    '/api/v1/alerts',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Outcomes, waits and costs whose newest week lies off the weeks before',
        querystring: z.object({ state: z.enum(['open', 'all']).default('open') }),
        response: { 200: alertListSchema },
      },
    },
    async (request) => ({
      items: await listAlerts(records, callerOf(request).workspace, request.query.state),
      nextCursor: null,
      lookedAt: watch.lookedAt(callerOf(request).workspace),
    }),
  );
  app.post(
    '/api/v1/alerts/look',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Look for shifts now; else it happens every ten minutes',
        response: { 200: lookSchema },
      },
    },
    (request) => watch.look(callerOf(request).workspace),
  );
  app.post(
    '/api/v1/alerts/:id/close',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Close an alert, and say whether it was useful',
        params: z.object({ id: z.string() }),
        body: z.object({ wasUseful: z.boolean().nullable().default(null) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { id } = request.params;
      await closeAlert({ records, tell }, caller.workspace, {
        id,
        by: caller.actor,
        wasUseful: request.body.wasUseful,
      });
      await recordChange(records, caller, 'alert.close', id);
      return reply.status(204).send(null);
    },
  );
}
