import { z } from 'zod';
import { currencySchema } from '../events/index.ts';
import { moneyRulesSchema } from './contribution.ts';
import { costCatalogueSchema, largestRate } from './cost-catalogue.ts';
import { exchangeRateSchema } from './currency.ts';

/** What one success of an outcome is worth to the company, and the share of what is lost that a fix would win back. */
export const outcomeValueSchema = z.object({
  outcome: z.string().min(1).max(200),
  /** Minor units of the reporting currency. */
  minor: z.number().int().nonnegative().max(largestRate),
  /** An assumption; 1 is all of it. */
  recoverability: z.number().min(0).max(1).default(1),
});
export type OutcomeValue = z.infer<typeof outcomeValueSchema>;

/**
 * How a workspace reads money. Without a reporting currency amounts stay as their sources wrote them, one line a
 * currency; with one, they are converted by the newest rate of their day, and what has no rate keeps a line of its own.
 */
export const moneySettingsSchema = z
  .object({
    currency: currencySchema.nullable().default(null),
    entries: costCatalogueSchema.shape.entries.default([]),
    capacity: costCatalogueSchema.shape.capacity.default([]),
    rules: moneyRulesSchema.default([]),
    exchangeRates: z.array(exchangeRateSchema).max(20_000).default([]),
    outcomeValues: z
      .array(outcomeValueSchema)
      .max(500)
      .refine((values) => new Set(values.map((one) => one.outcome)).size === values.length, {
        error: 'An outcome is given two values.',
      })
      .default([]),
    /** What winning a customer costs on average, in minor units of the reporting currency; null where it is not known. */
    acquisitionMinor: z.number().int().nonnegative().max(largestRate).nullable().default(null),
    /** Whether customers are under contract, so that lifetime value cannot be told from how often they buy. */
    contractual: z.boolean().default(false),
  })
  .refine((settings) => settings.currency !== null || needsCurrency(settings) === false, {
    error: 'Choose a reporting currency: the rate card and the values of outcomes are told in it.',
    path: ['currency'],
  })
  .refine(({ entries }) => entries.every(({ cost }) => cost.kind === 'per-event' || cost.minutes.kind !== 'elapsed'), {
    error: 'No event says how long it took. Give its minutes, or the property that holds them.',
    path: ['entries'],
  });
export type MoneySettings = z.output<typeof moneySettingsSchema>;

function needsCurrency(settings: {
  entries: readonly unknown[];
  outcomeValues: readonly unknown[];
  acquisitionMinor: number | null;
}): boolean {
  return settings.entries.length > 0 || settings.outcomeValues.length > 0 || settings.acquisitionMinor !== null;
}

/** Nothing set: every currency in a line of its own, costs as the sources gave them. */
export const usualMoneySettings: MoneySettings = moneySettingsSchema.parse({});

/** Settings with the number of their version; 0 while nobody has set anything. */
export const moneySettingsVersionSchema = z.object({
  version: z.number().int().nonnegative(),
  settings: moneySettingsSchema,
  author: z.string(),
  createdAt: z.iso.datetime().nullable(),
});
export type MoneySettingsVersion = z.infer<typeof moneySettingsVersionSchema>;
