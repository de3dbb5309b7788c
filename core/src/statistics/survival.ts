import { twoSided95 } from './shares.ts';

/** Cases that were followed for the same time: until it happened, until something else ended them, or as far as known. */
export interface Followed {
  readonly seconds: number;
  readonly reached: number;
  readonly ended: number;
  readonly open: number;
}

export interface IncidencePoint {
  readonly seconds: number;
  /** Share of all cases to which it has happened by then, 0 to 1. */
  readonly share: number;
  /** 95 %, on the scale of log(−log); null where it cannot be told. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly standardError: number;
  /** Share that something else had ended by then. */
  readonly ended: number;
}

/**
 * By when it has happened to what share of cases, while others are ended by something else and some are still open: the
 * cumulative incidence of Aalen & Johansen (1978), its variance by the delta method (Marubini & Valsecchi 1995). Where
 * nothing else ends cases it is one less the curve of Kaplan & Meier (1958) (METHODS §4.3). One point for each time at
 * which something happens, in order of time.
 */
export function cumulativeIncidence(groups: readonly Followed[]): readonly IncidencePoint[] {
  const times = [...groups].sort((a, b) => a.seconds - b.seconds);
  let atRisk = times.reduce((sum, one) => sum + one.reached + one.ended + one.open, 0);
  let [left, share, ended] = [1, 0, 0];
  const sums = { a0: 0, a1: 0, a2: 0, b: 0, c0: 0, c1: 0 };
  const points: IncidencePoint[] = [];
  for (const { seconds, reached, ended: other, open } of merged(times)) {
    const events = reached + other;
    if (events > 0) {
      const before = left;
      share += (before * reached) / atRisk;
      ended += (before * other) / atRisk;
      left *= 1 - events / atRisk;
      // At the last of them nothing is left, and no later share depends on it.
      const hazard = atRisk > events ? events / (atRisk * (atRisk - events)) : 0;
      sums.a0 += hazard;
      sums.a1 += share * hazard;
      sums.a2 += share * share * hazard;
      sums.b += (before * before * (atRisk - reached) * reached) / atRisk ** 3;
      const step = (before * reached) / (atRisk * atRisk);
      sums.c0 += step;
      sums.c1 += share * step;
      const { a0, a1, a2, b, c0, c1 } = sums;
      const variance = share * share * a0 - 2 * share * a1 + a2 + b - 2 * (share * c0 - c1);
      const standardError = Math.sqrt(Math.max(0, variance));
      points.push({ seconds, share, standardError, ended, interval: intervalOf(share, standardError) });
    }
    atRisk -= events + open;
  }
  return points;
}

function merged(times: readonly Followed[]): readonly Followed[] {
  const groups: Followed[] = [];
  for (const one of times) {
    const last = groups.at(-1);
    if (last === undefined || last.seconds !== one.seconds) groups.push(one);
    else {
      groups[groups.length - 1] = {
        seconds: one.seconds,
        reached: last.reached + one.reached,
        ended: last.ended + one.ended,
        open: last.open + one.open,
      };
    }
  }
  return groups;
}

function intervalOf(share: number, standardError: number): readonly [number, number] | null {
  if (share <= 0 || share >= 1 || standardError === 0) return null;
  const left = 1 - share;
  const scale = Math.exp((twoSided95 * standardError) / (left * Math.abs(Math.log(left))));
  return [1 - left ** (1 / scale), 1 - left ** scale];
}

/**
 * By when half of all cases had it, with the times at which its interval begins and ends to hold one half (Brookmeyer &
 * Crowley 1982). Null for a time that was not reached.
 */
export function medianTime(points: readonly IncidencePoint[]): {
  readonly median: number | null;
  readonly interval: readonly [low: number | null, high: number | null];
} {
  const when = (reaches: (point: IncidencePoint) => boolean) => points.find(reaches)?.seconds ?? null;
  return {
    median: when((point) => point.share >= 0.5),
    interval: [
      when((point) => (point.interval?.[1] ?? point.share) >= 0.5),
      when((point) => (point.interval?.[0] ?? point.share) >= 0.5),
    ],
  };
}
