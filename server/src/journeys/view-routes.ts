import {
  casesSchema,
  caseTimelineSchema,
  funnelOrderSchema,
  funnelSchema,
  gapSecondsSchema,
  handoffsSchema,
  mapSchema,
  microJourneysSchema,
  replaySchema,
  variantsSchema,
  volumeSchema,
  waitsSchema,
} from '@throughline/core/journeys';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Analytics, Records } from '../engines/index.ts';
import { AnswerCache, type App, callerOf, cursorQuery, limitQuery } from '../http/index.ts';
import { readReplay, readVolume } from './flow-over-time.ts';
import { readFunnel } from './funnel.ts';
import { readHandoffs, readWaits } from './handoffs.ts';
import type { JourneyBuilder } from './journey-builder.ts';
import { type OwnersReader, readMap, readOwners } from './map.ts';
import { readMicroJourneys } from './micro-journeys.ts';
import { activitiesQuery, readActivities, readSteps, stepsQuery, windowQuery } from './steps-query.ts';
import { caseSorts, listCases, readCase } from './timelines.ts';
import { readVariants } from './variants.ts';
import type { View } from './view.ts';
import { openView, type ViewParts, type ViewQuery, viewQuery } from './view-query.ts';

export interface JourneyEngines {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly builder: JourneyBuilder;
}

export type JourneyViews = JourneyEngines & ViewParts;

const tags = ['Journeys'];
const journeyId = z.object({ id: z.string().min(1).max(200) });
const caseId = journeyId.extend({ caseId: z.string().min(1).max(1000) });
/** Answers per cent. Programs say a share as 0.8, people as 80; a hundredth is no useful map. */
const shareOrPerCent = z.coerce
  .number()
  .min(0)
  .max(100)
  .default(100)
  .transform((value) => (value <= 1 ? value * 100 : value))
  .describe('A share up to 1, or per cent above it');

/** One view: what it takes beside the filter, what it answers, and how that is found. */
interface ViewRoute<Query extends z.ZodType, Answer extends z.ZodType> {
  readonly path: string;
  readonly summary: string;
  readonly query: Query;
  readonly answer: Answer;
  readonly read: (view: View, query: z.output<Query>) => Promise<z.input<Answer>>;
}

/** The views of a journey: what really happens in it. */
export function journeyViewRoutes(app: App, engines: JourneyViews): void {
  const views = new OpenViews(engines);
  addFlow(app, engines, views);
  addPaths(app, engines.analytics, views);
  addCases(app, engines.analytics, views);
}

/** Opens the view a request asks for, and keeps what it answers until the cases change. */
class OpenViews {
  readonly #answers = new AnswerCache();
  readonly #engines: JourneyViews;

  constructor(engines: JourneyViews) {
    this.#engines = engines;
  }

  async answer<T>(request: FastifyRequest, make: (view: View) => Promise<T>): Promise<T> {
    const { workspace } = callerOf(request);
    const { id } = journeyId.parse(request.params);
    // Before the view is opened: what its filter means may change meanwhile.
    const generation = this.#generationOf(workspace, id);
    const view = await openView(this.#engines, workspace, id, request.query as ViewQuery);
    const asked = [request.routeOptions.url, request.params, view.journey.version, request.query];
    return this.#keep([workspace, generation, ...asked], () => make(view));
  }

  /** What is the same for every filter. */
  keepForAll<T>({ workspace, journey }: View, asked: readonly unknown[], make: () => Promise<T>): Promise<T> {
    const { id, version } = journey;
    return this.#keep([workspace, this.#generationOf(workspace, id), id, version, ...asked], make);
  }

  #generationOf(workspace: string, journey: string): string {
    return this.#engines.builder.generationOfJourney(workspace, journey);
  }

  #keep<T>(basis: readonly unknown[], make: () => Promise<T>): Promise<T> {
    return this.#answers.get(JSON.stringify(basis), make);
  }

  add<Query extends z.ZodType, Answer extends z.ZodType>(app: App, route: ViewRoute<Query, Answer>): void {
    const { path, summary, query, answer, read } = route;
    app.get(
      `/api/v1/journeys/:id/${path}`,
      {
        config: { access: 'read' },
        schema: { tags, summary, params: journeyId, querystring: query, response: { 200: answer } },
      },
      // The framework cannot see through the two types of a route that is not written yet; its parts are checked above.
      (request) => this.answer(request, (view) => read(view, request.query as z.output<Query>)) as never,
    );
  }
}

function addFlow(app: App, { analytics }: JourneyEngines, views: OpenViews): void {
  views.add(app, {
    path: 'map',
    summary: 'The map of what really happens',
    query: viewQuery.extend({ coverage: shareOrPerCent, paths: shareOrPerCent, activities: activitiesQuery }),
    answer: mapSchema,
    read: (view, detail) => {
      const owners: OwnersReader = (of) =>
        views.keepForAll(view, ['owners', ...(of ?? [])], () => readOwners(analytics, view, of));
      return readMap(analytics, view, { ...detail, activities: readActivities(detail.activities) }, owners);
    },
  });
  views.add(app, {
    path: 'volume',
    summary: 'Cases begun over time',
    query: viewQuery,
    answer: volumeSchema,
    read: (view) => readVolume(analytics, view),
  });
  views.add(app, {
    path: 'replay',
    summary: 'Real cases to move over the map',
    query: viewQuery.extend({ limit: limitQuery(2000, 400) }),
    answer: replaySchema,
    read: (view, { limit }) => readReplay(analytics, view, limit),
  });
  views.add(app, {
    path: 'handoffs',
    summary: 'Handoffs between channels or functions',
    query: viewQuery.extend({ by: z.enum(['channel', 'function']).default('channel') }),
    answer: handoffsSchema,
    read: (view, { by }) => readHandoffs(analytics, view, by),
  });
  views.add(app, {
    path: 'waits',
    summary: 'Where most time goes',
    query: viewQuery,
    answer: waitsSchema,
    read: (view) => readWaits(analytics, view),
  });
}

function addPaths(app: App, analytics: Analytics, views: OpenViews): void {
  views.add(app, {
    path: 'variants',
    summary: 'The paths cases share',
    query: viewQuery.extend({ limit: limitQuery(1000, 50), cursor: cursorQuery }),
    answer: variantsSchema,
    read: (view, page) => readVariants(analytics, view, page),
  });
  views.add(app, {
    path: 'micro-journeys',
    summary: 'What is done in one go within the cases',
    query: viewQuery.extend({
      gap: z.coerce
        .number()
        .pipe(gapSecondsSchema)
        .optional()
        .describe('The silence in seconds that parts two; chosen from the data without it'),
      limit: limitQuery(200, 20),
    }),
    answer: microJourneysSchema,
    read: (view, { gap, limit }) => readMicroJourneys(analytics, view, { gapSeconds: gap ?? null, limit }),
  });
  views.add(app, {
    path: 'funnel',
    summary: 'How many reach each step',
    query: viewQuery.extend({
      steps: stepsQuery,
      order: funnelOrderSchema.default('ordered'),
      window: windowQuery,
    }),
    answer: funnelSchema,
    read: async (view, { steps, order, window }) =>
      readFunnel(analytics, view, { steps: readSteps(steps), order, windowSeconds: window }),
  });
}

function addCases(app: App, analytics: Analytics, views: OpenViews): void {
  views.add(app, {
    path: 'cases',
    summary: 'The cases',
    query: viewQuery.extend({
      limit: limitQuery(500, 50),
      cursor: cursorQuery,
      sort: z.enum(caseSorts).default('newest'),
    }),
    answer: casesSchema,
    read: (view, page) => listCases(analytics, view, page),
  });
  app.get(
    '/api/v1/journeys/:id/cases/:caseId',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One case with its events', params: caseId, response: { 200: caseTimelineSchema } },
    },
    (request) => views.answer(request, (view) => readCase(analytics, view, request.params.caseId)),
  );
}
