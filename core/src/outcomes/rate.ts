import { wilsonInterval } from '../statistics/index.ts';

/** Sums over customers, each with `n` cases that count and `s` successes among them. */
export interface RateSums {
  readonly customers: number;
  /** Σ n. */
  readonly cases: number;
  /** Σ s. */
  readonly successes: number;
  /** Σ n², Σ s² and Σ n·s. */
  readonly squares: { readonly cases: number; readonly successes: number; readonly both: number };
}

export interface OutcomeRate {
  /** Successes of the cases that count, 0 to 1; null where there are none. */
  readonly value: number | null;
  readonly successes: number;
  readonly cases: number;
  readonly customers: number;
  /** 95 %. */
  readonly interval: [low: number, high: number] | null;
}

/**
 * The share of cases that succeed, with a 95 % Wilson interval whose count is divided by the design effect of customers
 * with several cases (Kish 1965): the variance of the ratio over customers (METHODS §3.6) against that of independent
 * cases. Never narrower than if cases were independent.
 */
export function outcomeRate({ customers, cases, successes, squares }: RateSums): OutcomeRate {
  if (cases === 0) return { value: null, successes, cases, customers, interval: null };
  const value = successes / cases;
  const residual = squares.successes - 2 * value * squares.both + value * value * squares.cases;
  const clustered = customers > 1 ? ((customers / (customers - 1)) * residual) / (cases * cases) : 0;
  const independent = (value * (1 - value)) / cases;
  const effect = independent > 0 ? Math.max(1, clustered / independent) : 1;
  const counted = cases / effect;
  return { value, successes, cases, customers, interval: wilsonInterval(value * counted, counted) };
}
