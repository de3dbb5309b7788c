import type { CasePredicate, FunnelOrder } from '@throughline/core/journeys';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { cutJourney, storeEvents, timeline, viewOf } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import { readFunnel } from './funnel.ts';
import { listCases } from './timelines.ts';

interface Step {
  readonly activity: string;
  readonly channel: string;
  readonly minutes: number;
}

const activities = ['A', 'B', 'C', `D'"`, 'wanted', '{a:String}'];
const channels = ['', 'web', 'phone', `o'x`];

/** The same cases at every run: short, with equal instants, repeats and steps without a channel. */
const cases: Step[][] = fc
  .sample(
    fc.array(
      fc.record({
        activity: fc.constantFrom(...activities),
        channel: fc.constantFrom(...channels),
        wait: fc.constantFrom(0, 0, 1, 60, 3000),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    { seed: 7, numRuns: 60 },
  )
  .map((steps) => {
    const until = (index: number) => steps.slice(0, index + 1).reduce((sum, step) => sum + step.wait, 0);
    return steps.map(({ activity, channel }, index) => ({ activity, channel, minutes: until(index) }));
  });

const activity = fc.constantFrom(...activities);
const stepsOfFunnel = fc.array(fc.uniqueArray(activity, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 4,
});
const order = fc.constantFrom<FunnelOrder>('ordered', 'strict', 'any');
const windowSeconds = fc.constantFrom(0.5, 60, 3600, 1_000_000);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const leaf: fc.Arbitrary<CasePredicate> = fc.oneof(
  fc.record({ kind: fc.constant('occurs' as const), activity, atLeast: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('repeats' as const) }),
  fc.record({
    kind: fc.constant('funnel' as const),
    steps: stepsOfFunnel,
    order,
    windowSeconds,
    reaches: fc.integer({ min: 1, max: 4 }),
    stops: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('follows' as const),
    from: activity,
    to: activity,
    directly: fc.constant(true),
    minSeconds: optional(fc.constantFrom(0, 60, 3600)),
    maxSeconds: optional(fc.constantFrom(60, 3600)),
    among: optional(fc.uniqueArray(activity, { minLength: 1 })),
  }),
  fc.record({ kind: fc.constant('follows' as const), from: activity, to: activity, directly: fc.constant(false) }),
  fc.record({
    kind: fc.constant('handoff' as const),
    by: fc.constant('channel' as const),
    from: optional(fc.constantFrom(...channels.slice(1))),
    to: optional(fc.constantFrom(...channels.slice(1))),
    andBack: fc.boolean(),
  }),
);
const predicate: fc.Arbitrary<CasePredicate> = fc.oneof(
  leaf,
  leaf.map((of) => ({ kind: 'not' as const, of })),
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((of) => ({ kind: 'all' as const, of })),
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((of) => ({ kind: 'any' as const, of })),
);

/** What a predicate says of a case, told step by step. */
function holds(steps: readonly Step[], one: CasePredicate): boolean {
  switch (one.kind) {
    case 'all':
      return one.of.every((part) => holds(steps, part));
    case 'any':
      return one.of.some((part) => holds(steps, part));
    case 'not':
      return !holds(steps, one.of);
    case 'occurs':
      return steps.filter((step) => step.activity === one.activity).length >= (one.atLeast ?? 1);
    case 'repeats':
      return new Set(steps.map((step) => step.activity)).size < steps.length;
    case 'funnel': {
      const level = reached(steps, one);
      return one.stops === true ? level === one.reaches : level >= one.reaches;
    }
    case 'follows':
      return follows(steps, one);
    case 'handoff':
      return isHandedOver(steps, one);
    default:
      throw new Error(`No plain reading of ${one.kind} here.`);
  }
}

type Funnel = Pick<Extract<CasePredicate, { kind: 'funnel' }>, 'steps' | 'order' | 'windowSeconds'>;

function reached(steps: readonly Step[], { steps: wanted, order: how, windowSeconds: seconds }: Funnel): number {
  const inside = (from: Step, step: Step) =>
    step.minutes >= from.minutes && (step.minutes - from.minutes) * 60 <= seconds;
  const meets = (step: Step | undefined, place: number) =>
    step !== undefined && wanted[place]?.includes(step.activity) === true;
  const levels = steps.map((first, index) => {
    if (how === 'any')
      return wanted
        .filter((_, place) => meets(first, place) || wanted.flat().includes(first.activity))
        .filter((names) => steps.some((step) => names.includes(step.activity) && inside(first, step))).length;
    if (!meets(first, 0)) return 0;
    const rest = steps.slice(index);
    const end = how === 'strict' ? rest.findIndex((step, place) => !meets(step, place) || !inside(first, step)) : -1;
    if (how === 'strict') return Math.min(wanted.length, end < 0 ? rest.length : end);
    return rest.reduce(
      (place, step) => (place < wanted.length && inside(first, step) && meets(step, place) ? place + 1 : place),
      0,
    );
  });
  return Math.max(0, ...levels);
}

function follows(steps: readonly Step[], one: Extract<CasePredicate, { kind: 'follows' }>): boolean {
  const { among, from, to, minSeconds = 0, maxSeconds = Number.POSITIVE_INFINITY } = one;
  if (!one.directly)
    return steps.some((a, i) => a.activity === from && steps.slice(i + 1).some((b) => b.activity === to));
  const kept = among === undefined ? steps : steps.filter((step) => among.includes(step.activity));
  return kept.some((a, index) => {
    const b = kept[index + 1];
    if (b === undefined || a.activity !== from || b.activity !== to) return false;
    const seconds = (b.minutes - a.minutes) * 60;
    return seconds >= minSeconds && seconds <= maxSeconds;
  });
}

function isHandedOver(steps: readonly Step[], one: Extract<CasePredicate, { kind: 'handoff' }>): boolean {
  const { from, to, andBack } = one;
  const owned = steps.map((step) => step.channel).filter((name) => name !== '');
  const stays = owned.filter((name, index) => name !== owned[index - 1]);
  return stays.some((a, index) => {
    const [b, c] = [stays[index + 1], stays[index + 2]];
    if (b === undefined || (andBack === true && c !== a)) return false;
    return (from === undefined || a === from) && (to === undefined || b === to);
  });
}

let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
  const events = cases.flatMap((steps, index) =>
    steps.flatMap(({ activity, channel, minutes }, place) =>
      timeline(`c${index}`, `${minutes} ${activity}`, { channel, id: `c${index}-${place}` }),
    ),
  );
  await storeEvents(analytics, 'w', events);
  await cutJourney(analytics, 'w');
});
afterAll(() => analytics.close());

const plainly = (one: CasePredicate) =>
  cases.flatMap((steps, index) => (holds(steps, one) ? [`c${index}`] : [])).sort();

test('every test of a case means what it says, told step by step', async () => {
  const property = fc.asyncProperty(predicate, async (where) => {
    const view = { ...viewOf('w'), filter: { from: null, to: null, where } };
    const { items } = await listCases(analytics, view, { limit: 100, cursor: null, sort: 'oldest' });
    expect(items.map((one) => one.id).sort()).toEqual(plainly(where));
  });
  await fc.assert(property, { numRuns: 120, seed: 11 });
});

test('a funnel counts the cases that its steps choose, also where steps share an activity', async () => {
  const property = fc.asyncProperty(stepsOfFunnel, order, windowSeconds, async (steps, how, seconds) => {
    const question = { steps, order: how, windowSeconds: seconds };
    const funnel = await readFunnel(analytics, viewOf('w'), question);
    const expected = steps.map((_, place) => cases.filter((one) => reached(one, question) > place).length);
    expect(funnel.steps.map((step) => step.cases)).toEqual(expected);
  });
  await fc.assert(property, { numRuns: 60, seed: 12, examples: [[[['A'], ['A']], 'ordered', 1_000_000]] });
});
