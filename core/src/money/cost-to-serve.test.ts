import { describe, expect, test } from 'vitest';
import {
  type CostFacts,
  capacityOn,
  capacityRate,
  costCatalogueSchema,
  costOf,
  rateTable,
  unusedCapacity,
} from './index.ts';

const call = (more: Partial<CostFacts> = {}): CostFacts => ({
  activity: 'Call',
  channel: 'phone',
  function: 'Service',
  kind: 'track',
  day: '2024-03-15',
  costMinor: 0,
  currency: 'EUR',
  properties: {},
  elapsedSeconds: null,
  ...more,
});
type Wish = Record<string, unknown>;
const perMinute = (minutes: Wish, more: Wish = {}) => ({
  kind: 'per-minute',
  minor: 80,
  currency: 'EUR',
  minutes,
  ...more,
});
const entry = (cost: Wish, more: Wish = {}) => ({
  id: 'handling',
  name: 'Handling a call',
  applies: {},
  cost,
  avoidable: true,
  validFrom: '2024-01-01',
  validTo: null,
  ...more,
});
const card = (...entries: Wish[]) =>
  costCatalogueSchema.parse({ version: 3, currency: 'EUR', entries, capacity: [capacity] });
const capacity = {
  id: 'service-2024',
  function: 'Service',
  minor: 560_000_00,
  currency: 'EUR',
  practicalMinutes: 700_000,
  validFrom: '2024-01-01',
  validTo: null,
};
const perCall = { kind: 'per-event', minor: 12, currency: 'EUR' };

describe('the worked example of Kaplan and Anderson', () => {
  test('560,000 for 700,000 minutes is .80 a minute, and 8, 44 and 50 minutes are 6.40, 35.20 and 40.00', () => {
    const service = capacityOn(card(), 'Service', '2024-03-15');
    const minor = service === null ? 0 : capacityRate(service);
    expect(minor).toBe(80);
    const costs = [8, 44, 50].map((minutes) =>
      costOf(call(), card(entry(perMinute({ kind: 'fixed', minutes }, { minor })))),
    );
    expect(costs.map((cost) => cost.minor)).toEqual([6_40, 35_20, 40_00]);
    expect(costs.map((cost) => cost.minutes)).toEqual([8, 44, 50]);
  });

  test('capacity that was not used is shown by itself, and work above capacity is under 0', () => {
    const [service] = card().capacity;
    if (service === undefined) throw new Error('no capacity');
    expect(unusedCapacity(service, 600_000)).toEqual({ minutes: 100_000, minor: 80_000_00 });
    expect(unusedCapacity(service, 700_000)).toEqual({ minutes: 0, minor: 0 });
    expect(unusedCapacity(service, 710_000)).toEqual({ minutes: -10_000, minor: -8_000_00 });
    expect(() => unusedCapacity(service, Number.NaN)).toThrow('finite');
  });
});

describe('the cost of an event', () => {
  test('is that of all entries that apply, beside the fee its source gave', () => {
    const cost = costOf(
      call({ costMinor: 35 }),
      card(
        entry(perMinute({ kind: 'fixed', minutes: 8 }), { avoidable: false }),
        entry(perCall, { id: 'line', applies: { channels: ['phone'] } }),
        entry(perCall, { id: 'stamp', applies: { channels: ['post'] } }),
      ),
    );
    expect(cost).toEqual({
      minor: 687,
      currency: 'EUR',
      avoidableMinor: 47,
      minutes: 8,
      entryIds: ['handling', 'line'],
      uncounted: [],
      catalogueVersion: 3,
    });
  });

  test('is nothing where no entry applies and the source gave no fee', () => {
    expect(costOf(call(), card())).toMatchObject({ minor: 0, avoidableMinor: 0, entryIds: [], uncounted: [] });
  });

  test('an entry applies where every list it gives holds the value of the event', () => {
    const narrow = card(
      entry(perCall, { applies: { activities: ['Call'], functions: ['Service'], kinds: ['track'] } }),
    );
    expect(costOf(call(), narrow).minor).toBe(12);
    expect(costOf(call({ function: 'Sales' }), narrow).minor).toBe(0);
    expect(costOf(call({ kind: 'page' }), narrow).minor).toBe(0);
  });

  test('an entry holds from its first day to its last, both included', () => {
    const short = card(entry(perCall, { validFrom: '2024-03-01', validTo: '2024-03-31' }));
    const on = (day: string) => costOf(call({ day }), short).minor;
    expect(['2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01'].map(on)).toEqual([0, 12, 12, 0]);
  });

  test('an entry may replace the fee of the source, but only when it can be counted', () => {
    const measured = entry(perMinute({ kind: 'property', property: 'minutes' }), { replaces: true });
    expect(costOf(call({ costMinor: 35, properties: { minutes: '2.5' } }), card(measured)).minor).toBe(2_00);
    expect(costOf(call({ costMinor: 35, properties: { minutes: 'long' } }), card(measured))).toMatchObject({
      minor: 35,
      uncounted: [{ entryId: 'handling', reason: 'minutes-unreadable' }],
    });
  });

  test('a fee given back lowers the cost', () => {
    expect(costOf(call({ costMinor: -35 }), card(entry(perCall)))).toMatchObject({ minor: -23, avoidableMinor: -23 });
  });

  test('each entry is rounded once: 1.5 minutes at 80.1 cents are 120', () => {
    const fine = card(entry(perMinute({ kind: 'fixed', minutes: 1.5 }, { minor: 80.1 })));
    expect(costOf(call(), fine).minor).toBe(120);
    const half = card(entry(perMinute({ kind: 'fixed', minutes: 1.005 }, { minor: 100 })));
    expect(costOf(call(), half).minor).toBe(101);
  });
});

describe('the minutes of an event', () => {
  const equation = {
    kind: 'equation',
    base: 2,
    terms: [
      { property: 'language', value: 'fr', minutes: 3 },
      { property: 'lines', minutes: 0.5 },
      { property: 'selfService', value: 'yes', minutes: -10 },
    ],
  };
  const minutesFor = (properties: Record<string, string>) =>
    costOf(call({ properties }), card(entry(perMinute(equation)))).minutes;

  test('follow an equation: a base, minutes for a value, minutes per unit', () => {
    expect(minutesFor({})).toBe(2);
    expect(minutesFor({ language: 'fr', lines: '4' })).toBe(7);
    expect(minutesFor({ language: 'de', lines: '0' })).toBe(2);
  });

  test('are never under 0', () => {
    expect(minutesFor({ selfService: 'yes' })).toBe(0);
  });

  test('that cannot be read are told, not counted as 0 in silence', () => {
    const cost = costOf(call({ properties: { lines: 'many' } }), card(entry(perMinute(equation))));
    expect(cost).toMatchObject({ minor: 0, uncounted: [{ entryId: 'handling', reason: 'minutes-unreadable' }] });
    expect(costOf(call(), card(entry(perMinute({ kind: 'property', property: 'minutes' })))).uncounted).toHaveLength(1);
  });

  test('are its own duration where its source says it', () => {
    const elapsed = card(entry(perMinute({ kind: 'elapsed' })));
    expect(costOf(call({ elapsedSeconds: 90 }), elapsed)).toMatchObject({ minor: 120, minutes: 1.5 });
    expect(costOf(call({ elapsedSeconds: 100 }), elapsed).minor).toBe(133);
    expect(costOf(call(), elapsed).uncounted).toEqual([{ entryId: 'handling', reason: 'minutes-unreadable' }]);
    expect(costOf(call({ elapsedSeconds: Number.NaN }), elapsed).uncounted).toHaveLength(1);
  });
});

describe('costs in several currencies', () => {
  const rates = rateTable([{ from: 'EUR', to: 'USD', rate: '1.25', validFrom: '2024-01-01', source: 'bank' }]);
  const inDollars = card(entry({ ...perCall, currency: 'USD', minor: 100 }));

  test('are turned into that of the rate card by the rate of the day', () => {
    expect(costOf(call({ costMinor: 50, currency: 'USD' }), inDollars, rates)).toMatchObject({
      minor: 120,
      uncounted: [],
    });
  });

  test('are told when no rate is known, or no currency', () => {
    expect(costOf(call({ costMinor: 50, currency: '' }), inDollars)).toMatchObject({
      minor: 0,
      uncounted: [
        { entryId: 'handling', reason: 'no-exchange-rate' },
        { entryId: null, reason: 'currency-unknown' },
      ],
    });
    expect(costOf(call({ costMinor: 50, currency: 'USD', day: '2023-12-31' }), inDollars, rates).uncounted).toEqual([
      { entryId: null, reason: 'no-exchange-rate' },
    ]);
  });
});

test.each([
  ['ids that are not their own', [entry(perCall), entry(perCall)]],
  ['a last day before the first', [entry(perCall, { validTo: '2023-12-31' })]],
  ['a cost under 0', [entry({ ...perCall, minor: -1 })]],
  ['a list that is empty', [entry(perCall, { applies: { channels: [] } })]],
])('a rate card with %s is refused', (_, entries) => {
  expect(costCatalogueSchema.safeParse({ version: 1, currency: 'EUR', entries, capacity: [] }).success).toBe(false);
});
