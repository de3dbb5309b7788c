import { expect, test } from 'vitest';
import { readMessage } from '../collection/index.ts';
import { typeOf } from './seen-schema.ts';
import { compilePlan, planFromSeen, type TrackingPlan, trackingPlanSchema, violationWords } from './tracking-plan.ts';

const plan = trackingPlanSchema.parse({
  mode: 'enforce',
  activities: [
    {
      name: 'Paid',
      properties: [
        { name: 'amount', required: true, type: 'number' },
        { name: 'method', values: ['card', 'transfer'] },
      ],
    },
  ],
});

function check(by: TrackingPlan, event: string, properties: object): string | null {
  const context = { receivedAt: 0, sentAt: null, defaults: { channel: '', currency: '' } };
  const read = readMessage({ userId: 'ana', event, properties }, 'track', context);
  if (read.kind !== 'event') throw new Error(read.detail);
  const violation = compilePlan(by)?.(read.event) ?? null;
  return violation === null ? null : violationWords(violation);
}

test('a plan lets through what it names, with properties it does not name', () => {
  expect(check(plan, 'Paid', { amount: 12.5, method: 'card', note: 'fast' })).toBeNull();
  expect(check(plan, 'Paid', { amount: -3 })).toBeNull();
});

test.each([
  ['Payed', { amount: 1 }, '“Payed” is not in the plan.'],
  ['Paid', {}, '“Paid” must have “amount”.'],
  ['Paid', { amount: '' }, '“Paid” must have “amount”.'],
  ['Paid', { amount: 'twelve' }, '“amount” of “Paid” is of another type than planned.'],
  ['Paid', { amount: 1, method: 'coins' }, '“method” of “Paid” has a value that is not planned.'],
])('%s with %o is off the plan', (event, properties, words) => {
  expect(check(plan, event, properties)).toBe(words);
});

test('a name that every object has is no activity and no property', () => {
  expect(check(plan, 'constructor', {})).toBe('“constructor” is not in the plan.');
  const odd: TrackingPlan = {
    mode: 'enforce',
    activities: [{ name: 'Paid', properties: [{ name: 'constructor', required: true, type: 'text', values: [] }] }],
  };
  expect(check(odd, 'Paid', {})).toBe('“Paid” must have “constructor”.');
});

test('a plan that is off checks nothing', () => {
  expect(compilePlan({ ...plan, mode: 'off' })).toBeNull();
});

test('the narrowest type that nearly all values have is theirs', () => {
  const none = { filled: 100, integers: 0, numbers: 0, booleans: 0, instants: 0, lists: 0, objects: 0 };
  expect(typeOf({ ...none, integers: 100, numbers: 100 }).type).toBe('integer');
  expect(typeOf({ ...none, integers: 60, numbers: 99 })).toEqual({ type: 'number', share: 0.99 });
  expect(typeOf({ ...none, numbers: 90 }).type).toBe('text');
  expect(typeOf({ ...none, filled: 0 }).type).toBe('text');
});

test('a plan made from what was seen allows it, and asks only for what was always there', () => {
  const property = { type: 'integer' as const, typeShare: 1, events: 40, distinct: 3, examples: [], personal: [] };
  const seen = {
    source: 's',
    from: null,
    to: '2026-01-01T00:00:00.000Z',
    events: 40,
    sampledOneIn: 1,
    activities: [
      {
        name: 'Paid',
        events: 40,
        sampled: 40,
        firstAt: '2026-01-01T00:00:00.000Z',
        lastAt: '2026-01-01T00:00:00.000Z',
        properties: [
          { ...property, name: 'amount', share: 1 },
          { ...property, name: 'tip', share: 0.5, typeShare: 0.98 },
          { ...property, name: 'coupon', share: 0.3, events: 12 },
          { ...property, name: 'phone', share: 1, personal: ['phone' as const] },
          { ...property, name: 'gift', share: 1, type: 'boolean' as const },
          { ...property, name: 'app_version', share: 1, type: 'number' as const },
          { ...property, name: 'context.ip', share: 1 },
        ],
      },
    ],
    words: { events: 0, personal: [] },
    customers: { personal: [] },
  };
  expect(planFromSeen(seen)).toEqual({
    mode: 'watch',
    activities: [
      {
        name: 'Paid',
        properties: [
          { name: 'amount', required: true, type: 'number', values: [] },
          { name: 'tip', required: false, type: 'text', values: [] },
          { name: 'coupon', required: false, type: 'text', values: [] },
          { name: 'phone', required: true, type: 'text', values: [] },
          { name: 'gift', required: true, type: 'boolean', values: [] },
          { name: 'app_version', required: true, type: 'text', values: [] },
        ],
      },
    ],
  });
});
