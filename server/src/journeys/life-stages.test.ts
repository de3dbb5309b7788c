import { eventSchema, type JourneyEvent, linksOf } from '@throughline/core/events';
import {
  changesOf,
  moveThroughStages,
  runsByGap,
  type StagesDefinition,
  stagesDefinitionSchema,
  wholeTimeline,
} from '@throughline/core/journeys';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { cutJourney, storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { decideIdentity, IdentityKeeper, undoDecision } from '../events/index.ts';
import { JourneyBuilder } from './journey-builder.ts';
import { makeStored } from './journey-store.ts';
import { readMicroJourneys } from './micro-journeys.ts';
import { place } from './place-sql.ts';
import activityChanges from './stages/activity-changes.sql';
import { keepStages } from './stages/cut-stages.ts';
import { putStages } from './stages/stage-store.ts';
import stageValueDays from './stages/stage-value-days.sql';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

const zero = Date.UTC(2026, 0, 1);
const day = 86_400_000;

const activity = fc.constantFrom('a', 'b', 'c');
const is = (value: string) => ({ kind: 'field' as const, field: 'activity' as const, op: 'is' as const, value });
const stageIds = ['one', 'two', 'three', 'four'];
const rule = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    where: activity.map(is),
    from: fc.option(fc.uniqueArray(fc.constantFrom(...stageIds), { minLength: 1 })),
  }),
  fc.record({
    kind: fc.constant('silence' as const),
    seconds: fc.integer({ min: 1, max: 12 }).map((days) => days * 86_400),
    of: fc.option(activity.map(is)),
    from: fc.option(fc.uniqueArray(fc.constantFrom(...stageIds), { minLength: 1 })),
  }),
);
const definitions: fc.Arbitrary<StagesDefinition> = fc
  .tuple(fc.array(fc.array(rule, { maxLength: 3 }), { minLength: 4, maxLength: 4 }), fc.boolean())
  .map(([rules, isTerminal]) =>
    stagesDefinitionSchema.parse({
      initial: 'one',
      value: is('a'),
      stages: stageIds.map((id, index) => ({
        id,
        name: id,
        enters: rules[index],
        terminal: isTerminal && index === 3,
      })),
    }),
  );
const happened = fc.record({
  who: fc.constantFrom('ana', 'ben', 'cas'),
  what: activity,
  on: fc.integer({ min: 0, max: 30 }),
});

let number = 0;
function eventOf({ who, what, on }: { who: string; what: string; on: number }): JourneyEvent {
  number += 1;
  return eventSchema.parse({ id: `e${number}`, customer: who, activity: what, at: zero + on * day });
}

interface LifeRow {
  customer: string;
  stage: string[];
  rule: number[];
  entered_ms: number[];
  left_ms: number[];
  value_days: number[];
}

const livesOf = (workspace: string) =>
  analytics.query<LifeRow>(
    'select customer, stage, rule, entered_ms, left_ms, value_days from customer_stages final where workspace = {workspace:String} order by customer',
    { workspace },
  );

const testable = (event: JourneyEvent) => ({ ...event, source: 'files' });

test('the engine leads customers through stages as the plain reading does', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(definitions, fc.array(happened, { minLength: 1, maxLength: 25 }), async (definition, words) => {
      run += 1;
      const workspace = `plain-${run}`;
      const events = words.map(eventOf);
      await storeEvents(analytics, workspace, events);
      const work = { revision: 1, touched: null, events: events.length };
      await keepStages(analytics, { workspace, version: 1, definition }, work);
      const customers = [...new Set(events.map((event) => event.customer))].sort();
      const expected = customers.map((customer) => {
        const own = events.filter((event) => event.customer === customer).sort((a, b) => a.at - b.at);
        const spans = moveThroughStages(own.map(testable), definition);
        return {
          customer,
          stage: spans.map((span) => span.stage),
          rule: spans.map((span) => span.rule),
          entered_ms: spans.map((span) => span.enteredMs),
          left_ms: spans.map((span) => span.leftMs ?? Number.MAX_SAFE_INTEGER),
          value_days: [...new Set(own.filter((event) => event.activity === 'a').map((event) => event.at / day))],
        };
      });
      expect(await livesOf(workspace)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
}, 240_000);

test('growth is counted by the engine as by the plain reading, contracts that are over and all', async () => {
  let run = 0;
  const ending = stagesDefinitionSchema.parse({
    initial: 'one',
    value: is('a'),
    stages: [
      { id: 'one', name: 'One' },
      { id: 'gone', name: 'Gone', terminal: true, enters: [{ kind: 'event', where: is('c') }] },
    ],
  });
  // One period is one week: days are spread over ten of them.
  const weekly = fc.array(
    fc.record({ ...{ who: fc.constantFrom('ana', 'ben'), what: activity }, on: fc.integer({ min: 0, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 15,
    },
  );
  await fc.assert(
    fc.asyncProperty(weekly, fc.integer({ min: 1, max: 3 }), async (words, dormancy) => {
      run += 1;
      const workspace = `growth-${run}`;
      const events = words.map((word) => eventOf({ ...word, on: word.on * 7 }));
      await storeEvents(analytics, workspace, events);
      const work = { revision: 1, touched: null, events: events.length };
      await keepStages(analytics, { workspace, version: 1, definition: ending }, work);
      const week = (at: number) => Math.floor((at / day + 3) / 7);
      const [first, last] = [week(zero), week(zero + 63 * day)];
      const records = ['ana', 'ben'].map((who) => {
        const own = events.filter((event) => event.customer === who);
        const over = own.filter((event) => event.activity === 'c').map((event) => week(event.at));
        return {
          periods: own.filter((event) => event.activity === 'a').map((event) => week(event.at)),
          endedIn: over.length === 0 ? null : Math.min(...over),
        };
      });
      const rows = await analytics.query<Record<string, number>>(
        place(activityChanges, { days: place(stageValueDays, { who: '1' }) }),
        { workspace, stages_version: 1, terminal: ['gone'], unit: 'week', last_period: last, dormancy },
      );
      const expected = changesOf(records, [first, last], dormancy).filter(({ period: _period, ...counts }) =>
        Object.values(counts).some((count) => count > 0),
      );
      expect(
        rows.map((row) => ({
          period: row['period'],
          new: row['new_customers'],
          retained: row['retained'],
          fromDormant: row['from_dormant'],
          fromChurned: row['from_churned'],
          lapsed: row['lapsed'],
          churned: row['churned'],
        })),
      ).toEqual(expected);
    }),
    { numRuns: 40 },
  );
}, 240_000);

const operation = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      events: fc.array(happened, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      a: fc.constantFrom('ana', 'ben'),
      b: fc.constant('cas'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('define' as const), definition: definitions }) },
);

test('late events, merges, undone merges and new definitions end in the state of working all out from the events', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      definitions,
      fc.array(operation, { minLength: 1, maxLength: 7 }),
      async (definition, operations) => {
        run += 1;
        const workspace = `stages-${run}`;
        await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
        await makeStored(records, { workspace, id: 'all', origin: 'built-in', author: 'x', definition: wholeTimeline });
        await putStages(records, { workspace, author: 'x', definition });
        const parts = { analytics, records, log: { error: (detail: object) => expect(detail).toBeNull() } };
        const builder = new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) });
        const decisions: string[] = [];
        for (const one of operations) {
          if (one.kind === 'events') {
            const events = one.events.map(eventOf);
            await storeEvents(analytics, workspace, events);
            const customers = new Set(events.map((event) => event.customer));
            const links = events.flatMap((event) => linksOf(event));
            await builder.refreshLive({ workspace, customers, links, objectTypes: new Set() });
          } else if (one.kind === 'define') {
            await putStages(records, { workspace, author: 'x', definition: one.definition });
            await builder.buildStages(workspace);
          } else if (one.kind === 'undo') {
            const last = decisions.pop();
            if (last !== undefined)
              await builder.refreshIdentity(workspace, await undoDecision(records, workspace, last, 'x'));
          } else {
            const made = await decideIdentity(records, workspace, { ...one, reason: '', author: 'x' });
            decisions.push(made.id);
            await builder.refreshIdentity(workspace, made);
          }
        }
        const lived = await livesOf(workspace);
        const fresh = new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) });
        await fresh.refresh({ workspace, touchedImport: null });
        expect(lived).toEqual(await livesOf(workspace));
      },
    ),
    { numRuns: 12 },
  );
}, 240_000);

test('micro-journeys part at a silence longer than the gap, and not where the channel changes', async () => {
  const workspace = 'micro';
  const minutes = [0, 5, 34, 65, 66, 200];
  const words = minutes.map((at, place) => `${at} step ${place}`).join(', ');
  const events = timeline('ana', words).map((event, place) => ({
    ...event,
    channel: place % 2 === 0 ? 'web' : 'phone',
  }));
  await storeEvents(analytics, workspace, events);
  const view = await cutJourney(analytics, workspace);
  const answer = await readMicroJourneys(analytics, view, { gapSeconds: 1800, limit: 10 });
  const runs = runsByGap(minutes, 30);
  expect(answer.microJourneys).toBe(Math.max(...runs) + 1);
  expect(answer.items.map((item) => item.path.length).sort()).toEqual([1, 2, 3]);
  expect([answer.overChannels, answer.perCase, answer.gap.basis]).toEqual([2, 3, 'given']);
  const long = answer.items.find((item) => item.path.length === 3);
  expect(long?.medianSeconds).toBe(34 * 60);
  // The path opens the cases that hold it.
  const where = { kind: 'microJourney' as const, path: long?.id ?? '', gapSeconds: 1800 };
  const within = await readMicroJourneys(
    analytics,
    { ...view, filter: { ...view.filter, where } },
    { gapSeconds: 1800, limit: 10 },
  );
  expect(within.evidence.cases).toBe(1);
  const none = { ...where, gapSeconds: 60 };
  const without = { ...view, filter: { ...view.filter, where: none } };
  expect((await readMicroJourneys(analytics, without, { gapSeconds: 60, limit: 10 })).evidence.cases).toBe(0);
  for (const [min, cases] of [
    [6, 1],
    [7, 0],
  ] as const) {
    const longOnes = { ...view, filter: { ...view.filter, where: { kind: 'steps' as const, min } } };
    const found = await readMicroJourneys(analytics, longOnes, { gapSeconds: null, limit: 10 });
    expect(found.evidence.cases).toBe(cases);
  }
});
