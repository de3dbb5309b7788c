import { z } from 'zod';

/**
 * How often one customer came back, and when (METHODS §7.4: x, t_x, T). Weeks are counted from the first purchase;
 * a repeat is a later day with a purchase; `recencyWeeks` is the age at the last repeat, 0 without one.
 */
export const purchaseRecordSchema = z
  .object({
    repeats: z.number().int().nonnegative(),
    recencyWeeks: z.number().nonnegative(),
    ageWeeks: z.number().nonnegative(),
    /** How many customers share this record. */
    customers: z.number().int().positive().optional(),
  })
  .refine((record) => record.recencyWeeks <= record.ageWeeks, { error: 'The last purchase is after the end.' })
  .refine((record) => record.repeats === 0 || record.recencyWeeks > 0, { error: 'A repeat is after the first day.' })
  .refine((record) => record.repeats > 0 || record.recencyWeeks === 0, { error: 'Without a repeat recency is 0.' });
export type PurchaseRecord = z.infer<typeof purchaseRecordSchema>;

/** A record from the days of a customer's purchases, as whole day numbers; null when none is up to `asOfDay`. */
export function purchaseRecordOf(purchaseDays: readonly number[], asOfDay: number): PurchaseRecord | null {
  const days = [...new Set(purchaseDays)].filter((day) => day <= asOfDay).sort((left, right) => left - right);
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return null;
  return { repeats: days.length - 1, recencyWeeks: (last - first) / 7, ageWeeks: (asOfDay - first) / 7 };
}

/** One record for all customers who share it, so that a likelihood is worked out once for them. */
export function groupRecords(records: readonly PurchaseRecord[]): PurchaseRecord[] {
  const groups = new Map<string, PurchaseRecord>();
  for (const { repeats, recencyWeeks, ageWeeks, customers = 1 } of records) {
    const key = `${repeats}|${recencyWeeks}|${ageWeeks}`;
    const more = customers + (groups.get(key)?.customers ?? 0);
    groups.set(key, { repeats, recencyWeeks, ageWeeks, customers: more });
  }
  return [...groups.values()];
}
