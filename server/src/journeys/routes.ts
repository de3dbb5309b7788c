import { Fault } from '@throughline/core/faults';
import {
  casesSchema,
  caseTimelineSchema,
  customerTimelineSchema,
  funnelOrderSchema,
  funnelSchema,
  funnelStepsSchema,
  handoffsSchema,
  mapSchema,
  replaySchema,
  variantsSchema,
  volumeSchema,
  waitsSchema,
} from '@throughline/core/journeys';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Analytics, Records } from '../engines/index.ts';
import { AnswerCache, type App, callerOf } from '../http/index.ts';
import { readReplay, readVolume } from './flow-over-time.ts';
import { readFunnel } from './funnel.ts';
import { readHandoffs, readWaits } from './handoffs.ts';
import type { JourneyBuilder } from './journey-builder.ts';
import listCustomers from './list-customers.sql';
import { readMap, readOwners } from './map.ts';
import { caseSorts, listCases, readCase, readCustomer } from './timelines.ts';
import { readVariants } from './variants.ts';
import type { View } from './view.ts';
import { openView, type ViewQuery, viewQuery } from './view-query.ts';

const tags = ['Journeys'];
const journeyId = z.object({ id: z.string().min(1).max(200) });
/** Answers per cent. Programs say a share as 0.8, people as 80; a hundredth is no useful map. */
const shareOrPerCent = z.coerce
  .number()
  .min(0)
  .max(100)
  .default(100)
  .transform((value) => (value <= 1 ? value * 100 : value))
  .describe('A share up to 1, or per cent above it');
const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);
const cursor = z
  .string()
  .max(2000)
  .nullish()
  .transform((text) => text ?? null);

export interface JourneyEngines {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly builder: JourneyBuilder;
}

/** The views of a journey: what really happens in it. */
export function journeyViewRoutes(app: App, engines: JourneyEngines): void {
  const { analytics, records, builder } = engines;
  const answers = new AnswerCache();
  const read = { config: { access: 'read' as const } };

  /** Opens the view a request asks for and answers it, from what was kept when the cases have not changed. */
  async function answer<T>(request: FastifyRequest, make: (view: View) => Promise<T>): Promise<T> {
    const { workspace } = callerOf(request);
    const { id } = journeyId.parse(request.params);
    const view = await openView(records, workspace, id, request.query as ViewQuery);
    const path = request.routeOptions.url;
    const key = JSON.stringify([
      path,
      workspace,
      request.params,
      view.journey.version,
      builder.generationOf(workspace),
      request.query,
    ]);
    return answers.get(key, () => make(view));
  }

  app.get(
    '/api/v1/journeys/:id/map',
    {
      ...read,
      schema: {
        tags,
        summary: 'The map of what really happens',
        params: journeyId,
        querystring: viewQuery.extend({ coverage: shareOrPerCent, paths: shareOrPerCent }),
        response: { 200: mapSchema },
      },
    },
    (request) =>
      answer(request, (view) => {
        const key = JSON.stringify(['owners', view.workspace, view.journey.id, builder.generationOf(view.workspace)]);
        return readMap(
          analytics,
          view,
          request.query,
          answers.get(key, () => readOwners(analytics, view)),
        );
      }),
  );
  app.get(
    '/api/v1/journeys/:id/volume',
    {
      ...read,
      schema: {
        tags,
        summary: 'Cases begun over time',
        params: journeyId,
        querystring: viewQuery,
        response: { 200: volumeSchema },
      },
    },
    (request) => answer(request, (view) => readVolume(analytics, view)),
  );
  app.get(
    '/api/v1/journeys/:id/replay',
    {
      ...read,
      schema: {
        tags,
        summary: 'Real cases to move over the map',
        params: journeyId,
        querystring: viewQuery.extend({ limit: limit(2000, 400) }),
        response: { 200: replaySchema },
      },
    },
    (request) => answer(request, (view) => readReplay(analytics, view, request.query.limit)),
  );
  app.get(
    '/api/v1/journeys/:id/variants',
    {
      ...read,
      schema: {
        tags,
        summary: 'The paths cases share',
        params: journeyId,
        querystring: viewQuery.extend({ limit: limit(1000, 50), cursor }),
        response: { 200: variantsSchema },
      },
    },
    (request) => answer(request, (view) => readVariants(analytics, view, request.query)),
  );
  app.get(
    '/api/v1/journeys/:id/handoffs',
    {
      ...read,
      schema: {
        tags,
        summary: 'Handoffs between channels or functions',
        params: journeyId,
        querystring: viewQuery.extend({ by: z.enum(['channel', 'function']).default('channel') }),
        response: { 200: handoffsSchema },
      },
    },
    (request) => answer(request, (view) => readHandoffs(analytics, view, request.query.by)),
  );
  app.get(
    '/api/v1/journeys/:id/waits',
    {
      ...read,
      schema: {
        tags,
        summary: 'Where most time goes',
        params: journeyId,
        querystring: viewQuery,
        response: { 200: waitsSchema },
      },
    },
    (request) => answer(request, (view) => readWaits(analytics, view)),
  );
  app.get(
    '/api/v1/journeys/:id/funnel',
    {
      ...read,
      schema: {
        tags,
        summary: 'How many reach each step',
        params: journeyId,
        querystring: viewQuery.extend({
          steps: z
            .string()
            .max(20_000)
            .describe(
              'JSON: an array of steps, each an activity or an array of activities; or activities separated by commas',
            ),
          order: funnelOrderSchema.default('ordered'),
          window: z.coerce
            .number()
            .positive()
            .max(315_360_000)
            .default(1_209_600)
            .describe('Seconds from the first step to the last'),
        }),
        response: { 200: funnelSchema },
      },
    },
    (request) =>
      answer(request, (view) =>
        readFunnel(analytics, view, {
          steps: readSteps(request.query.steps),
          order: request.query.order,
          windowSeconds: request.query.window,
        }),
      ),
  );
  app.get(
    '/api/v1/journeys/:id/cases',
    {
      ...read,
      schema: {
        tags,
        summary: 'The cases',
        params: journeyId,
        querystring: viewQuery.extend({ limit: limit(500, 50), cursor, sort: z.enum(caseSorts).default('newest') }),
        response: { 200: casesSchema },
      },
    },
    (request) => answer(request, (view) => listCases(analytics, view, request.query)),
  );
  app.get(
    '/api/v1/journeys/:id/cases/:caseId',
    {
      ...read,
      schema: {
        tags,
        summary: 'One case with its events',
        params: journeyId.extend({ caseId: z.string().min(1).max(1000) }),
        response: { 200: caseTimelineSchema },
      },
    },
    (request) => answer(request, (view) => readCase(analytics, view, request.params.caseId)),
  );
  customerRoutes(app, analytics);
}

function customerRoutes(app: App, analytics: Analytics): void {
  const found = z.object({
    items: z.array(z.object({ id: z.string(), events: z.number().int() })),
    nextCursor: z.string().nullable(),
  });
  app.get(
    '/api/v1/customers',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Find customers',
        querystring: z.object({ search: z.string().max(500).default(''), limit: limit(200, 20), cursor }),
        response: { 200: found },
      },
    },
    async (request) => {
      const { search, limit: most, cursor: after } = request.query;
      const parameters = { workspace: callerOf(request).workspace, search, after: after ?? '', limit: most + 1 };
      const rows = await analytics.query<{ id: string; events: number }>(listCustomers, parameters);
      const items = rows.slice(0, most);
      return { items, nextCursor: rows.length > most ? (items.at(-1)?.id ?? null) : null };
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
        querystring: z.object({ limit: limit(1000, 200), cursor }),
        response: { 200: customerTimelineSchema },
      },
    },
    (request) => readCustomer(analytics, callerOf(request).workspace, request.params.customerId, request.query),
  );
}

const writtenSteps = z
  .array(z.union([z.string(), z.array(z.string())]))
  .transform((steps) => steps.map((step) => (typeof step === 'string' ? [step] : step)))
  .pipe(funnelStepsSchema);

/** The steps of a funnel as a URL writes them: JSON, or activities separated by commas. */
function readSteps(text: string): readonly (readonly string[])[] {
  if (!text.trimStart().startsWith('[')) return readSteps(JSON.stringify(text.split(',').map((step) => step.trim())));
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // the check below says what to do
  }
  const parsed = writtenSteps.safeParse(value);
  if (!parsed.success)
    throw new Fault(
      'TL_BAD_REQUEST',
      'Give 1 to 20 steps: activities separated by commas, or JSON such as [["A","B"],"C"].',
    );
  return parsed.data;
}
