import { z } from 'zod';
import { timelineItemSchema } from '../events/index.ts';
import { evidenceSchema } from './figure.ts';

export const caseSchema = z.object({
  id: z.string(),
  customer: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  durationSeconds: z.number(),
  steps: z.number().int(),
  variant: z.string(),
  firstActivity: z.string(),
  lastActivity: z.string(),
});
export type JourneyCase = z.infer<typeof caseSchema>;

export const casesSchema = z.object({
  items: z.array(caseSchema),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  evidence: evidenceSchema,
});
export type JourneyCases = z.infer<typeof casesSchema>;

export const caseTimelineSchema = z.object({
  case: caseSchema,
  items: z.array(timelineItemSchema),
  /** How many steps there are in all; a very long case is cut at 5,000. */
  total: z.number().int(),
});
export type CaseTimeline = z.infer<typeof caseTimelineSchema>;

export const customerTimelineSchema = z.object({
  customer: z.string(),
  items: z.array(timelineItemSchema),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
});
export type CustomerTimeline = z.infer<typeof customerTimelineSchema>;
