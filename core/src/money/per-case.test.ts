import { describe, expect, test } from 'vitest';
import { meanDifference, moneySettingsSchema, perCase, rateTable, stepMoney } from './index.ts';

/** The sums of customers, each as [cases, minor]. */
function sumsOf(customers: readonly (readonly [number, number])[]) {
  const sum = (of: (n: number, y: number) => number) => customers.reduce((all, [n, y]) => all + of(n, y), 0);
  return {
    customers: customers.length,
    cases: sum((n) => n),
    minor: sum((_, y) => y),
    squares: { cases: sum((n) => n * n), minor: sum((_, y) => y * y), both: sum((n, y) => n * y) },
  };
}

describe('the mean of a case', () => {
  test('of customers with one case each has the interval of a plain mean', () => {
    const amounts = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
    const found = perCase(sumsOf(amounts.map((minor) => [1, minor])));
    // A standard deviation of 302.765 over the root of 10, times 1.96.
    expect(found?.minor).toBe(550);
    expect(found?.interval?.map(Math.round)).toEqual([362, 738]);
  });

  test('is no surer because the same customers come ten times as often', () => {
    const customers = Array.from({ length: 12 }, (_, place) => [1, 100 * place] as const);
    const often = perCase(sumsOf(customers.map(([n, y]) => [n * 10, y * 10])));
    const once = perCase(sumsOf(customers));
    expect(often?.interval?.[0]).toBeCloseTo(once?.interval?.[0] ?? 0, 8);
  });

  test('of few customers has no interval, and of no case there is none', () => {
    expect(perCase(sumsOf([[1, 100]]))).toEqual({ minor: 100, interval: null });
    expect(perCase(sumsOf([]))).toBeNull();
  });
});

test('a difference of costs is taken within strata, so that a dear stratum does not make one', () => {
  const group = (customers: number, mean: number) => ({
    customers,
    minor: customers * mean,
    squares: customers * (mean * mean + 25),
  });
  const found = meanDifference([
    { affected: group(90, 1000), unaffected: group(10, 1000) },
    { affected: group(10, 100), unaffected: group(90, 100) },
  ]);
  expect(found?.minor).toBeCloseTo(0, 10);
  expect(found?.standardErrorMinor).toBeGreaterThan(0);
  expect(meanDifference([{ affected: group(1, 5), unaffected: group(9, 5) }])).toBeNull();
});

test('a step of three orders counts a third in each, to the cent, with what the rate card adds', () => {
  const settings = moneySettingsSchema.parse({
    currency: 'EUR',
    entries: [
      {
        id: 'call',
        name: 'A call',
        applies: { activities: ['Call'] },
        cost: { kind: 'per-event', minor: 200, currency: 'EUR' },
        avoidable: true,
        replaces: true,
        validFrom: '2026-01-01',
        validTo: null,
      },
    ],
    rules: [{ activity: 'Call', amount: 'revenue', role: 'return', turned: true }],
  });
  const facts = {
    activity: 'Call',
    channel: '',
    function: '',
    kind: 'track',
    day: '2026-02-01',
    costMinor: 55,
    revenueMinor: -1000,
    currency: 'EUR',
    properties: {},
  };
  const reading = { version: 1, settings, rates: rateTable([]) };
  const parts = [1, 2, 3].map((place) => stepMoney(facts, reading, { k: 3, place }).get('EUR'));
  expect(parts.map((one) => one?.returnsMinor)).toEqual([334, 333, 333]);
  expect(parts.map((one) => one?.costToServeMinor)).toEqual([67, 67, 66]);
  expect(stepMoney({ ...facts, day: '2025-12-31' }, reading).get('EUR')?.costToServeMinor).toBe(55);
});
