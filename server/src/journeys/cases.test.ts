import type { NewJourneyEvent } from '@throughline/core/events';
import {
  type CaseNotion,
  cutIntoCases,
  type JourneyDefinition,
  journeyDefinitionSchema,
  splitMinor,
  wholeTimeline,
} from '@throughline/core/journeys';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { cutJourney, storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import { keepCases } from './cut-cases.ts';
import { previewJourney } from './preview-journey.ts';
import { noteObjectsOf, stageCut, unstageCut } from './stage-cut.ts';

const minute = 60_000;
const zero = Date.UTC(2024, 0, 1);

/** Random lives: few customers, few instants (so that some are equal), few objects (so that some are shared). */
const lives = fc.array(
  fc.record({
    customer: fc.constantFrom('ana', 'ben', 'cas'),
    activity: fc.constantFrom('A', 'B', 'C', 'start', 'end'),
    minutes: fc.integer({ min: 0, max: 60 }),
    objects: fc.uniqueArray(fc.constantFrom('o1', 'o2', 'o3'), { maxLength: 3 }),
    costMinor: fc.integer({ min: -500, max: 500 }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Life = typeof lives extends fc.Arbitrary<infer L> ? L : never;

function eventsOf(life: Life): NewJourneyEvent[] {
  return life.map((one, index) => ({
    id: `e${index}`,
    customer: one.customer,
    activity: one.activity,
    at: zero + one.minutes * minute,
    objects: one.objects.map((id) => ({ type: 'order', id, qualifier: '' })),
    costMinor: one.costMinor,
    currency: 'EUR',
  }));
}

const isActivity = (value: string) => ({ kind: 'field', field: 'activity', op: 'is', value }) as const;
const notions: readonly CaseNotion[] = [
  { kind: 'customer' },
  { kind: 'object', type: 'order' },
  { kind: 'gap', gapSeconds: 600 },
  { kind: 'boundaries', start: isActivity('start'), end: isActivity('end'), timeoutSeconds: 900 },
];

/** The cases by the plain method of core: id → activities and cost. */
function plainCases(events: readonly NewJourneyEvent[], notion: CaseNotion) {
  const ordered = events
    .map((event, sequence) => ({ ...event, sequence, objects: event.objects ?? [] }))
    .sort((a, b) => a.at - b.at || a.sequence - b.sequence);
  const customers = notion.kind === 'object' ? ['*'] : [...new Set(ordered.map((event) => event.customer))];
  const found: Record<string, { path: string[]; cost: number }> = {};
  for (const customer of customers) {
    const mine = ordered.filter((event) => customer === '*' || event.customer === customer);
    const boundaries = {
      starts: (event: (typeof mine)[number]) => event.activity === 'start',
      ends: (event: (typeof mine)[number]) => event.activity === 'end',
    };
    for (const [id, steps] of cutIntoCases(customer, mine, notion, boundaries)) {
      const parts = steps.map((step) => {
        const ids = step.objects.map((object) => object.id);
        const place = notion.kind === 'object' ? ids.indexOf(id) + 1 : 1;
        return splitMinor(step.costMinor ?? 0, notion.kind === 'object' ? ids.length : 1, place);
      });
      found[id] = { path: steps.map((step) => step.activity), cost: parts.reduce((sum, part) => sum + part, 0) };
    }
  }
  return found;
}

async function storedCases(analytics: Analytics, workspace: string) {
  const rows = await analytics.query<{ id: string; path: string[]; cost: number }>(
    "select id, activity as path, arraySum(cost_minor) as cost from cases final where workspace = {workspace:String} and journey = 'j' order by id",
    { workspace },
  );
  return Object.fromEntries(rows.map(({ id, ...rest }) => [id, rest]));
}

describe('cases cut in the engine', () => {
  let analytics: Analytics;
  let workspaces = 0;
  beforeAll(async () => {
    analytics = await openTestAnalytics();
  });
  afterAll(() => analytics.close());
  const definition = (notion: CaseNotion): JourneyDefinition => ({ ...wholeTimeline, notion });

  test.each(notions)(
    'are those of the plain method, for the notion $kind',
    async (notion) => {
      await fc.assert(
        fc.asyncProperty(lives, async (life) => {
          const workspace = `plain-${workspaces++}`;
          await storeEvents(analytics, workspace, eventsOf(life));
          await cutJourney(analytics, workspace, 'j', definition(notion));
          expect(await storedCases(analytics, workspace)).toEqual(plainCases(eventsOf(life), notion));
        }),
        { numRuns: 12 },
      );
    },
    120_000,
  );

  test.each(notions.flatMap((notion) => [true, false].map((isStaged) => ({ ...notion, isStaged }))))(
    'kept current batch by batch, late events and all, equal a cut from scratch: $kind, staged: $isStaged',
    async ({ isStaged, ...notion }) => {
      await fc.assert(
        fc.asyncProperty(lives, fc.integer({ min: 1, max: 3 }), async (life, parts) => {
          const workspace = `parts-${workspaces++}`;
          const events = eventsOf(life);
          const size = Math.ceil(events.length / parts);
          for (let from = 0; from < events.length; from += size) {
            const touchedImport = await storeEvents(analytics, workspace, events.slice(from, from + size));
            const journey = { workspace, journey: 'j', version: 1, definition: definition(notion) };
            await noteObjectsOf(analytics, workspace, touchedImport);
            const definitions = [journey.definition];
            const stage = isStaged ? await stageCut(analytics, { workspace, touchedImport, definitions }) : null;
            await stage?.sharing;
            const staged = stage?.table ?? null;
            const work = { revision: from + 1, touchedImport, events: events.length, staged, onlyGrows: true };
            await keepCases(analytics, journey, work);
            if (staged !== null) await unstageCut(analytics, staged);
          }
          expect(await storedCases(analytics, workspace)).toEqual(plainCases(events, notion));
        }),
        { numRuns: 8 },
      );
    },
    120_000,
  );

  test('whatever a definition asks of events is there when its cases are kept current', async () => {
    const fields = 'activity kind touchpoint channel function customer account words language currency source'.split(
      ' ',
    );
    const every = [
      ...fields.map((field) => ({ kind: 'field', field, op: 'is', value: 'nothing' })),
      { kind: 'property', name: 'plan', op: 'is', value: 'home' },
      { kind: 'money', field: 'revenue', op: 'over', minor: 1_000_000 },
      { kind: 'object', type: 'nothing' },
    ];
    const asking = journeyDefinitionSchema.parse({
      name: 'Home',
      notion: { kind: 'customer' },
      events: { kind: 'any', of: every },
    });
    const touchedImport = await storeEvents(analytics, 'asked', [
      ...timeline('ana', '0 A, 5 B', { properties: { plan: 'home' } }),
      ...timeline('ben', '0 A'),
    ]);
    const { table: staged } = await stageCut(analytics, { workspace: 'asked', touchedImport, definitions: [asking] });
    const journey = { workspace: 'asked', journey: 'j', version: 1, definition: asking };
    await keepCases(analytics, journey, { revision: 1, touchedImport, events: 3, staged });
    expect(await storedCases(analytics, 'asked')).toEqual({ ana: { path: ['A', 'B'], cost: 0 } });
  });

  test('the same events stored twice change nothing', async () => {
    const events = timeline('ana', '0 A, 5 B, 5 B, 9 C').map(({ id: _, ...event }) => ({ ...event, id: 'x' }));
    const withoutIds = events.map((event, index) => ({ ...event, id: `same-${index}` }));
    await storeEvents(analytics, 'twice', withoutIds);
    await storeEvents(analytics, 'twice', withoutIds);
    await cutJourney(analytics, 'twice', 'j');
    expect(await storedCases(analytics, 'twice')).toEqual({ ana: { path: ['A', 'B', 'B', 'C'], cost: 0 } });
  });

  test('cases that open at the same instant stay two', async () => {
    await storeEvents(analytics, 'instant', timeline('ana', '0 open, 0 close, 0 open, 1440 close'));
    const is = (value: string) => ({ kind: 'field' as const, field: 'activity' as const, op: 'is' as const, value });
    const notion = { kind: 'boundaries' as const, start: is('open'), end: is('close'), timeoutSeconds: 200_000 };
    await cutJourney(analytics, 'instant', 'j', definition(notion));
    const at = Date.UTC(2024, 0, 1);
    expect(await storedCases(analytics, 'instant')).toEqual({
      [`ana@${at}`]: { path: ['open', 'close'], cost: 0 },
      [`ana@${at}~2`]: { path: ['open', 'close'], cost: 0 },
    });
  });

  test('an event of three objects is in three cases, and its revenue is counted once', async () => {
    const objects = ['i1', 'i2', 'i3'].map((id) => ({ type: 'item', id, qualifier: '' }));
    await storeEvents(analytics, 'money', [
      { id: 'pay', customer: 'ana', activity: 'pay', at: zero, objects, revenueMinor: 3000, currency: 'EUR' },
    ]);
    await cutJourney(analytics, 'money', 'j', definition({ kind: 'object', type: 'item' }));
    const rows = await analytics.query<{ revenue: number }>(
      "select arraySum(revenue_minor) as revenue from cases final where workspace = 'money'",
    );
    expect(rows.map((row) => row.revenue)).toEqual([1000, 1000, 1000]);
  });

  test('a preview shows what a definition would give and stores nothing', async () => {
    await storeEvents(analytics, 'preview', timeline('ana', '0 A, 5 B, 34 C, 65 D, 66 E, 200 F'));
    const preview = await previewJourney(analytics, 'preview', definition({ kind: 'gap', gapSeconds: 1800 }));
    expect(preview).toMatchObject({ cases: 3, customers: 1, events: 6, medianSteps: 2 });
    expect(await storedCases(analytics, 'preview')).toEqual({});
  });
});
