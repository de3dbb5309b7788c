/** Where a search ended: the point, the value there, and whether the simplex had shrunk to nothing. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly converged: boolean;
  readonly evaluations: number;
}

type Valued = (point: readonly number[]) => number;
interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * The lowest value of a function near a start, without derivatives (Nelder & Mead 1965, with the usual 1, 2, ½, ½).
 * It takes no chance: the same start ends in the same place. Where the function has no finite value it is not sought.
 */
export function minimise(of: Valued, start: readonly number[], mostEvaluations = 4000): Minimum {
  let evaluations = 0;
  const corner = (point: readonly number[]): Corner => {
    evaluations += 1;
    const value = of(point);
    return { point, value: Number.isFinite(value) ? value : Number.POSITIVE_INFINITY };
  };
  let simplex = [corner(start), ...start.map((_, axis) => corner(start.map((x, i) => (i === axis ? x + 0.5 : x))))];
  let converged = false;
  while (evaluations < mostEvaluations && !converged) {
    simplex.sort((left, right) => (left.value === right.value ? 0 : left.value - right.value));
    simplex = step(simplex, corner);
    converged = hasShrunk(simplex);
  }
  const best = simplex.reduce((left, right) => (right.value < left.value ? right : left));
  return { point: best.point, value: best.value, converged, evaluations };
}

/** One move of an ordered simplex: the worst corner is reflected, stretched or drawn in; else all close on the best. */
function step(simplex: readonly Corner[], corner: (point: readonly number[]) => Corner): Corner[] {
  const kept = simplex.slice(0, -1);
  const [best, next, worst] = [simplex[0], kept[kept.length - 1], simplex[simplex.length - 1]];
  if (best === undefined || next === undefined || worst === undefined) return [...simplex];
  const centre = best.point.map((_, i) => kept.reduce((sum, one) => sum + (one.point[i] ?? 0), 0) / kept.length);
  const along = (by: number) => corner(centre.map((x, i) => x + by * (x - (worst.point[i] ?? 0))));
  const reflected = along(1);
  if (reflected.value < best.value) {
    const stretched = along(2);
    return [...kept, stretched.value < reflected.value ? stretched : reflected];
  }
  if (reflected.value < next.value) return [...kept, reflected];
  const drawnIn = along(reflected.value < worst.value ? 0.5 : -0.5);
  if (drawnIn.value < Math.min(worst.value, reflected.value)) return [...kept, drawnIn];
  const halfWay = (one: Corner) => corner(one.point.map((x, i) => ((best.point[i] ?? 0) + x) / 2));
  return [best, ...simplex.slice(1).map(halfWay)];
}

function hasShrunk(simplex: readonly Corner[]): boolean {
  const values = simplex.map((one) => one.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high - low <= 1e-10 * (1 + Math.abs(low)))) return false;
  const first = simplex[0]?.point ?? [];
  return simplex.every((one) => one.point.every((x, i) => Math.abs(x - (first[i] ?? 0)) <= 1e-7));
}

/** The lowest value over several starts, each searched twice since a simplex may stall; the first of equals. */
export function minimiseFrom(of: Valued, starts: readonly (readonly number[])[]): Minimum | null {
  const ends = starts.map((start) => minimise(of, minimise(of, start).point));
  return ends.reduce<Minimum | null>((best, end) => (best === null || end.value < best.value ? end : best), null);
}
