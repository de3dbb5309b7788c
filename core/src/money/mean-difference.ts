/** How many customers, and the sums of an amount and of its square over them. */
export interface AmountSums {
  readonly customers: number;
  readonly minor: number;
  readonly squares: number;
}

export interface AmountStratum {
  readonly affected: AmountSums;
  readonly unaffected: AmountSums;
}

/**
 * By how much the affected cost more on average, within strata weighted as in the Mantel–Haenszel risk difference:
 * Σw·Δ/Σw with w = n₁n₀/N, and its standard error from the variances of both sides. Strata with fewer than two customers
 * on a side are left out; null when none is left.
 */
export function meanDifference(
  strata: readonly AmountStratum[],
): { readonly minor: number; readonly standardErrorMinor: number } | null {
  let [weights, weighted, variance] = [0, 0, 0];
  for (const { affected, unaffected } of strata) {
    if (affected.customers < 2 || unaffected.customers < 2) continue;
    const weight = (affected.customers * unaffected.customers) / (affected.customers + unaffected.customers);
    weights += weight;
    weighted += weight * (meanOf(affected) - meanOf(unaffected));
    variance += weight * weight * (varianceOfMean(affected) + varianceOfMean(unaffected));
  }
  return weights === 0 ? null : { minor: weighted / weights, standardErrorMinor: Math.sqrt(variance) / weights };
}

function meanOf({ customers, minor }: AmountSums): number {
  return minor / customers;
}

function varianceOfMean({ customers, minor, squares }: AmountSums): number {
  const residual = Math.max(0, squares - (minor * minor) / customers);
  return residual / (customers - 1) / customers;
}
