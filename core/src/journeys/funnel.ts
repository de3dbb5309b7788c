import { z } from 'zod';
import { evidenceSchema, shareSchema } from './figure.ts';

/** `ordered`: other steps may lie between; `strict`: none may; `any`: the steps may come in any order. */
export const funnelOrderSchema = z.enum(['ordered', 'strict', 'any']);
export type FunnelOrder = z.infer<typeof funnelOrderSchema>;

/** Steps, each met by any of its activities. */
export const funnelStepsSchema = z
  .array(z.array(z.string().min(1)).min(1).max(50))
  .min(1)
  .max(20);
/** From the first step to the last, in seconds: at most ten years. */
export const funnelWindowSchema = z.number().positive().max(315_360_000);
export const usualFunnelWindow = 30 * 86_400;

/** A step is met by any of its activities. */
export interface FunnelQuestion {
  readonly steps: readonly (readonly string[])[];
  readonly order: FunnelOrder;
  /** From the first step to the last, in seconds. */
  readonly windowSeconds: number;
}

export const funnelSchema = z.object({
  order: funnelOrderSchema,
  windowSeconds: z.number(),
  steps: z.array(
    z.object({
      activities: z.array(z.string()),
      cases: z.number().int(),
      customers: z.number().int(),
      /** Customers here over customers at the first step, and over those at the step before. */
      fromFirst: shareSchema,
      fromPrevious: shareSchema,
      dropped: z.number().int().describe('Cases that reached the step before but not this one'),
      timedCases: z.number().int().describe('Cases the times are of: those whose first run through the steps counts'),
      medianSecondsFromPrevious: z.number().nullable(),
      p90SecondsFromPrevious: z.number().nullable(),
    }),
  ),
  evidence: evidenceSchema,
});
export type Funnel = z.infer<typeof funnelSchema>;
