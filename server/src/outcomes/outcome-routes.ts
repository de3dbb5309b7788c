import { Fault } from '@throughline/core/faults';
import {
  type Outcome,
  outcomeChecksSchema,
  outcomeDefinitionSchema,
  outcomeItemSchema,
  outcomeReadingSchema,
  outcomeSchema,
  outcomeStepsSchema,
  outcomeTrendSchema,
  outcomeVersionSchema,
  timeToValueSchema,
} from '@throughline/core/outcomes';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AnswerCache, type App, callerOf } from '../http/index.ts';
import { idFromName, type JourneyBuilder, listStored, type ViewQuery, viewQuery } from '../journeys/index.ts';
import { recordChange } from '../trust/index.ts';
import type { OutcomeQuestion } from './ask-outcome.ts';
import { type OutcomeEngines, questionOf } from './open-outcome.ts';
import {
  readOutcome,
  readOutcomeChecks,
  readOutcomeSteps,
  readOutcomeTrend,
  readTimeToValue,
} from './outcome-reading.ts';
import {
  changeOutcome,
  deleteOutcome,
  getOutcome,
  listOutcomes,
  listOutcomeVersions,
  makeOutcome,
} from './outcome-store.ts';

export interface OutcomeParts extends OutcomeEngines {
  readonly builder: JourneyBuilder;
}

/** Whose answers are kept. */
interface Owner {
  readonly workspace: string;
  readonly outcome: Outcome;
}

const tags = ['Outcomes'];
const byId = z.object({ id: z.string().min(1).max(200) });
const versionQuery = z.coerce.number().int().min(1).optional().describe('An older version; the newest without it');
const readingQuery = viewQuery.extend({ version: versionQuery });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.null() });

/** What customers came to get done, and whether they did. */
export function outcomeRoutes(app: App, parts: OutcomeParts): void {
  const readings = new Readings(parts);
  listRoute(app, parts, readings);
  oneRoutes(app, parts);
  changeRoutes(app, parts);
  previewRoute(app, parts);
  readings.add(app, 'reading', {
    summary: 'How the cases of an outcome stand',
    query: readingQuery,
    answer: outcomeReadingSchema,
    read: (question) => readOutcome(parts.analytics, question),
  });
  readings.add(app, 'times', {
    summary: 'How long it takes to succeed, open cases counted',
    query: readingQuery,
    answer: timeToValueSchema,
    read: (question) => readTimeToValue(parts.analytics, question),
  });
  readings.add(app, 'steps', {
    summary: 'What goes with passing each step and each transition',
    query: readingQuery,
    answer: outcomeStepsSchema,
    read: (question) => readOutcomeSteps(parts.analytics, question),
  });
  readings.add(app, 'trend', {
    summary: 'The rate over time, and where its level changed',
    query: readingQuery.extend({ by: z.enum(['day', 'week', 'month']).default('week') }),
    answer: outcomeTrendSchema,
    read: (question, { by }) => readOutcomeTrend(parts.analytics, question, by),
  });
  readings.add(app, 'checks', {
    summary: 'Guardrails, and what customers say beside what they do',
    query: readingQuery,
    answer: outcomeChecksSchema,
    read: (question) => readOutcomeChecks(parts.analytics, question),
  });
}

interface ReadingRoute<Query extends typeof readingQuery, Answer extends z.ZodType> {
  readonly summary: string;
  readonly query: Query;
  readonly answer: Answer;
  readonly read: (question: OutcomeQuestion, query: z.output<Query>) => Promise<z.input<Answer>>;
}

/** Answers about outcomes, kept until the cases change. */
class Readings {
  readonly #answers = new AnswerCache();
  readonly #parts: OutcomeParts;

  constructor(parts: OutcomeParts) {
    this.#parts = parts;
  }

  add<Query extends typeof readingQuery, Answer extends z.ZodType>(
    app: App,
    path: string,
    { summary, query, answer, read }: ReadingRoute<Query, Answer>,
  ): void {
    app.get(
      `/api/v1/outcomes/:id/${path}`,
      {
        config: { access: 'read' },
        schema: { tags, summary, params: byId, querystring: query, response: { 200: answer } },
      },
      // The framework cannot see through the two types of a route that is not written yet; its parts are checked above.
      ((request: FastifyRequest) =>
        this.#answer(request, (question) => read(question, request.query as z.output<Query>))) as never,
    );
  }

  async #answer<T>(request: FastifyRequest, read: (question: OutcomeQuestion) => Promise<T>): Promise<T> {
    const { workspace } = callerOf(request);
    const { id } = byId.parse(request.params);
    const query = request.query as ViewQuery & { version?: number };
    const outcome = await getOutcome(this.#parts.records, workspace, id, query.version ?? null);
    const asked = [request.routeOptions.url, id, outcome.version, request.query];
    return this.keep({ workspace, outcome }, asked, async () =>
      read(await questionOf(this.#parts, workspace, outcome, query)),
    );
  }

  keep<T>({ workspace, outcome }: Owner, asked: readonly unknown[], make: () => Promise<T>): Promise<T> {
    const generation = this.#parts.builder.generationOfJourney(workspace, outcome.definition.journey);
    const key = JSON.stringify([workspace, generation, ...asked]);
    return this.#answers.get(key, make);
  }
}

function listRoute(app: App, parts: OutcomeParts, readings: Readings): void {
  app.get(
    '/api/v1/outcomes',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The outcomes, each with how its cases stand',
        querystring: viewQuery.pick({ from: true, to: true }).extend({
          journey: z.string().max(200).optional().describe('Only those of this journey'),
        }),
        response: { 200: listOf(outcomeItemSchema) },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      const { journey, ...query } = request.query;
      const names = new Map((await listStored(parts.records, workspace)).map((one) => [one.id, one.definition.name]));
      const all = await listOutcomes(parts.records, workspace);
      const wanted = all.filter((one) => journey === undefined || one.definition.journey === journey);
      const items = wanted.map(async (outcome) => ({
        ...outcome,
        journeyName: names.get(outcome.definition.journey) ?? '',
        // The journey of an outcome may be gone.
        reading: names.has(outcome.definition.journey)
          ? await readings.keep({ workspace, outcome }, ['list', outcome.id, outcome.version, query], async () =>
              readOutcome(parts.analytics, await questionOf(parts, workspace, outcome, query)),
            )
          : null,
      }));
      return { items: await Promise.all(items), nextCursor: null };
    },
  );
}

function oneRoutes(app: App, { records }: OutcomeParts): void {
  app.get(
    '/api/v1/outcomes/:id',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'One outcome',
        params: byId,
        querystring: z.object({ version: versionQuery }),
        response: { 200: outcomeSchema },
      },
    },
    (request) => getOutcome(records, callerOf(request).workspace, request.params.id, request.query.version ?? null),
  );
  app.get(
    '/api/v1/outcomes/:id/versions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'All versions of an outcome',
        params: byId,
        response: { 200: listOf(outcomeVersionSchema) },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      await getOutcome(records, workspace, request.params.id);
      return { items: await listOutcomeVersions(records, workspace, request.params.id), nextCursor: null };
    },
  );
}

function changeRoutes(app: App, parts: OutcomeParts): void {
  const { records } = parts;
  app.post(
    '/api/v1/outcomes',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Make an outcome', body: outcomeDefinitionSchema, response: { 201: outcomeSchema } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const definition = request.body;
      await tryOut(parts, caller.workspace, definition);
      const id = idFromName(definition.name, ['preview']);
      await makeOutcome(records, { workspace: caller.workspace, id, author: caller.actor, definition });
      await recordChange(records, caller, 'outcome.make', id);
      parts.builder.noteChange(caller.workspace);
      return reply.status(201).send(await getOutcome(records, caller.workspace, id));
    },
  );
  app.put(
    '/api/v1/outcomes/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Change an outcome; makes a new version, and the one before can still be looked at',
        params: byId,
        body: outcomeDefinitionSchema,
        response: { 200: outcomeSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { id } = request.params;
      await getOutcome(records, caller.workspace, id);
      await tryOut(parts, caller.workspace, request.body);
      await changeOutcome(records, { workspace: caller.workspace, id, author: caller.actor, definition: request.body });
      await recordChange(records, caller, 'outcome.change', id);
      parts.builder.noteChange(caller.workspace);
      return getOutcome(records, caller.workspace, id);
    },
  );
  app.delete(
    '/api/v1/outcomes/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Delete an outcome; its versions stay', params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await getOutcome(records, caller.workspace, request.params.id);
      await deleteOutcome(records, caller.workspace, request.params.id);
      await recordChange(records, caller, 'outcome.delete', request.params.id);
      parts.builder.noteChange(caller.workspace);
      return reply.status(204).send(null);
    },
  );
}

/** A definition that cannot be answered is not kept. Throws TL_DEFINITION_INVALID, TL_JOURNEY_UNKNOWN. */
async function tryOut(
  parts: OutcomeParts,
  workspace: string,
  definition: OutcomeQuestion['definition'],
): Promise<void> {
  const question = await questionOf(parts, workspace, { definition });
  try {
    await readOutcomeChecks(parts.analytics, question);
  } catch (error) {
    throw new Fault('TL_DEFINITION_INVALID', 'This definition cannot be answered. Check its values and parts.', {
      cause: error,
    });
  }
}

function previewRoute(app: App, parts: OutcomeParts): void {
  app.post(
    '/api/v1/outcomes/preview',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'How cases would stand by a definition; nothing is kept',
        querystring: viewQuery,
        body: z.object({ definition: outcomeDefinitionSchema }),
        response: { 200: outcomeReadingSchema },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      return readOutcome(parts.analytics, await questionOf(parts, workspace, request.body, request.query));
    },
  );
}
