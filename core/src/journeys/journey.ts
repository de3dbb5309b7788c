import { z } from 'zod';
import { eventPredicateSchema, lengthOfTime } from '../events/index.ts';

/** What makes a set of events one case (METHODS §1.2, §1.3). */
export const caseNotionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer') }).describe("Each customer's whole timeline is one case"),
  z
    .object({ kind: z.literal('object'), type: z.string().min(1).max(200) })
    .describe('Each object of a type is one case'),
  z
    .object({ kind: z.literal('gap'), gapSeconds: lengthOfTime() })
    .describe('A new case begins after a silence longer than the gap'),
  z
    .object({
      kind: z.literal('boundaries'),
      start: eventPredicateSchema,
      end: eventPredicateSchema.nullable(),
      timeoutSeconds: lengthOfTime(),
    })
    .describe('A case opens at a start event and closes at an end event, else after a silence longer than the timeout'),
]);
export type CaseNotion = z.infer<typeof caseNotionSchema>;

export const journeyDefinitionSchema = z.object({
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2000).default(''),
  /** Which events belong; null takes all. */
  events: eventPredicateSchema.nullable().default(null),
  notion: caseNotionSchema,
});
export type JourneyDefinition = z.infer<typeof journeyDefinitionSchema>;

export const journeySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  version: z.number().int(),
  definition: journeyDefinitionSchema,
  origin: z.enum(['built-in', 'proposed', 'made']),
  cases: z.number().int(),
  customers: z.number().int(),
  events: z.number().int(),
  /** Share of all events that belong to a case of this journey. */
  eventCoverage: z.number(),
  firstAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
  state: z
    .enum(['current', 'building', 'failed'])
    .describe('failed: its cases could not be cut; change its definition'),
  updatedAt: z.iso.datetime(),
});
export type Journey = z.infer<typeof journeySchema>;

/** The journey every workspace has: each customer's whole timeline as one case. */
export const wholeTimeline: JourneyDefinition = {
  name: 'All events',
  description: "Each customer's whole timeline as one case.",
  events: null,
  notion: { kind: 'customer' },
};

export const journeyPreviewSchema = z.object({
  cases: z.number().int(),
  customers: z.number().int(),
  events: z.number().int(),
  sampledCustomers: z.number().int(),
  medianDurationSeconds: z.number().nullable(),
  medianSteps: z.number().nullable(),
  topPaths: z.array(z.object({ path: z.array(z.string()), cases: z.number().int() })),
});
export type JourneyPreview = z.infer<typeof journeyPreviewSchema>;
