import { planFromSeen, seenSchemaSchema, trackingPlanSchema, violationWords } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { z } from 'zod';
import { type App, callerOf } from '../../http/index.ts';
import { recordChange } from '../../trust/index.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { changedSchema, sourceById } from './report-routes.ts';
import { readSeenSchema } from './seen-schema.ts';
import type { SourceScope } from './source-counts.ts';
import { requireAnySource } from './source-report.ts';
import { type RuleParts, readRules, writeRules } from './source-rules.ts';

const tags = ['Sources'];
const violationSchema = z.object({
  problem: z.enum(['activity', 'missing', 'type', 'value']),
  activity: z.string(),
  property: z.string(),
  words: z.string(),
  events: z.number().int(),
  lastHour: z.iso.datetime().describe('The hour of the last one'),
});
const violationDays = 7;

/** What a source sends as it was seen, and the plan of what it may send. */
export function ruleRoutes(app: App, parts: RuleParts): void {
  app.get(
    '/api/v1/sources/:id/schema',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a source sends, as it was seen: activities, properties, types, examples',
        params: sourceById,
        response: { 200: seenSchemaSchema },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      await requireAnySource(parts, scope);
      return readSeenSchema(parts.analytics, scope, { from: null, to: parts.now() });
    },
  );
  planRoutes(app, parts);
  privacyRoutes(app, parts);
}

function planRoutes(app: App, parts: RuleParts): void {
  app.get(
    '/api/v1/sources/:id/plan',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The tracking plan of a source, and what was off it in the last seven days',
        params: sourceById,
        response: {
          200: z.object({ ...changedSchema, plan: trackingPlanSchema, violations: z.array(violationSchema) }),
        },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      await requireAnySource(parts, scope);
      const { rules: plan, ...rest } = await readRules(parts.records, scope, 'plan');
      return { ...rest, plan, violations: await violationsOf(parts, scope) };
    },
  );
  app.get(
    '/api/v1/sources/:id/plan/proposal',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'A plan that allows what a source has sent so far',
        params: sourceById,
        response: { 200: trackingPlanSchema },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      await requireAnySource(parts, scope);
      return planFromSeen(await readSeenSchema(parts.analytics, scope, { from: null, to: parts.now() }));
    },
  );
  app.put(
    '/api/v1/sources/:id/plan',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Change the tracking plan of a source; the one before stays as a version',
        params: sourceById,
        body: trackingPlanSchema,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const scope = { workspace: caller.workspace, source: request.params.id };
      const { kind } = await requireAnySource(parts, scope);
      if (kind !== 'stream')
        throw new Fault('TL_BAD_REQUEST', 'A plan is for sources that send live. Files are checked by their mapping.');
      refuseTwice(request.body.activities.map((one) => one.name));
      const made = await writeRules(
        parts.records,
        { ...scope, author: caller.actor },
        { kind: 'plan', rules: request.body },
      );
      parts.rulesChanged();
      await recordChange(parts.records, caller, 'source.plan', scope.source);
      return { version: made };
    },
  );
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Fault('TL_BAD_REQUEST', `The plan names “${twice}” twice. Keep one of them.`);
}

async function violationsOf({ counts, now }: RuleParts, scope: SourceScope) {
  const rows = await counts.since(scope, now() - violationDays * 86_400_000);
  return rows
    .filter((row) => row.what === 'off-plan')
    .flatMap(({ subject, n, last_hour }) => {
      const parsed = subjectSchema.safeParse(subject === '' ? null : JSON.parse(subject));
      if (!parsed.success) return [];
      const [problem, activity, property] = parsed.data;
      const violation = { problem, activity, property };
      return [
        { ...violation, words: violationWords(violation), events: n, lastHour: new Date(last_hour).toISOString() },
      ];
    })
    .sort((a, b) => b.events - a.events);
}

const subjectSchema = z.tuple([violationSchema.shape.problem, z.string(), z.string()]);
