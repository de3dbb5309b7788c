import { twoSided95 } from '../statistics/index.ts';

/** Sums over customers, each with `n` cases and an amount `y` in minor units. */
export interface CaseSums {
  readonly customers: number;
  readonly cases: number;
  readonly minor: number;
  /** Σ n², Σ y² and Σ n·y. */
  readonly squares: { readonly cases: number; readonly minor: number; readonly both: number };
}

/** An amount per case, in minor units with decimals, and its 95 % interval; null with fewer than 10 customers. */
export interface PerCase {
  readonly minor: number;
  readonly interval: [low: number, high: number] | null;
}

/** Means of fewer customers are not told with an interval (METHODS §0.5). */
const fewestCustomers = 10;

/**
 * The mean amount of a case with a 95 % interval by customer: the variance of the ratio Σy/Σn over customers (METHODS
 * §3.6), because the cases of one customer go together. Null without cases.
 */
export function perCase({ customers, cases, minor, squares }: CaseSums): PerCase | null {
  if (cases <= 0) return null;
  const mean = minor / cases;
  if (customers < fewestCustomers) return { minor: mean, interval: null };
  const residual = Math.max(0, squares.minor - 2 * mean * squares.both + mean * mean * squares.cases);
  const half = (twoSided95 * Math.sqrt((customers / (customers - 1)) * residual)) / cases;
  return { minor: mean, interval: [mean - half, mean + half] };
}
