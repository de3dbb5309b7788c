import { describe, expect, test } from 'vitest';
import {
  chiSquareTail,
  cumulativeIncidence,
  type Followed,
  kappa,
  levelChanges,
  medianTime,
  shareDifference,
  wilsonInterval,
} from './index.ts';

/** Times in words: '3' it happened, '3+' still open, '3x' ended by something else. */
function followed(...times: string[]): Followed[] {
  return times.map((time) => ({
    seconds: Number.parseFloat(time),
    reached: time.endsWith('+') || time.endsWith('x') ? 0 : 1,
    open: time.endsWith('+') ? 1 : 0,
    ended: time.endsWith('x') ? 1 : 0,
  }));
}

describe('how long it takes', () => {
  const points = cumulativeIncidence(followed('2', '3', '3+', '5', '8', '8+', '10+'));

  test('is the curve of Kaplan and Meier where nothing else ends a case', () => {
    expect(points.map((point) => point.seconds)).toEqual([2, 3, 5, 8]);
    expect(points.map((point) => (1 - point.share).toFixed(4))).toEqual(['0.8571', '0.7143', '0.5357', '0.3571']);
    expect(points.map((point) => point.standardError.toFixed(4))).toEqual(['0.1323', '0.1707', '0.2008', '0.1979']);
    expect(medianTime(points).median).toBe(8);
  });

  test('counts what something else ended as gone, not as open', () => {
    // By hand: at 1, 1 of 5; at 2 another ends one of 4; at 3, 1 of 3 of the .6 that are left.
    const [first, , third] = cumulativeIncidence(followed('1', '2x', '3', '4+', '5+'));
    expect([first?.share, third?.share, third?.ended]).toEqual([
      expect.closeTo(0.2),
      expect.closeTo(0.4),
      expect.closeTo(0.2),
    ]);
    const asOpen = cumulativeIncidence(followed('1', '2+', '3', '4+', '5+')).at(-1);
    expect(asOpen?.share).toBeCloseTo(0.2 + 0.8 / 3);
  });

  test('with many cases has the error of the share when all are followed to the end', () => {
    const groups = [
      { seconds: 1, reached: 300, ended: 100, open: 0 },
      { seconds: 2, reached: 100, ended: 200, open: 0 },
      { seconds: 3, reached: 0, ended: 0, open: 300 },
    ];
    const last = cumulativeIncidence(groups).at(-1);
    expect(last?.share).toBeCloseTo(0.4);
    expect(last?.standardError).toBeCloseTo(Math.sqrt((0.4 * 0.6) / 1000), 5);
  });

  test('has no median where fewer than half ever do', () => {
    const rare = cumulativeIncidence(followed('1', '5+', '5+', '5+'));
    expect(medianTime(rare).median).toBeNull();
  });
});

test('two shares differ by the interval of Newcombe', () => {
  const { value, interval } = shareDifference({ reached: 56, of: 70 }, { reached: 48, of: 80 }) ?? {};
  expect(value).toBeCloseTo(0.2, 6);
  expect(interval?.map((end) => end.toFixed(4))).toEqual(['0.0524', '0.3339']);
  expect(shareDifference({ reached: 0, of: 0 }, { reached: 1, of: 2 })).toBeNull();
});

test('two judges agree beyond chance by kappa', () => {
  const found = kappa({ yesYes: 45, yesNo: 15, noYes: 10, noNo: 30 });
  expect(found?.agreement).toBe(0.75);
  expect(found?.kappa).toBeCloseTo(0.4898, 4);
});

test('the tail of χ²: the points every table gives', () => {
  const table = [
    [3.841459, 1, 0.05],
    [6.634897, 1, 0.01],
    [18.307038, 10, 0.05],
    [4.60517, 2, 0.1],
  ] as const;
  for (const [chiSquare, degrees, p] of table) expect(chiSquareTail(chiSquare, degrees)).toBeCloseTo(p, 7);
  // With two degrees it is e^(−χ²/2), however small.
  expect(chiSquareTail(200, 2) / Math.exp(-100)).toBeCloseTo(1, 10);
  expect([chiSquareTail(0, 3), chiSquareTail(-1, 3)]).toEqual([1, 1]);
});

test('a Wilson interval: 52 in 100, one-sided 95 %', () => {
  const [low, high] = wilsonInterval(52, 100, 1.644854) ?? [0, 0];
  expect(low).toBeCloseTo(0.4384, 4);
  expect(high).toBeCloseTo(0.60056, 5);
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(wilsonInterval(0, 10)?.[0]).toBe(0);
  expect(wilsonInterval(10, 10)?.[1]).toBe(1);
});

describe('the level of a share', () => {
  /** A small generator (Park & Miller 1988): the same numbers on every machine. */
  const chance = (seed: number) => {
    let state = seed;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  };
  const weeks = (next: () => number, levels: readonly number[], of = 200) =>
    levels.map((level) => ({ reached: Array.from({ length: of }, next).filter((x) => x < level).length, of }));

  test('is called changed at most once in twenty series that only chance moves', () => {
    let called = 0;
    for (let seed = 1; seed <= 200; seed++) {
      if (levelChanges(weeks(chance(seed * 7919), Array<number>(52).fill(0.5))).length > 0) called += 1;
    }
    expect(called).toBeLessThanOrEqual(10);
  });

  test('is found where it falls by ten points and rises again, to two weeks', () => {
    const levels = Array.from({ length: 52 }, (_, week) => (week >= 20 && week < 35 ? 0.4 : 0.5));
    const found = levelChanges(weeks(chance(42), levels));
    expect(found).toHaveLength(2);
    expect(Math.abs((found[0] ?? 0) - 20)).toBeLessThanOrEqual(2);
    expect(Math.abs((found[1] ?? 0) - 35)).toBeLessThanOrEqual(2);
  });

  test('is not called changed by weeks that differ more than chance lets them', () => {
    const next = chance(5);
    const levels = Array.from({ length: 52 }, (_, week) => (week % 2 === 0 ? 0.42 : 0.58));
    expect(levelChanges(weeks(next, levels))).toEqual([]);
  });

  test('passes over weeks without cases, and says nothing of a few', () => {
    const levels = [0.9, 0.9, 0.9, 0.9, 0.2, 0.2, 0.2, 0.2].map((level) => ({ reached: level * 100, of: 100 }));
    const gaps = [levels[0], { reached: 0, of: 0 }, ...levels.slice(1)].filter((one) => one !== undefined);
    expect(levelChanges(gaps)).toEqual([5]);
    expect(levelChanges(levels.slice(2, 6))).toEqual([]);
  });
});
