import { z } from 'zod';
import { evidenceSchema } from '../journeys/index.ts';
import { minorSchema } from './minor-units.ts';

const minor = minorSchema;
const interval = z.tuple([z.number(), z.number()]).nullable();

/** How the money of a journey can be taken apart. */
export const moneyDimensionSchema = z.enum([
  'step',
  'transition',
  'variant',
  'channel',
  'function',
  'outcome',
  'month',
]);
export type MoneyDimension = z.infer<typeof moneyDimensionSchema>;

/** Money in minor units of one currency. What is taken off is written above 0. */
export const moneyPartsSchema = z.object({
  revenueMinor: minor,
  returnsMinor: minor,
  goodsMinor: minor,
  costToServeMinor: minor.describe('Fully loaded'),
  avoidableMinor: minor.describe('The part of the cost to serve that goes away with the steps'),
  incentivesMinor: minor,
  contributionMinor: minor.describe('Revenue − returns − goods − cost to serve − incentives'),
});

export const moneyTotalSchema = moneyPartsSchema.extend({
  currency: z.string().describe('Empty for amounts whose source named none'),
  cases: z.number().int().describe('Started, the failed ones too'),
  customers: z.number().int(),
  perCase: z
    .object({ minor: z.number(), interval })
    .nullable()
    .describe('Contribution per case started, 95 % by customer; no interval with fewer than 10 customers'),
  marginShare: z.number().nullable(),
});
export type MoneyTotal = z.infer<typeof moneyTotalSchema>;

export const moneyItemSchema = moneyTotalSchema.extend({
  names: z.array(z.string()).describe('The key; from and to for a transition'),
  variant: z
    .object({ steps: z.number().int(), path: z.array(z.string()).describe('The first 40 steps at most, in order') })
    .nullable()
    .describe('What the path of a variant is; null where the money is taken apart by something else'),
  costPerCase: z.number().nullable().describe('Cost to serve per case, in minor units with decimals'),
});
export type MoneyItem = z.infer<typeof moneyItemSchema>;

/** What cannot be told in the reporting currency, or not at all. */
export const uncountedSchema = z.object({
  reason: z.enum(['minutes-unreadable', 'cost-too-large', 'currency-unknown', 'no-exchange-rate']),
  entryId: z.string().nullable().describe('The line of the rate card; null for an amount of the source'),
  currency: z.string(),
  events: z.number().int(),
});

export const journeyMoneySchema = z.object({
  journey: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
  settingsVersion: z.number().int(),
  currency: z
    .string()
    .nullable()
    .describe('The reporting currency; null where amounts stay as their sources wrote them'),
  totals: z.array(moneyTotalSchema).describe('One a currency'),
  by: moneyDimensionSchema,
  items: z.array(moneyItemSchema).describe('The largest amounts first; of months the oldest first'),
  leftOut: z.number().int().describe('Smaller items that are not listed'),
  sharedEvents: z.number().int().describe('Events of several cases, whose money is split between them'),
  uncounted: z.array(uncountedSchema),
  evidence: evidenceSchema,
});
export type JourneyMoney = z.infer<typeof journeyMoneySchema>;

/** One amount of a case with what it comes from. */
export const caseMoneySchema = z.object({
  case: z.object({ id: z.string(), customer: z.string() }),
  settingsVersion: z.number().int(),
  totals: z.array(moneyPartsSchema.extend({ currency: z.string() })),
  lines: z.array(
    moneyPartsSchema.extend({
      eventId: z.string(),
      activity: z.string(),
      at: z.iso.datetime(),
      currency: z.string(),
      fromSource: z.boolean().describe('An amount of the event itself counts'),
      entryIds: z.array(z.string()).describe('The lines of the rate card that priced it'),
      sharedBy: z.number().int().describe('Between how many cases its money is split'),
      uncounted: z.array(z.string()),
    }),
  ),
  total: z.number().int().describe('Steps of the case; a very long one is cut at 5,000'),
});
export type CaseMoney = z.infer<typeof caseMoneySchema>;

/** Whether what a journey shows adds up to what its events hold, each counted once. */
export const reconciliationSchema = z.object({
  journey: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
  settingsVersion: z.number().int(),
  events: z.object({ counted: z.number().int(), outside: z.number().int().describe('Not part of the journey') }),
  lines: z.array(
    z.object({
      currency: z.string(),
      casesMinor: minor,
      eventsMinor: minor,
      differenceMinor: minor.describe('Over all parts; 0 to the minor unit when they agree'),
    }),
  ),
  agrees: z.boolean(),
  isBehind: z
    .boolean()
    .describe('Events are on their way into their cases: what does not agree may once they are there'),
  evidence: evidenceSchema,
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;
