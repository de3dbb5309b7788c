import type { CasePredicate, FunnelOrder } from '@throughline/core/journeys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { cutJourney, storeEvents, timeline, viewOf } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import { readMap } from './map.ts';
import { listCases, readCase, readCustomer } from './timelines.ts';
import { readVariants } from './variants.ts';

let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
  await storeEvents(analytics, 'w', [
    ...timeline('ana', '0 A, 10 B, 30 C', { channel: 'web', properties: { plan: 'gold', seats: '12' } }),
    ...timeline('ben', '0 A, 20 C, 50 B', { channel: 'phone', properties: { plan: 'silver', seats: '3' } }),
    ...timeline('cas', '0 B, 600 B, 900 A', { channel: 'web', words: 'it is broken', costMinor: 250, currency: 'EUR' }),
    ...timeline("o'hara", '1500 A', { objects: [{ type: 'order', id: 'o1', qualifier: '' }] }),
  ]);
  await cutJourney(analytics, 'w');
  await storeEvents(analytics, 'other', timeline('ana', '0 A, 5 Z'));
  await cutJourney(analytics, 'other');
});
afterAll(() => analytics.close());

const chosen = async (where: CasePredicate | null, from: Date | null = null, to: Date | null = null) => {
  const view = { ...viewOf('w'), filter: { from, to, where } };
  const { items } = await listCases(analytics, view, { limit: 50, cursor: null, sort: 'oldest' });
  return items.map((one) => one.id).sort();
};
const minute = (minutes: number, milliseconds = 0) =>
  new Date(Date.UTC(2024, 0, 1) + minutes * 60_000 + milliseconds).toISOString();
const field = (name: 'channel' | 'words', op: 'is' | 'contains', value: string): CasePredicate => ({
  kind: 'event',
  where: { kind: 'field', field: name, op, value },
});

const funnel = (order: FunnelOrder, reaches: number, steps = [['A'], ['B'], ['C']]) => ({
  kind: 'funnel' as const,
  steps,
  order,
  windowSeconds: 3600,
  reaches,
});

test.each<[string, CasePredicate, string[]]>([
  ['an activity occurs', { kind: 'occurs', activity: 'C' }, ['ana', 'ben']],
  ['an activity occurs twice', { kind: 'occurs', activity: 'B', atLeast: 2 }, ['cas']],
  ['an activity does not occur', { kind: 'not', of: { kind: 'occurs', activity: 'C' } }, ['cas', "o'hara"]],
  ['one follows another at some time', { kind: 'follows', from: 'A', to: 'B', directly: false }, ['ana', 'ben']],
  ['one follows another directly', { kind: 'follows', from: 'A', to: 'B', directly: true }, ['ana']],
  ['it follows itself', { kind: 'follows', from: 'B', to: 'B', directly: false }, ['cas']],
  ['it starts with', { kind: 'starts', activities: ['B'] }, ['cas']],
  ['it ends with', { kind: 'ends', activities: ['B', 'C'] }, ['ana', 'ben']],
  ['it takes at least 40 minutes', { kind: 'duration', minSeconds: 2400 }, ['ben', 'cas']],
  ['it has at most one step', { kind: 'steps', max: 1 }, ["o'hara"]],
  ['a customer whose name holds a quotation mark', { kind: 'customer', id: "o'hara" }, ["o'hara"]],
  ['a channel', field('channel', 'is', 'phone'), ['ben']],
  ['words that were said', field('words', 'contains', 'BROKEN'), ['cas']],
  [
    'a property',
    { kind: 'event', where: { kind: 'property', name: 'plan', op: 'in', value: ['gold', 'bronze'] } },
    ['ana'],
  ],
  [
    'a property as a number',
    { kind: 'event', where: { kind: 'property', name: 'seats', op: 'over', value: 9 } },
    ['ana'],
  ],
  [
    'a property that is missing',
    { kind: 'event', where: { kind: 'property', name: 'plan', op: 'missing' } },
    ['cas', "o'hara"],
  ],
  ['an object', { kind: 'event', where: { kind: 'object', type: 'order' } }, ["o'hara"]],
  ['money', { kind: 'event', where: { kind: 'money', field: 'cost', op: 'atLeast', minor: 250 } }, ['cas']],
  [
    'any of two',
    {
      kind: 'any',
      of: [
        { kind: 'starts', activities: ['B'] },
        { kind: 'steps', max: 1 },
      ],
    },
    ['cas', "o'hara"],
  ],
  ['an activity comes twice', { kind: 'repeats' }, ['cas']],
  [
    'it takes at least 15 minutes from one to the next',
    { kind: 'follows', from: 'A', to: 'C', directly: true, minSeconds: 900 },
    ['ben'],
  ],
  [
    'it takes at most 15 minutes from one to the next',
    { kind: 'follows', from: 'A', to: 'C', directly: true, maxSeconds: 900 },
    [],
  ],
  [
    'the next is reached within a span of time',
    { kind: 'follows', from: 'A', to: 'C', directly: true, reachedFrom: minute(20), reachedBefore: minute(21) },
    ['ben'],
  ],
  [
    'the next is reached before the span',
    { kind: 'follows', from: 'A', to: 'C', directly: true, reachedFrom: minute(20, 1) },
    [],
  ],
  [
    'the next is reached after the span',
    { kind: 'follows', from: 'A', to: 'C', directly: true, reachedBefore: minute(20) },
    [],
  ],
  [
    'the next is reached within a span when others are left out',
    { kind: 'follows', from: 'A', to: 'B', directly: true, among: ['A', 'B'], reachedFrom: minute(11) },
    ['ben'],
  ],
  [
    'one follows another directly when others are left out',
    { kind: 'follows', from: 'A', to: 'B', directly: true, among: ['A', 'B'] },
    ['ana', 'ben'],
  ],
  [
    'it takes its time when others are left out',
    { kind: 'follows', from: 'A', to: 'B', directly: true, among: ['A', 'B'], minSeconds: 2400 },
    ['ben'],
  ],
  ['it comes to the second step of a funnel', funnel('ordered', 2), ['ana', 'ben']],
  ['it comes to the last step of a funnel', funnel('ordered', 3), ['ana']],
  ['no other step may lie between', funnel('strict', 2), ['ana']],
  ['the steps may come in any order', funnel('any', 3), ['ana', 'ben']],
  ['it drops out of a funnel', { ...funnel('ordered', 2), stops: true }, ['ben']],
  ['text that looks like SQL in a funnel', funnel('ordered', 1, [["') or 1=1 --"]]), []],
  ['text that looks like SQL', { kind: 'occurs', activity: "x') or 1=1 --" }, []],
])('a filter chooses whole cases: %s', async (_name, where, expected) => {
  expect(await chosen(where)).toEqual(expected);
});

test('a period chooses the cases that began in it', async () => {
  expect(await chosen(null, new Date('2024-01-02T00:00:00Z'), null)).toEqual(["o'hara"]);
  expect(await chosen(null, null, new Date('2024-01-02T00:00:00Z'))).toEqual(['ana', 'ben', 'cas']);
});

test('a variant chosen from the list filters to its cases', async () => {
  const { items } = await readVariants(analytics, viewOf('w'), { limit: 10, cursor: null });
  const abc = items.find((one) => one.path.join('') === 'ABC');
  expect(await chosen({ kind: 'variant', id: abc?.id ?? '0' })).toEqual(['ana']);
});

test('filters compose on the map, and its counts stay those of whole cases', async () => {
  const where: CasePredicate = { kind: 'all', of: [{ kind: 'occurs', activity: 'B' }, field('channel', 'is', 'web')] };
  const map = await readMap(analytics, { ...viewOf('w'), filter: { from: null, to: null, where } });
  expect(map.population).toMatchObject({ cases: 2, events: 6 });
  expect(map.evidence).toMatchObject({ definition: 'journey:all@1', cases: 2, customers: 2 });
});

test('paging through cases shows each once, in every order', async () => {
  for (const sort of ['newest', 'oldest', 'longest', 'shortest', 'most-steps', 'fewest-steps'] as const) {
    const seen: string[] = [];
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page = await listCases(analytics, viewOf('w'), { limit: 1, cursor, sort });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor;
    }
    expect(seen.toSorted()).toEqual(['ana', 'ben', 'cas', "o'hara"]);
  }
});

test('a case shows its events in order, a customer all of theirs', async () => {
  const found = await readCase(analytics, viewOf('w'), 'ben');
  expect(found.items.map((item) => item.activity)).toEqual(['A', 'C', 'B']);
  expect(found.case.durationSeconds).toBe(3000);
  const customer = await readCustomer(analytics, 'w', 'cas', { limit: 2, cursor: null });
  expect(customer).toMatchObject({ total: 3 });
  const rest = await readCustomer(analytics, 'w', 'cas', { limit: 2, cursor: customer.nextCursor });
  expect([...customer.items, ...rest.items].map((item) => [item.activity, item.cost?.minor])).toEqual([
    ['B', 250],
    ['B', 250],
    ['A', 250],
  ]);
});

test('another workspace is another world', async () => {
  const map = await readMap(analytics, viewOf('other'));
  expect(map.activities.map((one) => one.activity).sort()).toEqual(['A', 'Z']);
  await expect(readCase(analytics, viewOf('other'), 'ben')).rejects.toMatchObject({ code: 'TL_CASE_UNKNOWN' });
  await expect(readCustomer(analytics, 'other', 'cas', { limit: 5, cursor: null })).rejects.toMatchObject({
    code: 'TL_CUSTOMER_UNKNOWN',
  });
});
