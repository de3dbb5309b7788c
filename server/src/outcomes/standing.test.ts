import { type EventPredicate, eventSchema, type NewJourneyEvent } from '@throughline/core/events';
import {
  type Condition,
  conditionSchema,
  evaluateOutcome,
  type OutcomeDefinition,
  type OutcomeStep,
  outcomeDefinitionSchema,
  progressOf,
} from '@throughline/core/outcomes';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { cutJourney, storeEvents } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import { Binder } from '../events/index.ts';
import { compileStanding } from './compile-standing.ts';

let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
});
afterAll(() => analytics.close());

const zero = Date.UTC(2026, 0, 1);
const minute = 60_000;
const workspace = 'outcomes';
const activities = ['open', 'call', 'fix', 'pay'];
/** Two journeys: whole timelines, and visits that a silence of ten minutes ends. */
const visits = { name: 'Visits', description: '', events: null, notion: { kind: 'gap' as const, gapSeconds: 600 } };

const customers = 40;
/** Customers with few instants, so that many steps share one; some events carry an answer, some an amount. */
const events: NewJourneyEvent[] = fc
  .sample(
    fc.record({
      customer: fc.integer({ min: 1, max: customers }),
      activity: fc.constantFrom(...activities),
      minute: fc.integer({ min: 0, max: 40 }),
      channel: fc.constantFrom('web', 'phone', ''),
      mood: fc.constantFrom('good', 'bad', 'so-so', ''),
      revenueMinor: fc.constantFrom(0, 0, 100, 250, -50),
    }),
    { numRuns: 400, seed: 11 },
  )
  .map(({ customer, minute: at, mood, ...one }, place) => ({
    ...one,
    id: `e${place}`,
    customer: `c${customer}`,
    at: zero + at * minute,
    currency: one.revenueMinor === 0 ? '' : place % 3 === 0 ? 'USD' : 'EUR',
    properties: (mood === '' ? {} : { mood }) as Record<string, string>,
  }));

const predicate: fc.Arbitrary<EventPredicate> = fc.oneof(
  fc.constantFrom(...activities).map((value) => ({ kind: 'field', field: 'activity', op: 'is', value }) as const),
  fc.constantFrom('web', 'phone').map((value) => ({ kind: 'field', field: 'channel', op: 'isNot', value }) as const),
  fc.constantFrom('good', 'bad').map((value) => ({ kind: 'property', name: 'mood', op: 'is', value }) as const),
  fc.constant({ kind: 'money', field: 'revenue', op: 'over', minor: 0 } as const),
);
const scope = fc.constantFrom('case' as const, 'customer' as const);
const seconds = fc.integer({ min: 1, max: 30 }).map((minutes) => minutes * 60);
const maybe = fc.oneof(
  fc.constant({}),
  seconds.map((withinSeconds) => ({ withinSeconds })),
);
const op = fc.constantFrom('atLeast' as const, 'atMost' as const);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(predicate, scope, maybe).map(([where, s, w]) => ({ kind: 'event', where, scope: s, ...w }) as const),
  fc
    .tuple(predicate, predicate, scope, maybe)
    .map(([first, next, s, w]) => ({ kind: 'then', first, next, scope: s, ...w }) as const),
  fc
    .tuple(predicate, fc.option(predicate), scope, seconds)
    .map(([where, after, s, forSeconds]) => ({ kind: 'quiet', where, after, scope: s, forSeconds }) as const),
  fc
    .tuple(predicate, op, fc.integer({ min: 0, max: 3 }), scope, maybe)
    .map(([where, o, times, s, w]) => ({ kind: 'count', where, op: o, times, scope: s, ...w }) as const),
  fc
    .tuple(fc.option(predicate), op, fc.constantFrom(100, 250, 350), scope, maybe)
    .map(
      ([where, o, minor, s, w]) =>
        ({ kind: 'sum', of: 'revenue', where, op: o, minor, currency: 'EUR', scope: s, ...w }) as const,
    ),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of) => ({ kind: 'all', of }) as const),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of) => ({ kind: 'any', of }) as const),
    tie('condition').map((of) => ({ kind: 'not', of }) as const),
  ),
}));

const definition: fc.Arbitrary<OutcomeDefinition> = fc
  .record({
    journey: fc.constantFrom('all', 'visits'),
    clockStart: fc.option(predicate),
    success: condition,
    failure: fc.option(condition),
    deadlineSeconds: fc.option(seconds),
    inOrder: fc.boolean(),
    milestones: fc.array(
      fc.record({
        name: fc.constant('m'),
        where: predicate,
        scope,
        weight: fc.constantFrom(1, 2),
        regress: fc.constantFrom(false, false, true),
      }),
      { maxLength: 4 },
    ),
  })
  .map((one) => outcomeDefinitionSchema.parse({ ...one, name: 'Any' }));

interface Row {
  id: string;
  customer: string;
  sequence: number[];
  start_ms: number;
  state: string;
  decided_ms: number;
  achieved_ms: number;
  progress: number | null;
}

test('the engine and the plain reading agree on how each case stands, whatever the definition', async () => {
  await storeEvents(analytics, workspace, events);
  await cutJourney(analytics, workspace);
  await cutJourney(analytics, workspace, 'visits', visits);
  const steps = await stepsBySequence();
  await fc.assert(
    fc.asyncProperty(definition, fc.integer({ min: 0, max: 60 }), async (one, minutes) => {
      const asOf = zero + minutes * minute;
      expect(await bySql(one, asOf)).toEqual(await byReading(one, asOf, steps));
    }),
    { numRuns: 150 },
  );
}, 300_000);

async function stepsBySequence(): Promise<ReadonlyMap<number, OutcomeStep>> {
  const rows = await analytics.query<{ id: string; sequence: number }>(
    'select id, sequence from events where workspace = {workspace:String}',
    { workspace },
  );
  const known = new Map(events.map((event) => [event.id, eventSchema.parse(event)]));
  return new Map(
    rows.flatMap(({ id, sequence }) => {
      const event = known.get(id);
      return event === undefined ? [] : [[sequence, { ...event, sequence, source: 'files' }] as const];
    }),
  );
}

async function bySql(one: OutcomeDefinition, asOf: number) {
  const binder = new Binder('outcome_');
  const sql = compileStanding({ definition: one, asOf, timelines: 1 }, binder).replace('/*filter*/', '1');
  const rows = await analytics.query<Row>(
    `select id, start_ms, state, decided_ms, achieved_ms, progress from (${sql}) order by id`,
    { workspace, journey: one.journey, version: 1, ...binder.parameters },
  );
  const orNull = (ms: number) => (ms === Number.MAX_SAFE_INTEGER ? null : ms);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    startedAt: row.start_ms,
    decidedAt: orNull(row.decided_ms),
    achievedAt: orNull(row.achieved_ms),
    progress: row.progress,
  }));
}

async function byReading(one: OutcomeDefinition, asOf: number, known: ReadonlyMap<number, OutcomeStep>) {
  const cases = await analytics.query<Row>(
    'select id, customer, sequence from cases final where workspace = {workspace:String} and journey = {journey:String} order by id',
    { workspace, journey: one.journey },
  );
  const ofAll = (sequences: readonly number[]) => sequences.flatMap((sequence) => known.get(sequence) ?? []);
  const timelines = new Map<string, number[]>();
  for (const step of known.values())
    timelines.set(step.customer, [...(timelines.get(step.customer) ?? []), step.sequence]);
  return cases.flatMap((row) => {
    const inOrder = (a: number, b: number) => (known.get(a)?.at ?? 0) - (known.get(b)?.at ?? 0) || a - b;
    const given = {
      steps: ofAll(row.sequence),
      customer: ofAll((timelines.get(row.customer) ?? []).toSorted(inOrder)),
    };
    const result = evaluateOutcome(one, given, asOf);
    if (result === null) return [];
    const from = given.steps.find((step) => step.at === result.startedAt && isStart(one, step));
    const upTo = {
      steps: given.steps.filter((step) => step.at <= asOf),
      customer: given.customer.filter((step) => step.at <= asOf),
    };
    const progress =
      from === undefined ? null : progressOf(one, upTo, { from, to: result.decidedAt ?? Number.MAX_SAFE_INTEGER });
    return [{ id: row.id, ...result, progress }];
  });
}

function isStart({ clockStart }: OutcomeDefinition, step: OutcomeStep): boolean {
  if (clockStart === null) return true;
  return (
    evaluateOutcome(
      outcomeDefinitionSchema.parse({
        name: 'x',
        journey: 'all',
        success: conditionSchema.parse({ kind: 'event', where: clockStart }),
      }),
      { steps: [step], customer: [step] },
      step.at,
    )?.state === 'success'
  );
}
