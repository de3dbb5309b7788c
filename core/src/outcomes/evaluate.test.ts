import { expect, test } from 'vitest';
import type { EventPredicate } from '../events/index.ts';
import type { Condition } from './condition.ts';
import { evaluateOutcome, type OutcomeStep } from './evaluate.ts';
import { type OutcomeDefinition, outcomeDefinitionSchema } from './outcome.ts';
import { progressOf } from './progress.ts';

const day = 86_400_000;

const is = (activity: string): EventPredicate => ({ kind: 'field', field: 'activity', op: 'is', value: activity });

/** Steps as words: '0 opened' is on day 0. */
function steps(...lines: string[]): OutcomeStep[] {
  return lines.map((line, place) => {
    const [days = '0', activity = '', minor = '0'] = line.split(' ');
    return {
      at: Number(days) * day,
      sequence: place,
      activity,
      kind: 'track',
      touchpoint: '',
      channel: '',
      function: '',
      customer: 'ana',
      account: '',
      words: '',
      language: '',
      currency: 'EUR',
      source: '',
      objects: [],
      properties: {},
      costMinor: 0,
      revenueMinor: Number(minor),
    };
  });
}

const defined = (given: Partial<OutcomeDefinition> & { success: Condition }): OutcomeDefinition =>
  outcomeDefinitionSchema.parse({ name: 'Settled', journey: 'claims', ...given });

/** How the case of these steps stands on a day: its state, and on which days it was decided and achieved. */
function standing(definition: OutcomeDefinition, lines: string[], onDay: number, after: string[] = []) {
  const all = steps(...lines, ...after);
  const result = evaluateOutcome(definition, { steps: all.slice(0, lines.length), customer: all }, onDay * day);
  if (result === null) return null;
  const inDays = (at: number | null) => (at === null ? null : at / day);
  return [result.state, inDays(result.decidedAt), inDays(result.achievedAt)];
}

const within = (days: number) => ({ withinSeconds: (days * day) / 1000 });
const event = (activity: string, more = {}): Condition => ({
  kind: 'event',
  where: is(activity),
  scope: 'case',
  ...more,
});

const claim = defined({
  clockStart: is('opened'),
  success: {
    kind: 'all',
    of: [
      event('returned', within(10)),
      {
        kind: 'quiet',
        where: is('complaint'),
        forSeconds: (30 * day) / 1000,
        after: is('returned'),
        scope: 'customer',
      },
      { kind: 'count', where: is('contact'), op: 'atMost', times: 1, scope: 'case' },
    ],
  },
  failure: event('withdrawn'),
  deadlineSeconds: (45 * day) / 1000,
});

test('a claim is settled well once the car is back in time and the silence after it is over; until then it is open', () => {
  const lines = ['0 opened', '1 contact', '8 returned'];
  expect(standing(claim, lines, 9)).toEqual(['open', null, null]);
  expect(standing(claim, lines, 37.9)).toEqual(['open', null, null]);
  expect(standing(claim, lines, 38)).toEqual(['success', 38, 8]);
});

test('it fails at the complaint, at the second contact, at the tenth day without a car, and when it is withdrawn', () => {
  expect(standing(claim, ['0 opened', '8 returned'], 60, ['20 complaint'])).toEqual(['failure', 20, null]);
  expect(standing(claim, ['0 opened', '1 contact', '2 contact', '8 returned'], 60)).toEqual(['failure', 2, null]);
  expect(standing(claim, ['0 opened', '12 returned'], 60)).toEqual(['failure', 10, null]);
  expect(standing(claim, ['0 opened', '3 withdrawn', '8 returned'], 60)).toEqual(['failure', 3, null]);
});

test('what comes after a success takes nothing away, and a case whose clock never starts does not count', () => {
  expect(standing(claim, ['0 opened', '8 returned', '50 contact', '51 contact'], 60)).toEqual(['success', 38, 8]);
  expect(standing(claim, ['0 contact', '8 returned'], 60)).toBeNull();
});

test('without a deadline a case stays open; with one it fails when it has passed', () => {
  const paid = defined({ success: event('paid') });
  expect(standing(paid, ['0 billed'], 1000)).toEqual(['open', null, null]);
  const soon = defined({ success: event('paid'), deadlineSeconds: (14 * day) / 1000 });
  expect(standing(soon, ['0 billed'], 13)).toEqual(['open', null, null]);
  expect(standing(soon, ['0 billed'], 14)).toEqual(['failure', 14, null]);
  expect(standing(soon, ['0 billed', '14 paid'], 20)).toEqual(['success', 14, 14]);
});

test('one thing then another counts the time between the two, whatever came before', () => {
  const answered = defined({
    success: { kind: 'then', first: is('asked'), next: is('answered'), scope: 'case', ...within(2) },
  });
  expect(standing(answered, ['0 asked', '5 answered', '7 asked', '8 answered'], 30)).toEqual(['success', 8, 8]);
  expect(standing(answered, ['0 answered', '1 asked'], 30)).toEqual(['open', null, null]);
});

test('"not" turns each part round: not within a time is known when the time is over, not at all holds until it happens', () => {
  const quietWeek = defined({ success: { kind: 'not', of: event('complaint', within(7)) } });
  expect(standing(quietWeek, ['0 opened'], 6)).toEqual(['open', null, null]);
  expect(standing(quietWeek, ['0 opened'], 7)).toEqual(['success', 7, 0]);
  expect(standing(quietWeek, ['0 opened', '3 complaint'], 7)).toEqual(['failure', 3, null]);
  const clean = defined({
    success: {
      kind: 'all',
      of: [event('paid'), { kind: 'not', of: { kind: 'any', of: [event('reminded'), event('called')] } }],
    },
  });
  expect(standing(clean, ['0 billed', '2 paid', '3 called'], 9)).toEqual(['success', 2, 2]);
  expect(standing(clean, ['0 billed', '1 called', '2 paid'], 9)).toEqual(['failure', 1, null]);
});

test('sums add up in their currency', () => {
  const spent = (op: 'atLeast' | 'atMost', minor: number): Condition => ({
    kind: 'sum',
    of: 'revenue',
    where: null,
    op,
    minor,
    currency: 'EUR',
    scope: 'case',
  });
  expect(
    standing(defined({ success: spent('atLeast', 300) }), ['0 bought 100', '1 bought 150', '2 bought 60'], 9),
  ).toEqual(['success', 2, 2]);
  const modest = defined({ success: { kind: 'all', of: [event('left'), spent('atMost', 250)] } });
  expect(standing(modest, ['0 bought 100', '1 bought 150', '2 left'], 9)).toEqual(['success', 2, 2]);
  expect(standing(modest, ['0 bought 100', '1 bought 151', '2 left'], 9)).toEqual(['failure', 1, null]);
});

test('progress is the weight of what was reached, in order where that matters, less the steps back', () => {
  const milestones = [
    { name: 'Ordered', where: is('ordered'), scope: 'case' as const, weight: 1, regress: false },
    { name: 'Installed', where: is('installed'), scope: 'case' as const, weight: 2, regress: false },
    { name: 'Paid', where: is('paid'), scope: 'case' as const, weight: 1, regress: false },
    { name: 'Sent back', where: is('returned'), scope: 'case' as const, weight: 1, regress: true },
  ];
  const progress = (inOrder: boolean, ...lines: string[]) => {
    const all = steps(...lines);
    const [from] = all;
    if (from === undefined) throw new Error('no steps');
    return progressOf({ milestones, inOrder }, { steps: all, customer: all }, { from, to: 100 * day });
  };
  expect(progress(false, '0 ordered', '2 paid')).toBe(0.5);
  expect(progress(true, '0 ordered', '2 paid', '3 installed')).toBe(0.75);
  expect(progress(false, '0 ordered', '1 installed', '2 paid', '3 returned')).toBe(0.75);
  expect(progress(false, '0 asked', '3 returned')).toBe(0);
});
