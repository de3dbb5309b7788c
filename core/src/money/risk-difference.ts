import { twoSided95 } from '../statistics/index.ts';

/** Of how many customers how many reached the outcome. */
export interface Reached {
  readonly reached: number;
  readonly customers: number;
}

/** Customers who are alike but for one thing: some are affected by it and some are not. */
export interface Stratum {
  readonly affected: Reached;
  readonly unaffected: Reached;
}

/** By how much more often the unaffected reach the outcome: .1 is ten points. The counts are of compared customers. */
export interface RiskDifference {
  readonly value: number;
  readonly standardError: number;
  /** Null where no outcome varies, so that no error can be told. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The difference of all customers as they come, of strata or not. */
  readonly crude: number;
  readonly affected: number;
  readonly unaffected: number;
  /** How many strata had both sides; the others cannot be compared and are left out. */
  readonly strata: number;
  /** The share of affected customers who are in such strata. */
  readonly comparedShare: number;
}

/**
 * The Mantel–Haenszel risk difference Σw·Δ/Σw with w = n₁n₀/N (METHODS §3.7), unaffected less affected, and its 95 %
 * interval by the variance of Greenland & Robins (1985). Of one stratum it is the plain difference with its unpooled
 * (Wald) interval: .40 of 20,000 less .30 of 5,000 is .10 (.0856, .1144). Null when nothing can be compared.
 */
export function riskDifference(strata: readonly Stratum[]): RiskDifference | null {
  const compared = strata.filter((one) => one.affected.customers > 0 && one.unaffected.customers > 0);
  if (compared.length === 0) return null;
  let [weights, weighted, variance] = [0, 0, 0];
  for (const { affected, unaffected } of compared) {
    const weight = (affected.customers * unaffected.customers) / (affected.customers + unaffected.customers);
    weights += weight;
    weighted += weight * (shareOf(unaffected) - shareOf(affected));
    variance += weight * weight * (varianceOf(unaffected) + varianceOf(affected));
  }
  const value = weighted / weights;
  const standardError = Math.sqrt(variance) / weights;
  const half = twoSided95 * standardError;
  const everyone = [totalOf(strata.map((one) => one.affected)), totalOf(strata.map((one) => one.unaffected))] as const;
  const affected = totalOf(compared.map((one) => one.affected)).customers;
  return {
    value,
    standardError,
    interval: variance > 0 ? [Math.max(-1, value - half), Math.min(1, value + half)] : null,
    crude: shareOf(everyone[1]) - shareOf(everyone[0]),
    affected,
    unaffected: totalOf(compared.map((one) => one.unaffected)).customers,
    strata: compared.length,
    comparedShare: affected / everyone[0].customers,
  };
}

function shareOf({ reached, customers }: Reached): number {
  return reached / customers;
}

/** p(1−p)/n: of a share, unpooled. */
function varianceOf(group: Reached): number {
  return (shareOf(group) * (1 - shareOf(group))) / group.customers;
}

function totalOf(groups: readonly Reached[]): Reached {
  const add = (of: (one: Reached) => number) => groups.reduce((sum, one) => sum + of(one), 0);
  return { reached: add((one) => one.reached), customers: add((one) => one.customers) };
}
