import { z } from 'zod';
import { currencySchema, longestName } from '../events/index.ts';
import { daySchema } from './currency.ts';

const namesSchema = z.array(z.string().max(longestName)).min(1).max(1000).optional();

/** Which events an entry is for: each list that is given must hold the event's value; none given is every event. */
const appliesSchema = z.object({
  activities: namesSchema,
  channels: namesSchema,
  functions: namesSchema,
  kinds: namesSchema,
});

/** More than any amount, or any time, that a rate card can mean. */
export const largestRate = 1_000_000_000_000;
export const mostMinutes = 1_000_000;
const rateError = { error: 'An amount has at most 12 digits, in minor units.' };
const minutesError = { error: 'An event takes at most 1,000,000 minutes.' };
const minutesOfOne = z.number().min(-mostMinutes, minutesError).max(mostMinutes, minutesError);

const propertyNameSchema = z.string().min(1).max(longestName);

/** One attribute of a time equation: with `value` the minutes where it has that value, else the minutes per unit of it. */
const termSchema = z.object({
  property: propertyNameSchema,
  value: z.string().max(longestName).optional(),
  minutes: minutesOfOne,
});

/** Where the minutes of an event come from: always the same, base + Σβ·attribute, a property, or its own duration. */
export const minutesSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), minutes: minutesOfOne.nonnegative() }),
  z.object({ kind: z.literal('equation'), base: minutesOfOne, terms: z.array(termSchema).max(100) }),
  z.object({ kind: z.literal('property'), property: propertyNameSchema }),
  z.object({ kind: z.literal('elapsed') }),
]);
export type Minutes = z.infer<typeof minutesSchema>;

/** An amount in minor units that may have decimals, such as a rate of 80.5 cents a minute. */
const rateFields = { minor: z.number().nonnegative().max(largestRate, rateError), currency: currencySchema };
const validityFields = {
  validFrom: daySchema,
  /** The last day it holds; null while it holds. */
  validTo: daySchema.nullable(),
};
const endsAfterItBegins = (one: { validFrom: string; validTo: string | null }) =>
  one.validTo === null || one.validTo >= one.validFrom;
const validityError = { error: 'The last day is before the first.' };

/** One line of the rate card (METHODS §7.1): what an event that it applies to costs, and in which days. */
export const costEntrySchema = z
  .object({
    id: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    applies: appliesSchema,
    cost: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('per-event'), ...rateFields }),
      z.object({ kind: z.literal('per-minute'), ...rateFields, minutes: minutesSchema }),
    ]),
    /** Whether the cost goes away with the event (marginal); savings count only these. */
    avoidable: z.boolean(),
    /** Whether it stands for the cost the source gave, instead of beside it. */
    replaces: z.boolean().default(false),
    ...validityFields,
  })
  .refine(endsAfterItBegins, validityError);
export type CostEntry = z.infer<typeof costEntrySchema>;

/** What a function's capacity costs a month, and the minutes it can really give (80–85 % of the theoretical). */
export const capacitySchema = z
  .object({
    id: z.string().min(1).max(200),
    function: z.string().min(1).max(longestName),
    minor: z.number().int().nonnegative().max(largestRate, rateError),
    currency: currencySchema,
    practicalMinutes: z.number().min(1, { error: 'Capacity is a minute at least.' }).max(largestRate),
    ...validityFields,
  })
  .refine(endsAfterItBegins, validityError);
export type Capacity = z.infer<typeof capacitySchema>;

const haveOwnIds = (entries: readonly { id: string }[]) =>
  new Set(entries.map((one) => one.id)).size === entries.length;
const idsError = { error: 'Two entries have the same id.' };

/** A rate card of one version; every cost is answered in its currency. */
export const costCatalogueSchema = z.object({
  version: z.number().int().positive(),
  currency: currencySchema,
  entries: z.array(costEntrySchema).max(2000).refine(haveOwnIds, idsError),
  capacity: z.array(capacitySchema).max(500).refine(haveOwnIds, idsError),
});
export type CostCatalogue = z.infer<typeof costCatalogueSchema>;

/** Whether an entry holds on a day; both its first and its last day count. */
export function holdsOn(entry: { validFrom: string; validTo: string | null }, day: string): boolean {
  return entry.validFrom <= day && (entry.validTo === null || day <= entry.validTo);
}
