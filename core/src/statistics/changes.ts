import type { Count } from './shares.ts';

/** The median of a squared standard normal: what a squared difference is without more spread than chance gives. */
const medianOfChiSquare = 0.4549364;
/** A level must hold for this many periods to be one. */
const shortestLevel = 3;
/** What a further change must gain, in logarithms of the number of periods: more than BIC asks, so that few are false. */
const strictness = 4;

/**
 * Where the level of a share changes over periods of time: the places at which a new level begins. The cut into levels
 * has the best binomial likelihood, with a price for each change (an exact search, as Jackson et al. 2005) that is raised
 * by as much as neighbouring periods differ more than chance lets them. Periods without cases are passed over.
 */
export function levelChanges(periods: readonly Count[]): readonly number[] {
  const kept = periods.flatMap((period, place) => (period.of > 0 ? [{ ...period, place }] : []));
  if (kept.length < 2 * shortestLevel) return [];
  const price = strictness * Math.log(kept.length) * overdispersion(kept);
  const sums = runningSums(kept);
  const best = [-price];
  const from: number[] = [0];
  for (let end = 1; end <= kept.length; end++) {
    let [least, start] = [Number.POSITIVE_INFINITY, 0];
    for (let begin = 0; begin <= end - shortestLevel; begin++) {
      const cost = (best[begin] ?? Number.POSITIVE_INFINITY) + costOf(sums, begin, end) + price;
      if (cost < least) [least, start] = [cost, begin];
    }
    best.push(least);
    from.push(start);
  }
  const changes: number[] = [];
  for (let end = from[kept.length] ?? 0; end > 0; end = from[end] ?? 0) changes.unshift(kept[end]?.place ?? 0);
  return changes;
}

function runningSums(periods: readonly Count[]): readonly Count[] {
  const sums: Count[] = [{ reached: 0, of: 0 }];
  for (const { reached, of } of periods) {
    const last = sums.at(-1) ?? { reached: 0, of: 0 };
    sums.push({ reached: last.reached + reached, of: last.of + of });
  }
  return sums;
}

/** Minus twice the log-likelihood of one level from a period up to, and without, another. */
function costOf(sums: readonly Count[], begin: number, end: number): number {
  const reached = (sums[end]?.reached ?? 0) - (sums[begin]?.reached ?? 0);
  const of = (sums[end]?.of ?? 0) - (sums[begin]?.of ?? 0);
  const part = (n: number) => (n === 0 ? 0 : n * Math.log(n / of));
  return -2 * (part(reached) + part(of - reached));
}

/** How many times the variance of chance neighbouring periods differ by, told by their median; at least 1. */
function overdispersion(periods: readonly Count[]): number {
  const whole = periods.reduce((sum, one) => ({ reached: sum.reached + one.reached, of: sum.of + one.of }));
  const share = whole.reached / whole.of;
  if (share === 0 || share === 1) return 1;
  const squares = periods.slice(1).map((next, place) => {
    const before = periods[place] ?? next;
    const difference = next.reached / next.of - before.reached / before.of;
    return difference ** 2 / (share * (1 - share) * (1 / next.of + 1 / before.of));
  });
  const sorted = squares.toSorted((a, b) => a - b);
  return Math.max(1, (sorted[Math.floor(sorted.length / 2)] ?? 0) / medianOfChiSquare);
}
