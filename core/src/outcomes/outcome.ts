import { z } from 'zod';
import { eventPredicateSchema, lengthOfTime } from '../events/index.ts';
import { casePredicateSchema } from '../journeys/index.ts';
import { conditionSchema, scopeSchema } from './condition.ts';

/** A sign of progress on the way to an outcome, or of a step back. */
export const milestoneSchema = z.object({
  name: z.string().trim().min(1).max(120),
  where: eventPredicateSchema,
  scope: scopeSchema.default('case'),
  weight: z.number().min(0.01).max(1000).default(1),
  /** It takes its weight away. */
  regress: z.boolean().default(false),
});
export type Milestone = z.infer<typeof milestoneSchema>;

/** What must not get worse while the outcome gets better: at most this share of cases is such. */
export const guardrailSchema = z.object({
  name: z.string().trim().min(1).max(120),
  where: casePredicateSchema,
  atMostShare: z.number().min(0).max(1),
});
export type Guardrail = z.infer<typeof guardrailSchema>;

/** Where customers say themselves whether they got it done. */
export const declaredSchema = z.object({
  where: eventPredicateSchema,
  scope: scopeSchema.default('case'),
  property: z.string().min(1).max(500),
  yes: z.array(z.string().max(200)).min(1).max(20),
  partly: z.array(z.string().max(200)).max(20).default([]),
  no: z.array(z.string().max(200)).min(1).max(20),
});
export type Declared = z.infer<typeof declaredSchema>;

/**
 * What customers came to get done on a journey, and how one sees whether they did (METHODS §4.1).
 * The clock starts at the first event that fits `clockStart`; null: with the case. A case in which it never starts does
 * not count. After `deadlineSeconds` what has not been reached is failed; without it a case may stay open for ever.
 */
export const outcomeDefinitionSchema = z.object({
  name: z.string().trim().min(1).max(120),
  /** In the customer's words: when … I want … so that … */
  statement: z.string().max(1000).default(''),
  side: z.enum(['customer', 'business', 'employee']).default('customer'),
  journey: z.string().min(1).max(200),
  population: casePredicateSchema.nullable().default(null),
  clockStart: eventPredicateSchema.nullable().default(null),
  success: conditionSchema,
  failure: conditionSchema.nullable().default(null),
  deadlineSeconds: lengthOfTime().nullable().default(null),
  milestones: z.array(milestoneSchema).max(20).default([]),
  /** Milestones count only in their order. */
  inOrder: z.boolean().default(false),
  guardrails: z.array(guardrailSchema).max(10).default([]),
  declared: declaredSchema.nullable().default(null),
  value: z
    .object({
      /** What one success is worth to the customer, such as 2 hours. */
      customer: z.object({ amount: z.number().min(0), unit: z.string().trim().min(1).max(40) }).nullable(),
    })
    .default({ customer: null }),
});
export type OutcomeDefinition = z.infer<typeof outcomeDefinitionSchema>;

/** How a case stands: an open one may still succeed. */
export const outcomeStateSchema = z.enum(['success', 'failure', 'open']);
export type OutcomeState = z.infer<typeof outcomeStateSchema>;
