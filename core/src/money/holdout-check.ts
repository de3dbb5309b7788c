import { type BgNbd, expectedPurchases, fitBgNbd } from './bg-nbd.ts';
import { type PurchaseRecord, purchaseRecordOf } from './purchase-record.ts';

/** Customers with as many repeats in the first part, and the purchases each made in the second beside those foretold. */
export interface HoldoutBin {
  /** '0' to '6', and '7+' for all above. */
  readonly repeats: string;
  readonly customers: number;
  readonly observedMean: number;
  readonly predictedMean: number;
}

export interface HoldoutCheck {
  readonly model: BgNbd;
  readonly customers: number;
  /** Who first bought in the second part: nothing could be foretold of them. */
  readonly leftOut: number;
  readonly observed: number;
  readonly predicted: number;
  readonly bins: readonly HoldoutBin[];
}

/**
 * Whether purchases can be foretold: the model is fitted on days up to `splitDay` and asked for those after it up to
 * `endDay` (METHODS §7.4). Each customer is the whole day numbers of all purchases.
 */
export function holdoutCheck(
  customers: readonly (readonly number[])[],
  { splitDay, endDay }: { readonly splitDay: number; readonly endDay: number },
): HoldoutCheck {
  const seen = customers.flatMap((days) => {
    const record = purchaseRecordOf(days, splitDay);
    const later = new Set(days.filter((day) => day > splitDay && day <= endDay)).size;
    return record === null ? [] : [{ record, later }];
  });
  const { model } = fitBgNbd(seen.map((one) => one.record));
  const weeks = (endDay - splitDay) / 7;
  const foretold = seen.map((one) => ({ ...one, predicted: expectedPurchases(model, one.record, weeks) }));
  return {
    model,
    customers: seen.length,
    leftOut: customers.length - seen.length,
    observed: foretold.reduce((sum, one) => sum + one.later, 0),
    predicted: foretold.reduce((sum, one) => sum + one.predicted, 0),
    bins: binsOf(foretold),
  };
}

const lastBin = 7;

function binsOf(foretold: readonly { record: PurchaseRecord; later: number; predicted: number }[]): HoldoutBin[] {
  return Array.from({ length: lastBin + 1 }, (_, repeats) => {
    const members = foretold.filter((one) => Math.min(one.record.repeats, lastBin) === repeats);
    return {
      repeats: repeats === lastBin ? `${lastBin}+` : `${repeats}`,
      customers: members.length,
      observedMean: members.reduce((sum, one) => sum + one.later, 0) / Math.max(1, members.length),
      predictedMean: members.reduce((sum, one) => sum + one.predicted, 0) / Math.max(1, members.length),
    };
  }).filter((bin) => bin.customers > 0);
}
