import { foundCustomerSchema } from '@throughline/core/events';
import { customerTimelineSchema } from '@throughline/core/journeys';
import { z } from 'zod';
import type { Analytics } from '../engines/index.ts';
import { type App, callerOf, cursorQuery, limitQuery } from '../http/index.ts';
import { findCustomers } from './find-customers.ts';
import { readCustomer } from './timelines.ts';

const tags = ['Journeys'];
const found = z.object({ items: z.array(foundCustomerSchema), nextCursor: z.string().nullable() });

/** Customers by any identifier, and all that happened to one. */
export function customerRoutes(app: App, analytics: Analytics): void {
  app.get(
    '/api/v1/customers',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Find customers by an identifier, or a part of one',
        querystring: z.object({
          search: z.string().max(1000).default(''),
          limit: limitQuery(200, 20),
          cursor: cursorQuery,
        }),
        response: { 200: found },
      },
    },
    (request) => findCustomers(analytics, callerOf(request).workspace, request.query),
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
