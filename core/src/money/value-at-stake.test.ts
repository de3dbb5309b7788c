import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FrictionPoint, frictionPointSchema, jointValueAtStake, riskDifference, valueAtStake } from './index.ts';
import { shapleyValues, valuesOfSubsets } from './shapley.ts';

const of = (reached: number, customers: number) => ({ reached, customers });
const example: FrictionPoint = {
  currency: 'EUR',
  affectedPerYear: 5000,
  outcome: { kind: 'crude', affected: of(1500, 5000), unaffected: of(8000, 20_000) },
  outcomeValueMinor: 60_00,
  costToServe: null,
  lifetimeValue: null,
  recoverability: 1,
};
const measured = (more: Partial<FrictionPoint> = {}) => {
  const stake = valueAtStake({ ...example, ...more });
  if (stake.kind !== 'measured') throw new Error(stake.reason);
  return stake;
};
const byChannel = (...strata: { affected: ReturnType<typeof of>; unaffected: ReturnType<typeof of> }[]) => ({
  kind: 'stratified' as const,
  by: 'channel',
  strata: strata.map((stratum, i) => ({ name: `stratum ${i}`, ...stratum })),
});
const web = { affected: of(300, 1000), unaffected: of(4000, 10_000) };
const shop = { affected: of(800, 2000), unaffected: of(2000, 4000) };

describe('the value at stake', () => {
  test('the worked example: 5,000 affected, .30 for .40, worth 60 each, is 30,000 (25,679 to 34,321)', () => {
    const stake = measured();
    expect(stake.difference.value).toBeCloseTo(0.1, 12);
    expect(stake.difference.interval?.[0]).toBeCloseTo(0.0856, 4);
    expect(stake.difference.interval?.[1]).toBeCloseTo(0.1144, 4);
    expect(stake.minor).toBe(30_000_00);
    expect(stake.interval?.map((end) => Math.round(end / 100))).toEqual([25_679, 34_321]);
  });

  test('of a crude difference only goes with the friction', () => {
    expect(measured()).toMatchObject({ grade: 'C', isFinding: true });
    expect(measured().label).toMatch(/^Goes with this loss: an association/);
  });

  test('is likely caused by it when compared within strata, and only then', () => {
    const adjusted = measured({ outcome: byChannel(web, shop) });
    expect(adjusted).toMatchObject({ grade: 'B', minor: 30_000_00 });
    expect(adjusted.label).toBe('Likely caused this loss: compared within channel, without an experiment.');
    expect(measured({ outcome: byChannel(web) }).grade).toBe('C');
    const nobodyAlike = { affected: of(1, 1000), unaffected: of(0, 0) };
    expect(measured({ outcome: byChannel(web, nobodyAlike) }).grade).toBe('C');
    expect(measured({ outcome: byChannel(web, shop, nobodyAlike) }).label).toContain('75 % of those affected');
  });

  test('counts cost to serve and lifetime value too, and is as weak as its weakest part', () => {
    const costToServe = { minor: 4_00, standardErrorMinor: 50, adjusted: true };
    const lifetimeValue = { minor: 10_00, standardErrorMinor: 1_00, adjusted: false };
    const all = measured({ outcome: byChannel(web, shop), costToServe, lifetimeValue });
    expect(all.minor).toBe(5000 * (6_00 + 4_00 + 10_00));
    expect(all.grade).toBe('C');
    const plain = measured({ outcome: byChannel(web, shop) });
    const width = (stake: typeof all) => (stake.interval === null ? 0 : stake.interval[1] - stake.interval[0]);
    expect(width(all) - width(plain)).toBeCloseTo(2 * 1.959964 * 5000 * 150, -1);
    expect(measured({ outcome: byChannel(web, shop), costToServe }).grade).toBe('B');
  });

  test('is what a fix would win back of it', () => {
    expect(measured({ recoverability: 0.5 })).toMatchObject({ minor: 15_000_00 });
    expect(measured({ recoverability: 0 })).toMatchObject({ minor: 0, interval: [0, 0], isFinding: false });
  });

  test('shows no difference where the interval includes zero or nothing varies', () => {
    const even = measured({ outcome: { kind: 'crude', affected: of(40, 100), unaffected: of(41, 100) } });
    expect(even.isFinding).toBe(false);
    expect(even.label).toMatch(/^No difference is shown/);
    const all = measured({ outcome: { kind: 'crude', affected: of(100, 100), unaffected: of(100, 100) } });
    expect(all).toMatchObject({ minor: 0, interval: null, isFinding: false });
  });

  test('is under 0 where the affected do better', () => {
    const better = measured({ outcome: { kind: 'crude', affected: of(500, 1000), unaffected: of(300, 1000) } });
    expect(better.minor).toBe(-60_000_00);
    expect(better.label).toMatch(/^Goes with a better result/);
  });

  test.each([
    ['nobody', of(0, 0), of(0, 0)],
    ['only the affected', of(10, 100), of(0, 0)],
    ['nine unaffected', of(10, 100), of(5, 9)],
  ])('of %s is not told', (_, affected, unaffected) => {
    expect(valueAtStake({ ...example, outcome: { kind: 'crude', affected, unaffected } }).kind).toBe('not-comparable');
  });

  test('a number that is none is refused at the door and never answered', () => {
    expect(frictionPointSchema.safeParse(example).success).toBe(true);
    expect(frictionPointSchema.safeParse({ ...example, recoverability: 1.1 }).success).toBe(false);
    expect(
      frictionPointSchema.safeParse({ ...example, outcome: { ...example.outcome, affected: of(2, 1) } }).success,
    ).toBe(false);
    expect(() => valueAtStake({ ...example, outcomeValueMinor: Number.NaN })).toThrow('finite');
  });
});

test('strata turn a difference round: kidney stones, crude −.0457 and adjusted +.05384', () => {
  const small = { affected: of(234, 270), unaffected: of(81, 87) };
  const large = { affected: of(55, 80), unaffected: of(192, 263) };
  const difference = riskDifference([small, large]);
  expect(difference?.crude).toBeCloseTo(-0.0457, 4);
  expect(difference?.value).toBeCloseTo(0.05384, 5);
  expect(riskDifference([])).toBeNull();
});

describe('several friction points together', () => {
  /** Who is affected by each, and each customer's loss of 1.00: the union of them is the joint loss. */
  const affected: Record<string, number[]> = { login: [1, 2, 3, 4], payment: [3, 4, 5], letter: [9] };
  const union = (some: readonly string[]) => new Set(some.flatMap((id) => affected[id] ?? [])).size * 100;

  test('a customer of two counts once: 800 alone, 600 together', () => {
    expect(jointValueAtStake(['login', 'payment', 'letter'], union)).toEqual({
      jointMinor: 600,
      sumOfIndividualMinor: 800,
      countedTwiceMinor: 200,
      points: [
        { id: 'login', aloneMinor: 400, shareMinor: 300 },
        { id: 'payment', aloneMinor: 300, shareMinor: 200 },
        { id: 'letter', aloneMinor: 100, shareMinor: 100 },
      ],
    });
  });

  test('of none is nothing, of one is its own', () => {
    expect(jointValueAtStake([], union)).toEqual({
      jointMinor: 0,
      sumOfIndividualMinor: 0,
      countedTwiceMinor: 0,
      points: [],
    });
    expect(jointValueAtStake(['login'], union).points).toEqual([{ id: 'login', aloneMinor: 400, shareMinor: 400 }]);
  });

  test('are at most eight, each once, with a number for every subset', () => {
    const nine = Array.from({ length: 9 }, (_, i) => `point ${i}`);
    expect(() => jointValueAtStake(nine, () => 0)).toThrow('more than 8');
    expect(() => jointValueAtStake(['login', 'login'], union)).toThrow('twice');
    expect(() => jointValueAtStake(['login'], () => Number.NaN)).toThrow('finite');
  });

  test('shares add up to the joint value to the minor unit, whatever the values', () => {
    const subsets = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(subsets, fc.integer({ min: 1, max: 5 }), (values, count) => {
        const ids = Array.from({ length: count }, (_, i) => `${i}`);
        const joint = jointValueAtStake(
          ids,
          (some) => values[some.reduce((bits, id) => bits | (1 << Number(id)), 0)] ?? 0,
        );
        expect(joint.points.reduce((sum, point) => sum + point.shareMinor, 0)).toBe(joint.jointMinor);
        expect(joint.sumOfIndividualMinor - joint.jointMinor).toBe(joint.countedTwiceMinor);
      }),
    );
  });

  test.each([
    [2, [0, 0.02, 0.03, 0.08], [0.035, 0.045]],
    [3, [0, 10, 20, 50, 0, 10, 40, 80], [23.3333, 43.3333, 13.3333]],
  ])('the worked examples of Shapley: %d players', (players, values, expected) => {
    const asked = valuesOfSubsets(
      players,
      (members) => values[members.reduce((bits, one) => bits | (1 << one), 0)] ?? 0,
    );
    expect(asked).toEqual(values);
    for (const [i, share] of shapleyValues(players, asked).entries()) expect(share).toBeCloseTo(expected[i] ?? 0, 4);
  });
});
