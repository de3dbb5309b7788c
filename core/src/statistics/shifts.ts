/** One period of a series: its level, and how far chance alone may move that (a standard error in the same unit). */
export interface SeriesPeriod {
  readonly value: number;
  readonly error: number;
}

export interface Shift {
  /** The median of the periods before. */
  readonly expected: number;
  /** Where 19 in 20 such periods would lie, were nothing new. */
  readonly usual: readonly [low: number, high: number];
  /** How many standard deviations the newest period lies off: above 0 for a rise. */
  readonly score: number;
}

const fewestBefore = 6;
const mostBefore = 12;
/** The median absolute deviation times this is a standard deviation, for a normal series. */
const madToDeviation = 1.4826;
const z95 = 1.959964;

/**
 * How far the newest of some periods lies from those before it, by their median and median absolute deviation (robust:
 * one odd period before moves neither) together with the sampling error of the newest. Null with fewer than six before.
 */
export function newestShift(periods: readonly SeriesPeriod[]): Shift | null {
  const newest = periods.at(-1);
  const before = periods.slice(0, -1).slice(-mostBefore);
  if (newest === undefined || before.length < fewestBefore) return null;
  const expected = medianOf(before.map((one) => one.value));
  const spread = madToDeviation * medianOf(before.map((one) => Math.abs(one.value - expected)));
  const deviation = Math.hypot(spread, newest.error);
  if (deviation === 0) return newest.value === expected ? { expected, usual: [expected, expected], score: 0 } : null;
  return {
    expected,
    usual: [expected - z95 * deviation, expected + z95 * deviation],
    score: (newest.value - expected) / deviation,
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
