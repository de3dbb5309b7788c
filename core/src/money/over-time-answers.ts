import { z } from 'zod';
import { evidenceSchema } from '../journeys/index.ts';
import { minorSchema } from './minor-units.ts';

const interval = z.tuple([z.number(), z.number()]).nullable();

/** What the customers of each month had brought by each age, per original member. */
export const cohortsAnswerSchema = z.object({
  currency: z.string().nullable(),
  settingsVersion: z.number().int(),
  asOfMonth: z.string().describe('Not over: no cell reaches into it'),
  firstMonth: z.string().describe('The first of the data'),
  mayHoldEarlierThrough: z
    .string()
    .describe(
      'Cohorts up to this month may hold customers who came before the data begins: hardly anybody lets more months pass between two of revenue',
    ),
  cohorts: z.array(
    z.object({
      cohort: z.string(),
      currency: z.string(),
      members: z.number().int(),
      acquisitionMinor: z.number().nullable(),
      ages: z.array(
        z.object({
          age: z.number().int().describe('Months after the first; 0 is the month itself'),
          cumulativeMinor: minorSchema,
          perMemberMinor: z.number(),
          interval,
        }),
      ),
      payback: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('reached'), age: z.number().int() }),
        z.object({ kind: z.literal('not-yet'), seenToAge: z.number().int() }),
        z.object({ kind: z.literal('cost-unknown') }),
        z.object({ kind: z.literal('nothing-complete') }),
      ]),
    }),
  ),
  evidence: evidenceSchema,
});
export type CohortsAnswer = z.infer<typeof cohortsAnswerSchema>;

const told = z.object({
  kind: z.literal('told'),
  currency: z.string(),
  months: z.number().int(),
  monthlyDiscount: z.number(),
  marginShare: z.number().describe('Contribution of all revenue: values are margins, not revenues'),
  sample: z.object({ customers: z.number().int(), of: z.number().int(), bandsOf: z.number().int() }),
  repeaters: z.number().int(),
  correlation: z.number().describe('Of how often and how much; within ±.30, or the model does not hold'),
  models: z.object({
    purchases: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
    value: z.object({ p: z.number(), q: z.number(), v: z.number() }),
  }),
  bands: z.array(
    z.object({
      decile: z.number().int(),
      customers: z.number().int(),
      meanMinor: z.number(),
      interval: interval.describe('95 %, parametric bootstrap'),
    }),
  ),
  runs: z.number().int(),
  holdout: z.object({
    customers: z.number().int(),
    observed: z.number(),
    predicted: z.number(),
    bins: z.array(
      z.object({
        repeats: z.string(),
        customers: z.number().int(),
        observedMean: z.number(),
        predictedMean: z.number(),
      }),
    ),
  }),
});

/** What coming purchases are worth, by tenths of customers; or why that cannot be told. */
export const lifetimeAnswerSchema = z.object({
  result: z.discriminatedUnion('kind', [
    told,
    z.object({ kind: z.literal('refused'), because: z.string(), reason: z.string() }),
  ]),
  settingsVersion: z.number().int(),
  evidence: evidenceSchema,
});
export type LifetimeAnswer = z.infer<typeof lifetimeAnswerSchema>;

export const frictionKindSchema = z.enum(['step', 'rework', 'handoff', 'wait']);
export type FrictionKind = z.infer<typeof frictionKindSchema>;

const group = z.object({ reached: z.number().int(), customers: z.number().int() });

export const stakePointSchema = z.object({
  id: z.string(),
  kind: frictionKindSchema,
  names: z.array(z.string()).describe('An activity; or from and to'),
  waitSeconds: z.number().nullable().describe('From how long on a wait counts as long'),
  affected: group,
  unaffected: group,
  affectedPerYear: z.number(),
  minor: minorSchema.describe('A year; above 0 is a loss'),
  interval,
  grade: z.enum(['B', 'C']),
  label: z.string(),
  isFinding: z.boolean(),
  difference: z.object({
    value: z.number().describe('Points by which the unaffected succeed more often, within strata'),
    interval,
    crude: z.number(),
    comparedShare: z.number(),
  }),
  extraCostMinor: z.number().nullable().describe('Avoidable cost to serve that the affected have more, per customer'),
});
export type StakePoint = z.infer<typeof stakePointSchema>;

/** What each friction point of a journey puts at stake in a year. */
export const stakeAnswerSchema = z.object({
  outcome: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
  currency: z.string(),
  settingsVersion: z.number().int(),
  outcomeValueMinor: z
    .number()
    .describe('What one success is worth, by the settings; 0 counts the cost to serve alone'),
  recoverability: z.number(),
  strata: z.string().describe('Within which customers are compared'),
  days: z.number().describe('Over which the affected were counted'),
  points: z.array(stakePointSchema),
  notCompared: z.number().int().describe('Points with too few customers on a side'),
  joint: z
    .object({
      jointMinor: minorSchema,
      sumOfIndividualMinor: minorSchema,
      countedTwiceMinor: minorSchema,
      points: z.array(z.object({ id: z.string(), aloneMinor: minorSchema, shareMinor: minorSchema })),
    })
    .nullable()
    .describe('The largest ones together, shared out so that no loss counts twice; waits are told alone'),
  evidence: evidenceSchema,
});
export type StakeAnswer = z.infer<typeof stakeAnswerSchema>;

/** What was paid for and not used, by function and month: shown by itself, never spread over journeys (METHODS §7.1). */
export const capacityAnswerSchema = z.object({
  settingsVersion: z.number().int(),
  items: z.array(
    z.object({
      function: z.string(),
      month: z.string(),
      practicalMinutes: z.number(),
      minor: minorSchema.describe('What the capacity of the month costs'),
      currency: z.string(),
      usedMinutes: z.number().describe('By the rate card'),
      unusedMinutes: z.number().describe('Under 0 where more was used than there is'),
      unusedMinor: minorSchema,
    }),
  ),
  evidence: evidenceSchema,
});
export type CapacityAnswer = z.infer<typeof capacityAnswerSchema>;
