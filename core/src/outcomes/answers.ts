import { z } from 'zod';
import { evidenceSchema } from '../journeys/index.ts';
import { outcomeDefinitionSchema } from './outcome.ts';

export const outcomeRateSchema = z.object({
  value: z.number().nullable(),
  successes: z.number().int(),
  cases: z.number().int(),
  customers: z.number().int(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});

const states = z.object({ success: z.number().int(), failure: z.number().int(), open: z.number().int() });

/** An outcome as it is defined and how its cases stand. */
export const outcomeSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  definition: outcomeDefinitionSchema,
  updatedAt: z.iso.datetime(),
  author: z.string(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** How the cases of a definition stand. */
export const outcomeReadingSchema = z.object({
  states,
  customers: z.number().int(),
  /** Cases of the journey in which the clock never started, or that are not in its population. */
  notCounted: z.number().int(),
  rate: outcomeRateSchema,
  basis: z
    .enum(['followed', 'decided'])
    .describe('The rate counts cases that could be followed to the end; without a deadline, those that are decided'),
  progress: z
    .object({ mean: z.number(), buckets: z.array(z.number().int()).length(11).describe('Cases at 0, 10, … 100 %') })
    .nullable(),
  objections: z.array(z.string()),
  evidence: evidenceSchema,
});
export type OutcomeReading = z.infer<typeof outcomeReadingSchema>;

export const outcomeItemSchema = outcomeSchema.extend({
  journeyName: z.string(),
  reading: outcomeReadingSchema.nullable(),
});
export type OutcomeItem = z.infer<typeof outcomeItemSchema>;

export const outcomeVersionSchema = z.object({
  version: z.number().int(),
  definition: outcomeDefinitionSchema,
  author: z.string(),
  createdAt: z.iso.datetime(),
});

const curvePoint = z.object({
  seconds: z.number(),
  share: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  failed: z.number().describe('Share that had failed by then'),
});

/** How long it takes, with cases that are still open counted as far as they are known. */
export const timeToValueSchema = z.object({
  cases: z.number().int(),
  reached: z.number().int(),
  failed: z.number().int(),
  open: z.number().int(),
  until: z.iso.datetime().describe('Told as of then: what is achieved later may still come undone'),
  begunSince: z.number().int().describe('Cases that began later than that, and are not counted here'),
  medianSeconds: z.number().nullable().describe('By when half of all cases had it; null when fewer ever do'),
  medianInterval: z.tuple([z.number().nullable(), z.number().nullable()]),
  curve: z.array(curvePoint),
  evidence: evidenceSchema,
});
export type TimeToValue = z.infer<typeof timeToValueSchema>;

const effect = z.object({
  with: outcomeRateSchema.pick({ value: true, successes: true, cases: true }),
  without: outcomeRateSchema.pick({ value: true, successes: true, cases: true }),
  difference: z.number().nullable().describe('Points of the rate, 0 to 1, with the step less without it'),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  grade: z.literal('C'),
  isNamed: z.boolean().describe('The definition itself names it, so that the difference says nothing'),
});

/** What goes with passing a step or a transition: no cause, an association. */
export const outcomeStepsSchema = z.object({
  rate: outcomeRateSchema,
  activities: z.array(effect.extend({ activity: z.string() })),
  transitions: z.array(effect.extend({ from: z.string(), to: z.string() })),
  evidence: evidenceSchema,
});
export type OutcomeSteps = z.infer<typeof outcomeStepsSchema>;

export const outcomeTrendSchema = z.object({
  by: z.enum(['day', 'week', 'month']),
  periods: z.array(
    z.object({
      from: z.iso.datetime(),
      states,
      rate: outcomeRateSchema,
      isWhole: z.boolean().describe('All of its cases could be followed to the end'),
    }),
  ),
  changes: z.array(
    z.object({
      from: z.iso.datetime(),
      before: z.number(),
      after: z.number(),
    }),
  ),
  evidence: evidenceSchema,
});
export type OutcomeTrend = z.infer<typeof outcomeTrendSchema>;

export const guardrailReadingSchema = z.object({
  name: z.string(),
  atMostShare: z.number(),
  share: z.number().nullable(),
  cases: z.number().int(),
  of: z.number().int(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  state: z
    .enum(['kept', 'breached', 'undecided'])
    .describe('By the whole interval: undecided while it holds the limit'),
});

/** What customers said about having got it done, beside what they did. */
export const declaredReadingSchema = z.object({
  answered: z.number().int(),
  counts: z.array(
    z.object({
      declared: z.enum(['yes', 'partly', 'no']),
      state: z.enum(['success', 'failure', 'open']),
      cases: z.number().int(),
    }),
  ),
  completion: z.number().nullable().describe('Yes of all answers, 0 to 1'),
  completionInterval: z.tuple([z.number(), z.number()]).nullable(),
  agreement: z.number().nullable(),
  kappa: z.number().nullable().describe('Agreement beyond chance, of yes and no with success and failure'),
});
export const outcomeChecksSchema = z.object({
  guardrails: z.array(guardrailReadingSchema),
  declared: declaredReadingSchema.nullable(),
  value: z.object({ amount: z.number(), unit: z.string() }).nullable(),
  evidence: evidenceSchema,
});
export type OutcomeChecks = z.infer<typeof outcomeChecksSchema>;
