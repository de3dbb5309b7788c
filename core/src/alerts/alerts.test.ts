import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestShift } from '../statistics/index.ts';
import { findShift, type WatchedSeries } from './index.ts';

const week = 7 * 86_400_000;
const outcome = { kind: 'outcome', outcome: 'paid', name: 'Paid', journey: 'buy' } as const;
const wait = { kind: 'wait', journey: 'buy', name: 'Buy', from: 'Ordered', to: 'Sent' } as const;
const series = (values: readonly number[], more: Partial<WatchedSeries> = {}, error = 0.01): WatchedSeries => ({
  subject: outcome,
  byRatio: false,
  weeks: values.map((value, place) => ({ value, error, customers: 400, fromMs: place * week })),
  ...more,
});
const calm = [0.61, 0.6, 0.62, 0.59, 0.6, 0.61, 0.6, 0.62];

const scoreOf = (found: ReturnType<typeof findShift>) => (typeof found === 'string' ? 0 : found.score);

describe('the newest period of a series', () => {
  test('is measured by the median and the spread of those before, and its own error', () => {
    // Median 60, absolute deviations 1, 0, 2, 1, 0, 1: median 1; √(1.4826² + 2²) = 2.4896.
    const periods = [61, 60, 62, 59, 60, 61, 50].map((value) => ({ value, error: 2 }));
    const shift = newestShift(periods);
    expect(shift?.expected).toBe(60.5);
    expect(shift?.score).toBeCloseTo((50 - 60.5) / Math.hypot(1.4826 * 0.5, 2), 6);
    expect(newestShift(periods.slice(1))).toBeNull();
  });

  test('is not moved by one odd period before', () => {
    const far = newestShift([...calm, 0.1, 0.6].map((value) => ({ value, error: 0.01 })));
    expect(Math.abs(far?.score ?? 9)).toBeLessThan(1);
  });
});

describe('an alert', () => {
  test('opens when a rate falls, with what was expected and the usual range', () => {
    const found = findShift(series([...calm, 0.45]), false);
    expect(found).toMatchObject({ value: 0.45, customers: 400, week: new Date(8 * week).toISOString() });
    expect(found).toMatchObject({ expected: expect.closeTo(0.605, 6), score: expect.any(Number) });
    expect(scoreOf(found)).toBeLessThan(-3.5);
  });

  test('does not open for a small move, few customers, or a week that is missing', () => {
    expect(findShift(series([...calm, 0.595]), false)).toBe('usual');
    const few = series([...calm, 0.3]);
    expect(findShift({ ...few, weeks: few.weeks.map((one) => ({ ...one, customers: 9 })) }, false)).toBe('unknown');
    const sure = series(calm.map(() => 0.6).concat(0.61), {}, 0.0001);
    expect(findShift(sure, false)).toBe('usual');
  });

  test('that is open holds until the level is near again', () => {
    const middling = series([...calm, 0.57]);
    expect(findShift(middling, false)).toBe('usual');
    expect(findShift(middling, true)).toMatchObject({ value: 0.57 });
    expect(findShift(series([...calm, 0.6]), true)).toBe('usual');
  });

  test('compares waits by their ratio: twice as long is as far as half', () => {
    const days = (last: number) =>
      series(
        [2, 2.2, 1.9, 2.1, 2, 2.2, 2, last].map((one) => one * 86_400),
        { subject: wait, byRatio: true },
        5000,
      );
    const [longer, shorter] = [findShift(days(4), false), findShift(days(1), false)];
    expect(scoreOf(longer)).toBeGreaterThan(3.5);
    expect(scoreOf(shorter)).toBeLessThan(-3.5);
    expect(longer).toMatchObject({ expected: expect.closeTo(2 * 86_400, 6) });
  });

  test('comes seldom where only chance moves the rate', () => {
    const chance = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 13, maxLength: 13 });
    let alerts = 0;
    fc.assert(
      fc.property(chance, (seeds) => {
        // Thirteen weeks of a share of 0.5 among 400: a normal draw by the sum of twelve even ones.
        const values = seeds.map((seed) => 0.5 + 0.025 * normal(seed));
        if (findShift(series(values, {}, 0.025), false) !== 'usual') alerts += 1;
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(alerts).toBeLessThanOrEqual(10);
  });
});

/** A number from a standard normal, near enough, told by a seed. */
function normal(seed: number): number {
  let state = seed + 1;
  let sum = 0;
  for (let draw = 0; draw < 12; draw++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    sum += state / 2_147_483_648;
  }
  return sum - 6;
}
