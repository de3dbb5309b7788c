import { type CasePredicate, wholeTimeline } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { cutJourney, storeEvents, timeline, viewOf } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import { readVolume } from './flow-over-time.ts';
import { readFunnel } from './funnel.ts';
import { readHandoffs, readWaits } from './handoffs.ts';
import { readMap } from './map.ts';
import { listCases } from './timelines.ts';
import { readVariants } from './variants.ts';

// The reference log L4 of METHODS §2, in minutes.
const log = [
  ...timeline('c1', '0 A, 10 B, 30 C, 50 E'),
  ...timeline('c2', '0 A, 20 B, 50 C, 60 E'),
  ...timeline('c3', '0 A, 40 C, 50 B, 100 E'),
  ...timeline('c4', '0 A, 10 B, 70 B, 90 C'),
];

describe('discovery on the reference log', () => {
  let analytics: Analytics;
  beforeAll(async () => {
    analytics = await openTestAnalytics();
    await storeEvents(analytics, 'w', log);
    await cutJourney(analytics, 'w');
  });
  afterAll(() => analytics.close());

  test('counts each transition, its cases and its times', async () => {
    const map = await readMap(analytics, viewOf('w'));
    const edges = Object.fromEntries(map.transitions.map((edge) => [edge.from + edge.to, edge.count]));
    expect(edges).toEqual({ AB: 3, BC: 3, CE: 2, AC: 1, CB: 1, BE: 1, BB: 1 });
    const edge = (name: string) => map.transitions.find((one) => one.from + one.to === name);
    expect(edge('AB')).toMatchObject({ medianSeconds: 600, cases: 3 });
    expect(edge('AB')?.meanSeconds).toBeCloseTo(800, 6);
    expect(edge('BC')?.medianSeconds).toBe(1200);
    expect(edge('BC')?.meanSeconds).toBeCloseTo(1400, 6);
    expect(map.activities.find((one) => one.activity === 'A')).toMatchObject({
      starts: 4,
      ends: 0,
      cases: 4,
      events: 4,
    });
    expect(map.activities.find((one) => one.activity === 'E')).toMatchObject({ ends: 3 });
    expect(map.activities.find((one) => one.activity === 'C')).toMatchObject({ ends: 1 });
    expect(map.population).toMatchObject({ cases: 4, customers: 4, events: 16, reworkCases: 1 });
  });

  test('knows the names of pairs that come later, of old activities and of new ones', async () => {
    await readMap(analytics, viewOf('w'));
    await storeEvents(analytics, 'later', [...log, ...timeline('c5', '0 E, 5 A'), ...timeline('c6', '0 F, 5 A')]);
    await cutJourney(analytics, 'later');
    const { transitions } = await readMap(analytics, viewOf('later'));
    const edges = Object.fromEntries(transitions.map((edge) => [edge.from + edge.to, edge.count]));
    expect(edges).toEqual({ AB: 3, BC: 3, CE: 2, AC: 1, CB: 1, BE: 1, BB: 1, EA: 1, FA: 1 });
  });

  test('hides activities by projecting the log, and says how many steps are hidden', async () => {
    const map = await readMap(analytics, viewOf('w'), { coverage: 60, paths: 100 });
    expect(map.activities.map((one) => one.activity).sort()).toEqual(['A', 'B', 'C']);
    // Only c4 has no step that is hidden.
    expect(map.coverage.casesFit).toBe(1);
    const fewer = await readMap(analytics, viewOf('w'), { coverage: 50, paths: 100 });
    expect(fewer.activities.map((one) => one.activity).sort()).toEqual(['A', 'B']);
    expect(fewer.transitions.find((one) => one.from === 'A' && one.to === 'B')).toMatchObject({
      count: 4,
      hiddenSteps: 1,
    });
    expect(fewer.coverage.eventsShare).toBeCloseTo(9 / 16, 10);
  });

  test('hides transitions without changing a count, and says how many cases fit', async () => {
    const map = await readMap(analytics, viewOf('w'), { coverage: 100, paths: 1 });
    const whole = await readMap(analytics, viewOf('w'));
    for (const edge of map.transitions) {
      expect(whole.transitions).toContainEqual(edge);
    }
    expect(map.coverage.transitionsShown).toBeLessThan(map.coverage.transitionsTotal);
    expect(map.coverage.casesFit).toBe(2);
  });

  test('ranks variants and measures their concentration', async () => {
    const variants = await readVariants(analytics, viewOf('w'), { limit: 10, cursor: null });
    expect(variants.items.map((one) => [one.path.join(''), one.cases])).toEqual(
      expect.arrayContaining([
        ['ABCE', 2],
        ['ACBE', 1],
        ['ABBC', 1],
      ]),
    );
    expect(variants.items[0]?.path.join('')).toBe('ABCE');
    expect(variants).toMatchObject({ total: 3, topTenShare: 1, nextCursor: null });
    expect(variants.normalisedEntropy).toBeCloseTo((0.5 * Math.log(2) + 0.5 * Math.log(4)) / Math.log(3), 10);
    expect(variants.items.at(-1)?.cumulativeShare).toBeCloseTo(1, 10);
  });

  test('pages through variants without losing one', async () => {
    const first = await readVariants(analytics, viewOf('w'), { limit: 2, cursor: null });
    const second = await readVariants(analytics, viewOf('w'), { limit: 2, cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(3);
    expect(second.items[0]?.cumulativeShare).toBeCloseTo(1, 10);
  });

  const funnel = (order: 'ordered' | 'strict' | 'any', windowMinutes: number, steps = [['A'], ['B'], ['C']]) =>
    readFunnel(analytics, viewOf('w'), { steps, order, windowSeconds: windowMinutes * 60 });

  test('a funnel in order lets other steps lie between, inside the window', async () => {
    expect((await funnel('ordered', 1000)).steps.map((step) => step.cases)).toEqual([4, 4, 3]);
    expect((await funnel('ordered', 45)).steps.map((step) => step.cases)).toEqual([4, 3, 1]);
    const { steps } = await funnel('ordered', 1000);
    expect(steps[1]?.medianSecondsFromPrevious).toBe(15 * 60);
    expect(steps[2]?.dropped).toBe(1);
    expect(steps[2]?.fromFirst.value).toBeCloseTo(0.75, 10);
  });

  test('a strict funnel lets nothing lie between', async () => {
    expect((await funnel('strict', 1000)).steps.map((step) => step.cases)).toEqual([4, 3, 2]);
  });

  test('a funnel in any order counts the different steps met', async () => {
    expect((await funnel('any', 1000)).steps.map((step) => step.cases)).toEqual([4, 4, 4]);
    expect((await funnel('any', 15)).steps.map((step) => step.cases)).toEqual([4, 3, 0]);
  });

  test('a funnel step is met by any of its activities', async () => {
    expect((await funnel('ordered', 1000, [['A'], ['B', 'C'], ['E']])).steps.map((step) => step.cases)).toEqual([
      4, 4, 3,
    ]);
  });
});

describe('a funnel of one awkward case', () => {
  const ask = async (steps: string, order: 'ordered' | 'strict', windowSeconds: number) => {
    const analytics = await openTestAnalytics();
    await storeEvents(analytics, 'w', timeline('ana', steps));
    await cutJourney(analytics, 'w');
    const funnel = await readFunnel(analytics, viewOf('w'), { steps: [['A'], ['B']], order, windowSeconds });
    await analytics.close();
    return funnel.steps[1];
  };

  test('takes steps of the same instant in the order in which they came', async () => {
    expect(await ask('0 B, 0 A', 'ordered', 3600)).toMatchObject({ cases: 0 });
    expect(await ask('0 A, 0 B', 'ordered', 3600)).toMatchObject({ cases: 1, medianSecondsFromPrevious: 0 });
  });

  test('times no run that the window left out', async () => {
    const later = { cases: 1, timedCases: 0, medianSecondsFromPrevious: null };
    expect(await ask('0 A, 43200 A, 43205 B', 'ordered', 3600)).toMatchObject(later);
    expect(await ask('0 A, 1 X, 2 B, 3 A, 4 B', 'strict', 3600)).toMatchObject(later);
    expect(await ask('0 A, 5 B', 'strict', 3600)).toMatchObject({ timedCases: 1, medianSecondsFromPrevious: 300 });
  });
});

test('an activity belongs to the channel and the function that most of its events name', async () => {
  const analytics = await openTestAnalytics();
  const by = (customer: string, channel: string, owner: string) =>
    timeline(customer, '0 A', { channel, function: owner });
  await storeEvents(analytics, 'w', [
    ...['c1', 'c2'].flatMap((customer) => by(customer, 'web', 'f1')),
    ...['c3', 'c4'].flatMap((customer) => by(customer, 'web', 'f2')),
    ...['c5', 'c6', 'c7'].flatMap((customer) => by(customer, 'phone', 'f3')),
  ]);
  await cutJourney(analytics, 'w');
  const { activities } = await readMap(analytics, viewOf('w'));
  expect(activities[0]).toMatchObject({ channel: 'web', function: 'f3' });
  await analytics.close();
});

test('cases of every year are on the bars of their own stretch of time', async () => {
  const analytics = await openTestAnalytics();
  const on = (customer: string, day: string) => [
    { id: customer, customer, activity: 'A', at: Date.parse(day), objects: [] },
  ];
  await storeEvents(analytics, 'w', [...on('old', '1955-06-15T10:00:00Z'), ...on('far', '2191-02-03T10:00:00Z')]);
  await cutJourney(analytics, 'w');
  const { buckets, unit } = await readVolume(analytics, viewOf('w'));
  expect([unit, ...buckets.map((bucket) => bucket.at)]).toEqual([
    'month',
    '1955-06-01T00:00:00.000Z',
    '2191-02-01T00:00:00.000Z',
  ]);
  await analytics.close();
});

test('handoffs count each change of channel, and who comes straight back', async () => {
  const analytics = await openTestAnalytics();
  const on = (channel: string, customer: string, steps: string) => timeline(customer, steps, { channel });
  await storeEvents(analytics, 'w', [
    ...on('web', 'ana', '0 look, 40 order'),
    ...on('phone', 'ana', '10 call, 20 call'),
    ...on('web', 'ben', '0 look'),
    ...on('shop', 'ben', '30 buy'),
    ...on('web', 'cas', '0 look, 5 look'),
  ]);
  await cutJourney(analytics, 'w');
  const handoffs = await readHandoffs(analytics, viewOf('w'), 'channel');
  expect(handoffs.items.map(({ from, to, count, medianSeconds }) => [from, to, count, medianSeconds])).toEqual([
    ['phone', 'web', 1, 1200],
    ['web', 'phone', 1, 600],
    ['web', 'shop', 1, 1800],
  ]);
  expect(handoffs).toMatchObject({ casesWithHandoff: 2, casesWithReturn: 1 });
  const behind = async (where: CasePredicate) => {
    const view = { ...viewOf('w'), filter: { from: null, to: null, where } };
    return (await listCases(analytics, view, { limit: 9, cursor: null, sort: 'oldest' })).items
      .map((one) => one.id)
      .sort();
  };
  const by = 'channel' as const;
  for (const { from, to, cases } of handoffs.items)
    expect(await behind({ kind: 'handoff', by, from, to })).toHaveLength(cases);
  expect(await behind({ kind: 'handoff', by })).toEqual(['ana', 'ben']);
  expect(await behind({ kind: 'handoff', by, andBack: true })).toEqual(['ana']);
  await analytics.close();
});

test('waits weigh by customers: one who goes the same way in five cases is one', async () => {
  const analytics = await openTestAnalytics();
  const often = '0 A, 60 B, 1000 A, 1060 B, 2000 A, 2090 B, 3000 A, 3120 B';
  await storeEvents(analytics, 'w', [...timeline('ana', often), ...timeline('ben', '0 A, 180 B')]);
  const view = await cutJourney(analytics, 'w', 'runs', {
    ...wholeTimeline,
    notion: { kind: 'gap', gapSeconds: 18_000 },
  });
  const { items } = await readWaits(analytics, view);
  expect(items[0]).toMatchObject({
    from: 'A',
    to: 'B',
    cases: 5,
    customers: 2,
    medianSeconds: 5400,
    referenceSeconds: 3600,
  });
  expect(items[0]?.excessHours).toBe(1);
  await analytics.close();
});
