import { z } from 'zod';
import { evidenceSchema } from './figure.ts';

export const mapActivitySchema = z.object({
  activity: z.string(),
  /** Cases in which it occurs at least once. */
  cases: z.number().int(),
  events: z.number().int(),
  /** Cases that begin, and that end, with it. */
  starts: z.number().int(),
  ends: z.number().int(),
  /** Cases in which it occurs more than once. */
  repeats: z.number().int(),
  /** The channel and function most of its events come from; empty when none is given. */
  channel: z.string(),
  function: z.string(),
});
export type MapActivity = z.infer<typeof mapActivitySchema>;

/** Times are elapsed seconds from one step to the next: waiting plus the service of the next step. */
export const mapTransitionSchema = z.object({
  from: z.string(),
  to: z.string(),
  cases: z.number().int(),
  count: z.number().int(),
  medianSeconds: z.number(),
  p90Seconds: z.number(),
  p99Seconds: z.number(),
  p25Seconds: z.number(),
  meanSeconds: z.number(),
  /** Steps left out of the map that lay between the two, over all passes. 0 unless activities are hidden. */
  hiddenSteps: z.number().int(),
});
export type MapTransition = z.infer<typeof mapTransitionSchema>;

/** What the picture leaves out, so that it never lies (METHODS §2.2). */
export const mapCoverageSchema = z.object({
  activitiesShown: z.number().int(),
  activitiesTotal: z.number().int(),
  eventsShare: z.number(),
  transitionsShown: z.number().int(),
  transitionsTotal: z.number().int(),
  /** Share of all passes between two shown steps that the shown transitions carry. */
  passesShare: z.number(),
  /** Cases whose every step and every pass is on the map. */
  casesFit: z.number().int(),
});
export type MapCoverage = z.infer<typeof mapCoverageSchema>;

export const mapSchema = z.object({
  journey: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
  population: z.object({
    cases: z.number().int(),
    customers: z.number().int(),
    events: z.number().int(),
    medianDurationSeconds: z.number().nullable(),
    p90DurationSeconds: z.number().nullable(),
    meanDurationSeconds: z.number().nullable(),
    /** Cases with any activity more than once, over all cases. */
    reworkCases: z.number().int(),
    firstAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable(),
  }),
  activities: z.array(mapActivitySchema),
  transitions: z.array(mapTransitionSchema),
  coverage: mapCoverageSchema,
  evidence: evidenceSchema,
});
export type JourneyMap = z.infer<typeof mapSchema>;

/** One bar of the time slider: how many cases began in it. */
export const volumeSchema = z.object({
  unit: z.enum(['hour', 'day', 'week', 'month']),
  buckets: z.array(z.object({ at: z.iso.datetime(), cases: z.number().int() })),
  evidence: evidenceSchema,
});
export type Volume = z.infer<typeof volumeSchema>;

/** Real cases to move over the map: for each, the steps (index into `activities`) and seconds since `from`. */
export const replaySchema = z.object({
  from: z.iso.datetime().nullable(),
  seconds: z.number(),
  activities: z.array(z.string()),
  cases: z.array(z.object({ id: z.string(), steps: z.array(z.number().int()), at: z.array(z.number()) })),
  shown: z.number().int(),
  total: z.number().int(),
});
export type Replay = z.infer<typeof replaySchema>;

/** Where a case passes from one channel (or function) to another. */
export const handoffsSchema = z.object({
  by: z.enum(['channel', 'function']),
  items: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      count: z.number().int(),
      cases: z.number().int(),
      customers: z.number().int(),
      medianSeconds: z.number(),
      p90Seconds: z.number(),
    }),
  ),
  /** Cases with at least one handoff; cases that go from one to another and straight back. */
  casesWithHandoff: z.number().int(),
  casesWithReturn: z.number().int(),
  evidence: evidenceSchema,
});
export type Handoffs = z.infer<typeof handoffsSchema>;

/** The transitions that cost customers most time: customers × (median − reference), METHODS §2.8. */
export const waitsSchema = z.object({
  items: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      cases: z.number().int(),
      customers: z.number().int(),
      count: z.number().int(),
      medianSeconds: z.number(),
      p90Seconds: z.number(),
      /** The best quarter of the passes took at most this long. */
      referenceSeconds: z.number(),
      excessHours: z.number(),
    }),
  ),
  evidence: evidenceSchema,
});
export type Waits = z.infer<typeof waitsSchema>;
