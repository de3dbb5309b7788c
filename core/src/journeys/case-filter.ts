import { z } from 'zod';
import { type EventPredicate, eventPredicateSchema } from '../events/index.ts';
import { funnelOrderSchema, funnelStepsSchema, funnelWindowSchema } from './funnel.ts';
import { gapSecondsSchema } from './micro-journeys.ts';

const occurs = z.object({
  kind: z.literal('occurs'),
  activity: z.string().min(1),
  atLeast: z.number().int().min(1).max(1000).optional(),
});
const follows = z
  .object({
    kind: z.literal('follows'),
    from: z.string().min(1),
    to: z.string().min(1),
    directly: z.boolean(),
    /** Only with `directly`: between the two lies at least, or at most, this time. */
    minSeconds: z.number().min(0).max(1e11).optional(),
    maxSeconds: z.number().min(0).max(1e11).optional(),
    /** Only with `directly`: the second step is reached from this instant on, or before it. */
    reachedFrom: z.iso.datetime().optional(),
    reachedBefore: z.iso.datetime().optional(),
    /** Only with `directly`: the activities that count; others between the two are passed over. */
    among: z.array(z.string()).min(1).max(1000).optional(),
  })
  .refine(
    ({ directly, kind: _, from: __, to: ___, ...more }) =>
      directly || Object.values(more).every((one) => one === undefined),
    {
      error: 'minSeconds, maxSeconds, reachedFrom, reachedBefore and among are for steps that follow directly.',
    },
  );
/** Any activity occurs more than once. */
const repeats = z.object({ kind: z.literal('repeats') });
/** The case comes to this step of a funnel, counted from 1; where it `stops` there, it comes no further. */
const funnel = z
  .object({
    kind: z.literal('funnel'),
    steps: funnelStepsSchema,
    order: funnelOrderSchema,
    windowSeconds: funnelWindowSchema,
    reaches: z.number().int().min(1).max(20),
    stops: z.boolean().optional(),
  })
  .refine((one) => one.reaches <= one.steps.length, { error: 'A funnel cannot be reached beyond its last step.' });
/** Passes from one channel (or function) to another: from any, to any, or to another and straight back. */
const handoff = z.object({
  kind: z.literal('handoff'),
  by: z.enum(['channel', 'function']),
  from: z.string().min(1).optional(),
  to: z.string().min(1).optional(),
  andBack: z.boolean().optional(),
});
const starts = z.object({ kind: z.literal('starts'), activities: z.array(z.string()).min(1).max(1000) });
const ends = z.object({ kind: z.literal('ends'), activities: z.array(z.string()).min(1).max(1000) });
const duration = z.object({
  kind: z.literal('duration'),
  minSeconds: z.number().min(0).max(1e11).optional(),
  maxSeconds: z.number().min(0).max(1e11).optional(),
});
const steps = z.object({
  kind: z.literal('steps'),
  min: z.number().int().min(0).max(1e9).optional(),
  max: z.number().int().min(0).max(1e9).optional(),
});
const variant = z.object({ kind: z.literal('variant'), id: z.string().regex(/^[0-9]{1,20}$/) });
const customer = z.object({ kind: z.literal('customer'), id: z.string().min(1) });
const event = z.object({ kind: z.literal('event'), where: eventPredicateSchema });
/** How the case stands with an outcome of the workspace; without a version, with its newest definition. */
const outcome = z.object({
  kind: z.literal('outcome'),
  id: z.string().min(1).max(200),
  version: z.number().int().min(1).optional(),
  state: z.enum(['success', 'failure', 'open', 'decided']),
});

/** The case began while its customer was in this life stage. */
const stage = z.object({ kind: z.literal('stage'), id: z.string().min(1).max(60) });
/** A micro-journey of the case goes along this path, where a silence longer than the gap parts micro-journeys. */
const microJourney = z.object({
  kind: z.literal('microJourney'),
  path: z.string().regex(/^[0-9]{1,20}$/),
  gapSeconds: gapSecondsSchema,
});

/** A closed test of one case. A filter chooses whole cases; the steps inside a chosen case are never cut. */
export type CasePredicate =
  | { kind: 'all'; of: CasePredicate[] }
  | { kind: 'any'; of: CasePredicate[] }
  | { kind: 'not'; of: CasePredicate }
  | z.infer<typeof occurs>
  | z.infer<typeof follows>
  | z.infer<typeof repeats>
  | z.infer<typeof funnel>
  | z.infer<typeof handoff>
  | z.infer<typeof starts>
  | z.infer<typeof ends>
  | z.infer<typeof duration>
  | z.infer<typeof steps>
  | z.infer<typeof variant>
  | z.infer<typeof customer>
  | z.infer<typeof outcome>
  | z.infer<typeof stage>
  | z.infer<typeof microJourney>
  | { kind: 'event'; where: EventPredicate };

export const casePredicateSchema: z.ZodType<CasePredicate> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('all'), of: z.array(casePredicateSchema).max(100) }),
      z.object({ kind: z.literal('any'), of: z.array(casePredicateSchema).min(1).max(100) }),
      z.object({ kind: z.literal('not'), of: casePredicateSchema }),
      occurs,
      follows,
      repeats,
      funnel,
      handoff,
      starts,
      ends,
      duration,
      steps,
      variant,
      customer,
      outcome,
      stage,
      microJourney,
      event,
    ]),
  )
  .meta({ id: 'CasePredicate', description: 'A test of one case' });

/**
 * Which cases a view looks at. `from` ≤ start of the case < `to`.
 * In a URL: `from`, `to` as ISO dates or instants, `filter` as the JSON of `where`.
 */
export interface CaseFilter {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly where: CasePredicate | null;
}

export const everyCase: CaseFilter = { from: null, to: null, where: null };
