import { describe, expect, test } from 'vitest';
import { drawBeta, drawExponential, drawGamma, drawNormal } from './draws.ts';
import {
  contractualValue,
  discountedPurchases,
  drawHistory,
  expectedValue,
  fitBgNbd,
  fitGammaGamma,
  holdoutCheck,
  lifetimeEligibility,
  lifetimeValue,
  lifetimeValueBands,
} from './index.ts';

const purchases = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const value = { p: 6.25, q: 3.74, v: 15.44 };
const model = { purchases, value, marginShare: 1 };
const year = { months: 12, monthlyDiscount: 0.01 };
const twice = { repeats: 2, recencyWeeks: 30.43, ageWeeks: 38.86, meanValue: 22.35 };

/** Mulberry32: the same seed gives the same run of chance. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('lifetime value', () => {
  test('the worked example: 1.468114 discounted purchases in a year are worth 36.2091', () => {
    const discounted = discountedPurchases(purchases, twice, year);
    expect(Math.abs(discounted / 1.468114 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(discounted * (expectedValue(value, twice) ?? 0) - 36.2091)).toBeLessThan(36.2091e-4);
    expect(lifetimeValue(model, twice, year)).toBeCloseTo(36.2091, 2);
    expect(lifetimeValue({ ...model, marginShare: 0.25 }, twice, year)).toBeCloseTo(36.2091 / 4, 2);
  });

  test('of no months is nothing, of a horizon that is none is refused', () => {
    expect(discountedPurchases(purchases, twice, { months: 0, monthlyDiscount: 0.01 })).toBe(0);
    expect(() => discountedPurchases(purchases, twice, { months: 1.5, monthlyDiscount: 0 })).toThrow('horizon');
    expect(() => discountedPurchases(purchases, twice, { months: 12, monthlyDiscount: -1 })).toThrow('horizon');
  });

  test('is not told where values have no mean', () => {
    const silent = { repeats: 0, recencyWeeks: 0, ageWeeks: 10, meanValue: 0 };
    expect(lifetimeValue({ ...model, value: { ...value, q: 0.9 } }, silent, year)).toBeNull();
  });
});

describe('who may be told a lifetime value', () => {
  const records = Array.from({ length: 200 }, (_, i) => ({ repeats: 1 + (i % 5), meanValue: 10 + (i % 7) }));

  test('200 customers who came back, at values that do not go with frequency', () => {
    expect(lifetimeEligibility(records, { contractual: false })).toMatchObject({ kind: 'eligible', repeaters: 200 });
  });

  test.each([
    ['a business of contracts', records, true, 'contractual', 'contract'],
    ['199 who came back', records.slice(1), false, 'too-few-repeaters', '199 customers came back'],
    ['nobody at all', [], false, 'too-few-repeaters', '0 customers came back'],
    [
      'values that go with frequency',
      records.map((one) => ({ ...one, meanValue: one.repeats + 1 })),
      false,
      'value-goes-with-frequency',
      'correlation 1.00',
    ],
    [
      'one value for all',
      records.map((one) => ({ ...one, meanValue: 5 })),
      false,
      'value-without-spread',
      'same value',
    ],
  ])('not %s', (_, some, contractual, because, words) => {
    const answer = lifetimeEligibility(some, { contractual });
    expect(answer).toMatchObject({ kind: 'refused', because });
    expect(answer.kind === 'refused' ? answer.reason : '').toContain(words);
  });
});

describe('the value of a contract', () => {
  test('is its margin over the survival curve, discounted', () => {
    expect(contractualValue({ marginMinor: 100, survival: [1, 0.8, 0.5], discount: 0.1 })).toBeCloseTo(
      100 + 80 / 1.1 + 50 / 1.21,
      10,
    );
    expect(contractualValue({ marginMinor: -100, survival: [1, 0.5], discount: 0 })).toBe(-150);
    expect(contractualValue({ marginMinor: 100, survival: [], discount: 0.1 })).toBe(0);
  });

  test.each([
    [[1, 0.5, 0.6], 0.1],
    [[1.1], 0.1],
    [[1, Number.NaN], 0.1],
    [[1], -1],
    [[1], Number.NaN],
  ])('is refused for survival %o at %d', (survival, discount) => {
    expect(() => contractualValue({ marginMinor: 100, survival, discount })).toThrow('survival curve');
  });
});

test('draws have the means of their distributions', () => {
  const chance = chanceFrom(7);
  const mean = (draw: () => number) => Array.from({ length: 20_000 }, draw).reduce((sum, one) => sum + one, 0) / 20_000;
  expect(mean(() => drawNormal(chance))).toBeCloseTo(0, 1);
  expect(mean(() => drawNormal(chance) ** 2)).toBeCloseTo(1, 1);
  expect(mean(() => drawExponential(4, chance))).toBeCloseTo(0.25, 2);
  expect(mean(() => drawGamma(0.25, 2, chance))).toBeCloseTo(0.125, 2);
  expect(mean(() => drawGamma(9, 3, chance))).toBeCloseTo(3, 1);
  expect(mean(() => drawBeta(0.8, 2.4, chance))).toBeCloseTo(0.25, 2);
  expect(mean(() => drawBeta(1e-9, 3e-9, chance))).toBeCloseTo(0.25, 1);
});

const truth = { purchases: { r: 0.6, alpha: 6, a: 0.8, b: 3 }, value: { p: 6, q: 4, v: 40 }, marginShare: 1 };

describe('customers made by a known model', () => {
  const chance = chanceFrom(11);
  const customers = Array.from({ length: 1500 }, (_, i) => drawHistory(truth, 30 + (i % 12), chance));

  test('give that model back, about', () => {
    const fitted = fitBgNbd(customers).model;
    expect(Math.abs(Math.log(fitted.r / truth.purchases.r))).toBeLessThan(0.2);
    expect(Math.abs(Math.log(fitted.alpha / truth.purchases.alpha))).toBeLessThan(0.3);
    const { p, q, v } = fitGammaGamma(customers).model;
    expect((p * v) / (q - 1)).toBeCloseTo(80, -1);
  });

  test('have lifetime values by deciles with an interval round each, the same for the same seed', () => {
    const options = { model: truth, horizon: { months: 6, monthlyDiscount: 0.01 }, runs: 24 };
    const some = customers.slice(0, 400);
    const { bands, failedRuns } = lifetimeValueBands(some, { ...options, chance: chanceFrom(3) });
    expect(bands.map((band) => [band.decile, band.customers])).toEqual(bands.map((_, i) => [i + 1, 40]));
    expect(failedRuns).toBe(0);
    for (const { meanValue, interval } of bands) {
      expect(meanValue).toBeGreaterThan(0);
      expect(interval?.[0]).toBeLessThan(interval?.[1] ?? 0);
    }
    const top = bands[9];
    expect(top?.interval?.[0]).toBeLessThan(top?.meanValue ?? 0);
    expect(top?.interval?.[1]).toBeGreaterThan(top?.meanValue ?? 0);
    expect(lifetimeValueBands(some, { ...options, chance: chanceFrom(3) }).bands).toEqual(bands);
  });

  test('few runs give no interval, no customers no bands, one customer one band', () => {
    const options = { model: truth, horizon: year, runs: 3, chance: chanceFrom(5) };
    expect(lifetimeValueBands(customers.slice(0, 50), options).bands[0]?.interval).toBeNull();
    expect(lifetimeValueBands([], options)).toEqual({ bands: [], runs: 3, failedRuns: 0 });
    expect(lifetimeValueBands([twice], options)).toMatchObject({
      bands: [{ customers: 1, interval: null }],
      failedRuns: 3,
    });
  });
});

describe('the check on a holdout', () => {
  /** The days of a customer of the known model who first bought on a day, over a year. */
  const daysFrom = (first: number, chance: () => number) => {
    const [rate, leaving] = [drawGamma(0.6, 6, chance), drawBeta(0.8, 3, chance)];
    const days = [first];
    for (let at = drawExponential(rate, chance); at < 52; at += drawExponential(rate, chance)) {
      days.push(first + Math.ceil(at * 7));
      if (chance() < leaving) break;
    }
    return days;
  };

  test('foretells the second half from the first, by how often customers had come back', () => {
    const chance = chanceFrom(23);
    const customers = Array.from({ length: 3000 }, (_, i) => daysFrom(i % 60, chance));
    const check = holdoutCheck([...customers, [200]], { splitDay: 182, endDay: 364 });
    expect(check).toMatchObject({ customers: 3000, leftOut: 1 });
    expect(Math.abs(check.predicted / check.observed - 1)).toBeLessThan(0.1);
    expect(check.bins.map((bin) => bin.repeats)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7+']);
    expect(check.bins.reduce((sum, bin) => sum + bin.customers, 0)).toBe(3000);
    for (const bin of check.bins.slice(0, 3)) expect(Math.abs(bin.predictedMean - bin.observedMean)).toBeLessThan(0.25);
  });

  test('says so when nobody came back in the first half', () => {
    expect(() => holdoutCheck([[1], [2, 200]], { splitDay: 100, endDay: 300 })).toThrow('No customer came back');
  });
});
