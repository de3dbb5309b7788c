import { Fault } from '../faults.ts';
import { type BgNbd, expectedPurchases } from './bg-nbd.ts';
import {
  expectedValue,
  type GammaGamma,
  type ValueRecord,
  valueCorrelation,
  valueIsIndependent,
} from './gamma-gamma.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/** How often customers buy, what a purchase is worth, and which share of that value is margin (1 if it already is). */
export interface LifetimeModel {
  readonly purchases: BgNbd;
  readonly value: GammaGamma;
  readonly marginShare: number;
}

/** How far ahead to look, in months of 52/12 weeks, and what a later month is worth less: .01 is 1 % a month. */
export interface Horizon {
  readonly months: number;
  readonly monthlyDiscount: number;
}

/** A customer's purchases and their mean value, in one unit of money of one currency. */
export type CustomerHistory = Omit<PurchaseRecord, 'customers'> & ValueRecord;

function checkHorizon({ months, monthlyDiscount }: Horizon): void {
  if (Number.isInteger(months) && months >= 0 && monthlyDiscount > -1 && Number.isFinite(monthlyDiscount)) return;
  throw new Fault('TL_BAD_REQUEST', 'A horizon is a whole number of months with a monthly discount above −100 %.');
}

/** The purchases to expect, month by month, each discounted: Σ (E[Y(t_k)] − E[Y(t_{k−1})])/(1+d)^k (METHODS §7.4). */
export function discountedPurchases(model: BgNbd, record: PurchaseRecord, horizon: Horizon): number {
  checkHorizon(horizon);
  let [total, before] = [0, 0];
  for (let month = 1; month <= horizon.months; month++) {
    const until = expectedPurchases(model, record, (month * 52) / 12);
    total += (until - before) / (1 + horizon.monthlyDiscount) ** month;
    before = until;
  }
  return total;
}

/**
 * What a customer's coming purchases are worth today, in the unit of the values. Show it by deciles with their bands,
 * never as one figure for a person. Null where the model of values has no mean.
 */
export function lifetimeValue(model: LifetimeModel, history: CustomerHistory, horizon: Horizon): number | null {
  const value = expectedValue(model.value, history);
  if (value === null) return null;
  return discountedPurchases(model.purchases, history, horizon) * value * model.marginShare;
}

/** The fewest customers who came back for whom purchases are fitted. */
export const fewestRepeaters = 200;

export type LifetimeEligibility =
  | { kind: 'eligible'; repeaters: number; correlation: number }
  | {
      kind: 'refused';
      because: 'contractual' | 'too-few-repeaters' | 'value-goes-with-frequency' | 'value-without-spread';
      reason: string;
    };

/** Whether lifetime value may be told from purchases at all (METHODS §7.4), with a plain reason when it may not. */
export function lifetimeEligibility(
  records: readonly ValueRecord[],
  business: { readonly contractual: boolean },
): LifetimeEligibility {
  if (business.contractual) {
    const reason =
      'Customers have a contract, so their leaving is seen. Look at how long they stay under Life stages instead.';
    return { kind: 'refused', because: 'contractual', reason };
  }
  const repeaters = records.filter((record) => record.repeats > 0 && record.meanValue > 0).length;
  if (repeaters < fewestRepeaters) {
    const reason = `${repeaters} customers came back; from ${fewestRepeaters} on, purchases say enough.`;
    return { kind: 'refused', because: 'too-few-repeaters', reason };
  }
  const correlation = valueCorrelation(records);
  if (correlation === null) {
    const reason = 'All customers who came back did so equally often or at the same value, so nothing can be fitted.';
    return { kind: 'refused', because: 'value-without-spread', reason };
  }
  if (valueIsIndependent(correlation)) return { kind: 'eligible', repeaters, correlation };
  const size = correlation.toFixed(2);
  const reason = `Value goes with frequency (correlation ${size}, limit .30). The model takes them to be independent.`;
  return { kind: 'refused', because: 'value-goes-with-frequency', reason };
}

/** A contract's margin per period, the share still under contract at periods 0, 1, 2 …, and the discount per period. */
export interface ContractValue {
  readonly marginMinor: number;
  readonly survival: readonly number[];
  readonly discount: number;
}

/** What a contract is worth today, Σ margin·S(t)/(1+d)^t, in minor units with decimals; 0 for no periods. */
export function contractualValue({ marginMinor, survival, discount }: ContractValue): number {
  const falls = survival.every((share, t) => share >= 0 && share <= (survival[t - 1] ?? 1));
  if (!falls || !Number.isFinite(marginMinor) || !(discount > -1)) {
    throw new Fault(
      'TL_BAD_REQUEST',
      'A survival curve starts at 1 or less and never rises. Check it and the discount.',
    );
  }
  return survival.reduce((total, share, t) => total + (marginMinor * share) / (1 + discount) ** t, 0);
}
