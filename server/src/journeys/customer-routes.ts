import { customerTimelineSchema } from '@throughline/core/journeys';
import { z } from 'zod';
import type { Analytics } from '../engines/index.ts';
import { type App, callerOf, cursorQuery, limitQuery } from '../http/index.ts';
import listCustomers from './list-customers.sql';
import { readCustomer } from './timelines.ts';

const tags = ['Journeys'];
const found = z.object({
  items: z.array(z.object({ id: z.string(), events: z.number().int() })),
  nextCursor: z.string().nullable(),
});

/** Customers by name, and all that happened to one. */
export function customerRoutes(app: App, analytics: Analytics): void {
  app.get(
    '/api/v1/customers',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Find customers',
        querystring: z.object({
          search: z.string().max(500).default(''),
          limit: limitQuery(200, 20),
          cursor: cursorQuery,
        }),
        response: { 200: found },
      },
    },
    async (request) => {
      const { search, limit, cursor } = request.query;
      const parameters = { workspace: callerOf(request).workspace, search, after: cursor ?? '', limit: limit + 1 };
      const rows = await analytics.query<{ id: string; events: number }>(listCustomers, parameters);
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );
  app.get(
    '/api/v1/customers/:customerId/timeline',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What happened to a customer',
        params: z.object({ customerId: z.string().min(1).max(1000) }),
        querystring: z.object({ limit: limitQuery(1000, 200), cursor: cursorQuery }),
        response: { 200: customerTimelineSchema },
      },
    },
    (request) => readCustomer(analytics, callerOf(request).workspace, request.params.customerId, request.query),
  );
}
