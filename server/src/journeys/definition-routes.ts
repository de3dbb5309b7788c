import { Fault } from '@throughline/core/faults';
import { type Journey, journeyDefinitionSchema, journeyPreviewSchema, journeySchema } from '@throughline/core/journeys';
import { z } from 'zod';
import { type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { JourneyList } from './journey-list.ts';
import {
  builtInJourney,
  changeStored,
  deleteStored,
  getStored,
  journeyIdOf,
  listVersions,
  makeStored,
} from './journey-store.ts';
import { previewJourney } from './preview-journey.ts';
import { proposeJourneys } from './propose-journeys.ts';
import type { JourneyEngines } from './view-routes.ts';

const tags = ['Journeys'];
const journeyId = z.object({ id: z.string().min(1).max(200) });
const proposalSchema = journeyDefinitionSchema.extend({ reason: z.string() });
const versionSchema = z.object({
  version: z.number().int(),
  definition: journeyDefinitionSchema,
  author: z.string(),
  createdAt: z.iso.datetime(),
});

/** Journeys as definitions: list, make, change with versions, preview, propose. */
export function journeyDefinitionRoutes(app: App, engines: JourneyEngines): void {
  const { analytics, records, builder } = engines;
  const journeys = new JourneyList(analytics, records, builder);
  const parts: DefinitionParts = {
    ...engines,
    journeys,
    one: async (workspace, id) => {
      await getStored(records, workspace, id);
      const found = (await journeys.list(workspace)).find((journey) => journey.id === id);
      if (found === undefined) throw new Fault('TL_JOURNEY_UNKNOWN', `No journey is called "${id}".`);
      return found;
    },
    buildSoon: (workspace, id) => builder.buildSoon(workspace, id),
  };
  readRoutes(app, parts);
  suggestRoutes(app, parts);
  makeRoute(app, parts);
  changeRoute(app, parts);
  deleteRoute(app, parts);
}

interface DefinitionParts extends JourneyEngines {
  readonly journeys: JourneyList;
  /** One journey of a workspace. Throws TL_JOURNEY_UNKNOWN. */
  readonly one: (workspace: string, id: string) => Promise<Journey>;
  /** Cuts the cases of a journey, while the caller goes on. */
  readonly buildSoon: (workspace: string, id: string) => void;
}

function readRoutes(app: App, { records, journeys, one }: DefinitionParts): void {
  app.get(
    '/api/v1/journeys',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The journeys',
        response: { 200: z.object({ items: z.array(journeySchema), nextCursor: z.null() }) },
      },
    },
    async (request) => ({ items: await journeys.list(callerOf(request).workspace), nextCursor: null }),
  );
  app.get(
    '/api/v1/journeys/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One journey', params: journeyId, response: { 200: journeySchema } },
    },
    (request) => one(callerOf(request).workspace, request.params.id),
  );
  app.get(
    '/api/v1/journeys/:id/versions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'All versions of a journey',
        params: journeyId,
        response: { 200: z.object({ items: z.array(versionSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      await getStored(records, workspace, request.params.id);
      return { items: await listVersions(records, workspace, request.params.id), nextCursor: null };
    },
  );
}

function suggestRoutes(app: App, { analytics, records }: DefinitionParts): void {
  app.post(
    '/api/v1/journeys/preview',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a definition would give',
        body: z.object({ definition: journeyDefinitionSchema }),
        response: { 200: journeyPreviewSchema },
      },
    },
    (request) => previewJourney(analytics, callerOf(request).workspace, request.body.definition),
  );
  app.get(
    '/api/v1/journeys/proposals',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Journeys the events suggest',
        response: { 200: z.object({ items: z.array(proposalSchema), nextCursor: z.null() }) },
      },
    },
    async (request) => ({
      items: await proposeJourneys(analytics, records, callerOf(request).workspace),
      nextCursor: null,
    }),
  );
}

function makeRoute(app: App, { records, one, buildSoon }: DefinitionParts): void {
  app.post(
    '/api/v1/journeys',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Make a journey', body: journeyDefinitionSchema, response: { 201: journeySchema } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const id = journeyIdOf(request.body);
      await makeStored(records, {
        workspace: caller.workspace,
        id,
        origin: 'made',
        author: caller.actor,
        definition: request.body,
      });
      await recordChange(records, caller, 'journey.make', id);
      buildSoon(caller.workspace, id);
      return reply.status(201).send(await one(caller.workspace, id));
    },
  );
}

function changeRoute(app: App, { records, one, buildSoon }: DefinitionParts): void {
  app.put(
    '/api/v1/journeys/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Change a journey; makes a new version',
        params: journeyId,
        body: journeyDefinitionSchema,
        response: { 200: journeySchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      refuseBuiltIn(request.params.id);
      await getStored(records, caller.workspace, request.params.id);
      await changeStored(records, {
        workspace: caller.workspace,
        id: request.params.id,
        author: caller.actor,
        definition: request.body,
      });
      await recordChange(records, caller, 'journey.change', request.params.id);
      buildSoon(caller.workspace, request.params.id);
      return one(caller.workspace, request.params.id);
    },
  );
}

function deleteRoute(app: App, { records, builder }: DefinitionParts): void {
  app.delete(
    '/api/v1/journeys/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Delete a journey; its events stay', params: journeyId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      refuseBuiltIn(request.params.id);
      const stored = await getStored(records, caller.workspace, request.params.id);
      await deleteStored(records, caller.workspace, request.params.id);
      if (stored.builtVersion !== null) await builder.drop(caller.workspace, request.params.id, stored.builtVersion);
      await recordChange(records, caller, 'journey.delete', request.params.id);
      return reply.status(204).send(null);
    },
  );
}

function refuseBuiltIn(id: string): void {
  if (id === builtInJourney)
    throw new Fault(
      'TL_CONFLICT',
      'The journey of all events is built in and cannot be changed. Make a journey of your own instead.',
    );
}
