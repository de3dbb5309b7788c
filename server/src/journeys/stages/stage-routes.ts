import { Fault } from '@throughline/core/faults';
import {
  customerStagesSchema,
  lifeStagesSchema,
  stageCustomersSchema,
  stageFlowSchema,
  stageGrowthSchema,
  stageJourneysSchema,
  stageMatrixSchema,
  stagesDefinitionSchema,
  stagesPreviewSchema,
  stagesProposalSchema,
  stageTimesSchema,
  stageUnitSchema,
  stageVersionSchema,
} from '@throughline/core/journeys';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Analytics } from '../../engines/index.ts';
import { AnswerCache, type App, callerOf, cursorQuery, limitQuery } from '../../http/index.ts';
import { recordChange } from '../../trust/index.ts';
import { builtInJourney } from '../journey-store.ts';
import { openView, type ViewParts, type ViewQuery, viewQuery } from '../view-query.ts';
import { knownStage } from './known-stage.ts';
import { previewStages } from './preview-stages.ts';
import { proposeStages } from './propose-stages.ts';
import { readStageMatrix, readStageTimes } from './stage-chain.ts';
import { listStageCustomers, readCustomerStages, readStageJourneys } from './stage-customers.ts';
import { readStageFlow, readStagesNow } from './stage-flow.ts';
import { readStageGrowth } from './stage-growth.ts';
import { getStages, listStageVersions, putStages } from './stage-store.ts';
import { openStageView, type StageView } from './stage-view.ts';

/** What the routes need of who keeps the stages current. */
export interface StagesWorker {
  generationOf(workspace: string): number;
  buildStages(workspace: string): Promise<void>;
  hasFailedStages(workspace: string): boolean;
}

export interface StageParts extends ViewParts {
  readonly analytics: Analytics;
  readonly builder: StagesWorker;
}

const tags = ['Life stages'];
const unitQuery = viewQuery.extend({ by: stageUnitSchema.default('month') });

/** The life stages of customers: their definition, where customers are, how they move, and how long they stay. */
export function stageRoutes(app: App, parts: StageParts): void {
  const answers = new StageAnswers(parts);
  definitionRoutes(app, parts, answers);
  suggestRoutes(app, parts);
  answerRoutes(app, parts, answers);
  behindRoute(app, parts, answers);
  customerRoute(app, parts);
}

interface AnswerRoute<Query extends typeof viewQuery, Answer extends z.ZodType> {
  readonly summary: string;
  readonly query: Query;
  readonly answer: Answer;
  readonly read: (view: StageView, query: z.output<Query>) => Promise<z.input<Answer>>;
}

/** Answers about stages, kept until the events or the definition change. */
class StageAnswers {
  readonly #answers = new AnswerCache();
  readonly #parts: StageParts;

  constructor(parts: StageParts) {
    this.#parts = parts;
  }

  add<Query extends typeof viewQuery, Answer extends z.ZodType>(
    app: App,
    path: string,
    { summary, query, answer, read }: AnswerRoute<Query, Answer>,
  ): void {
    app.get(
      `/api/v1/stages/${path}`,
      { config: { access: 'read' }, schema: { tags, summary, querystring: query, response: { 200: answer } } },
      // The framework cannot see through the two types of a route that is not written yet; its parts are checked above.
      ((request: FastifyRequest) =>
        this.answer(request, (view) => read(view, request.query as z.output<Query>))) as never,
    );
  }

  async answer<T>(request: FastifyRequest, read: (view: StageView) => Promise<T>): Promise<T> {
    const { workspace } = callerOf(request);
    const query = request.query as ViewQuery;
    // Before anything is read: what is read while customers are led is kept as an answer of before.
    const generation = this.#parts.builder.generationOf(workspace);
    const view = await openStageView(this.#parts.analytics, this.#parts, { workspace, query });
    const key = JSON.stringify([workspace, generation, request.routeOptions.url, view.version, query]);
    return this.#answers.get(key, () => read(view));
  }
}

type Now = Awaited<ReturnType<typeof readStagesNow>>;

/** The newest definition with the numbers of the one that can be read: they are never older than it says. */
async function describe({ records, builder }: StageParts, workspace: string, readNow: () => Promise<Now>) {
  const { definition, version, builtVersion, author, updatedAt } = await getStages(records, workspace);
  const now = await readNow();
  const reached = builtVersion === version ? ('current' as const) : ('building' as const);
  const state = builder.hasFailedStages(workspace) ? ('failed' as const) : reached;
  return { definition, version, author, updatedAt: updatedAt.toISOString(), state, ...now };
}

function definitionRoutes(app: App, parts: StageParts, answers: StageAnswers): void {
  app.get(
    '/api/v1/stages',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The life stages, and how many customers are in each now',
        querystring: viewQuery.omit({ from: true, to: true }),
        response: { 200: lifeStagesSchema },
      },
    },
    (request) =>
      describe(parts, callerOf(request).workspace, () =>
        answers.answer(request, (view) => readStagesNow(parts.analytics, view)),
      ),
  );
  app.get(
    '/api/v1/stages/versions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'All versions of the life stages',
        response: { 200: z.object({ items: z.array(stageVersionSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => ({
      items: await listStageVersions(parts.records, callerOf(request).workspace),
      nextCursor: null,
    }),
  );
  changeRoute(app, parts);
}

function changeRoute(app: App, parts: StageParts): void {
  const { analytics, records, builder } = parts;
  app.put(
    '/api/v1/stages',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Define the life stages; makes a new version',
        body: stagesDefinitionSchema,
        response: { 200: lifeStagesSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { workspace, actor } = caller;
      await tryOut(analytics, workspace, request.body);
      await putStages(records, { workspace, author: actor, definition: request.body });
      await recordChange(records, caller, 'stages.change', 'stages');
      void builder.buildStages(workspace);
      return describe(parts, workspace, async () =>
        readStagesNow(analytics, await openStageView(analytics, parts, { workspace, query: {} })),
      );
    },
  );
}

/** A definition that cannot be followed is not kept. Throws TL_DEFINITION_INVALID. */
async function tryOut(
  analytics: Analytics,
  workspace: string,
  definition: z.output<typeof stagesDefinitionSchema>,
): Promise<void> {
  try {
    await previewStages(analytics, workspace, definition);
  } catch (error) {
    throw new Fault('TL_DEFINITION_INVALID', 'These stages cannot be followed. Check the values of their rules.', {
      cause: error,
    });
  }
}

function suggestRoutes(app: App, parts: StageParts): void {
  app.post(
    '/api/v1/stages/preview',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Where a definition would put customers; nothing is kept',
        body: z.object({ definition: stagesDefinitionSchema }),
        response: { 200: stagesPreviewSchema },
      },
    },
    (request) => previewStages(parts.analytics, callerOf(request).workspace, request.body.definition),
  );
  app.get(
    '/api/v1/stages/proposal',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'Life stages the events suggest', response: { 200: stagesProposalSchema } },
    },
    async (request) =>
      proposeStages(parts.analytics, await openView(parts, callerOf(request).workspace, builtInJourney)),
  );
}

function answerRoutes(app: App, { analytics, records }: StageParts, answers: StageAnswers): void {
  answers.add(app, 'flow', {
    summary: 'How customers move between stages over time',
    query: unitQuery,
    answer: stageFlowSchema,
    read: (view, { by }) => readStageFlow(analytics, view, by),
  });
  answers.add(app, 'matrix', {
    summary: 'From which stage to which from one period to the next',
    query: unitQuery,
    answer: stageMatrixSchema,
    read: (view, { by }) => readStageMatrix(analytics, view, by),
  });
  answers.add(app, 'time', {
    summary: 'How long customers stay in each stage, visits that go on counted',
    query: viewQuery,
    answer: stageTimesSchema,
    read: (view) => readStageTimes(analytics, view),
  });
  answers.add(app, 'growth', {
    summary: 'Who is new, stays active, comes back and falls silent in each period',
    query: unitQuery.extend({
      dormancy: z.coerce
        .number()
        .int()
        .min(1)
        .max(520)
        .optional()
        .describe('Silent periods until a customer is churned'),
    }),
    answer: stageGrowthSchema,
    read: (view, { by, dormancy }) => readStageGrowth(analytics, view, { unit: by, dormancy: dormancy ?? null }),
  });
  answers.add(app, 'journeys', {
    summary: 'Which journeys begin in which stage',
    query: viewQuery,
    answer: stageJourneysSchema,
    read: (view) => readStageJourneys({ analytics, records }, view),
  });
}

function behindRoute(app: App, { analytics }: StageParts, answers: StageAnswers): void {
  answers.add(app, 'customers', {
    summary: 'Who is in a stage now, or came into it between two instants',
    query: viewQuery.extend({
      stage: z.string().max(60).describe('The stage; the first one without it').optional(),
      movedFrom: z
        .string()
        .max(60)
        .optional()
        .describe('Who came in from this stage between from and to; "any" for every stage, empty for the first event'),
      limit: limitQuery(500, 50),
      cursor: cursorQuery,
    }),
    answer: stageCustomersSchema,
    read: (view, { stage, movedFrom, limit, cursor }) => {
      const asked = knownStage(view.definition, stage ?? view.definition.initial);
      const from = movedFrom === undefined ? null : fromStage(view, movedFrom);
      return listStageCustomers(analytics, view, { stage: asked, movedFrom: from, limit, cursor });
    },
  });
}

function fromStage(view: StageView, stage: string): string {
  return stage === '' || stage === 'any' ? stage : knownStage(view.definition, stage);
}

function customerRoute(app: App, parts: StageParts): void {
  app.get(
    '/api/v1/customers/:customerId/stages',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The life stages a customer went through, and what began in each',
        params: z.object({ customerId: z.string().min(1).max(1000) }),
        response: { 200: customerStagesSchema },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      const view = await openStageView(parts.analytics, parts, { workspace, query: {} });
      return readCustomerStages(parts, view, request.params.customerId);
    },
  );
}
