import { z } from 'zod';
import { evidenceSchema, shareSchema } from '../figure.ts';
import { stagesDefinitionSchema } from './life-stages.ts';

export const stageUnitSchema = z.enum(['week', 'month']);
export type StageUnit = z.infer<typeof stageUnitSchema>;

const count = z.number().int();
const interval = z.tuple([z.number(), z.number()]).nullable();
const period = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

const stageCount = z.object({
  stage: z.string(),
  customers: count,
  share: shareSchema,
});

/** The life stages of a workspace, and how many customers are in each now. */
export const lifeStagesSchema = z.object({
  definition: stagesDefinitionSchema,
  version: count,
  author: z.string(),
  updatedAt: z.iso.datetime(),
  state: z.enum(['current', 'building', 'failed']).describe('building: the numbers are those of the version before'),
  stages: z.array(stageCount),
  moves: z
    .array(z.object({ from: z.string(), to: z.string(), customers: count, moves: count }))
    .describe('All moves from stage to stage up to now'),
  evidence: evidenceSchema,
});
export type LifeStages = z.infer<typeof lifeStagesSchema>;

export const stageVersionSchema = z.object({
  version: count,
  definition: stagesDefinitionSchema,
  author: z.string(),
  createdAt: z.iso.datetime(),
});

export const stagesPreviewSchema = z.object({
  customers: count.describe('Customers looked at'),
  everybody: z.boolean().describe('false: there are many, so an even part of them was looked at'),
  stages: z.array(stageCount),
  moves: z.array(z.object({ from: z.string(), to: z.string(), customers: count, moves: count })),
});
export type StagesPreview = z.infer<typeof stagesPreviewSchema>;

export const stagesProposalSchema = z.object({
  definition: stagesDefinitionSchema.nullable().describe('null: there are too few events to find stages in'),
  reasons: z.array(z.string()),
});
export type StagesProposal = z.infer<typeof stagesProposalSchema>;

export const stageFlowSchema = z.object({
  unit: stageUnitSchema,
  periods: z.array(
    period.extend({
      complete: z.boolean().describe('false: it is still going on'),
      stages: z.array(
        z.object({
          stage: z.string(),
          customers: count.describe('In the stage at the end of the period'),
          entered: count.describe('Times a customer came in during it'),
          left: count.describe('Times a customer went out during it'),
        }),
      ),
      moves: z.array(
        z.object({
          from: z.string().describe('Empty: the first event of the customer'),
          to: z.string(),
          customers: count,
          moves: count,
        }),
      ),
    }),
  ),
  evidence: evidenceSchema,
});
export type StageFlow = z.infer<typeof stageFlowSchema>;

export const stageMatrixSchema = z.object({
  unit: stageUnitSchema,
  window: z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable(), periods: count }),
  cells: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      count: count.describe(
        'Times a customer was in one at the end of a period, and in the other at the end of the next',
      ),
      of: count,
      customers: count,
      share: z.number().nullable(),
      smoothed: z.number().describe('The share as if one more move had been seen, spread evenly over all stages'),
      interval,
    }),
  ),
  absorbing: z
    .array(z.string())
    .describe('Stages that nobody left: terminal ones, and those that are so in what was seen'),
  remaining: z.array(
    z.object({
      stage: z.string(),
      periods: z
        .number()
        .nullable()
        .describe('Expected periods until a stage that nobody leaves; null where there is no way to one'),
    }),
  ),
  order: z
    .object({
      verdict: z.enum(['holds', 'breaks', 'too-few']),
      chiSquare: z.number().nullable(),
      degrees: count,
      p: z.number().nullable(),
      triples: count,
    })
    .describe('Whether the next stage depends on the stage before as well'),
  evidence: evidenceSchema,
});
export type StageMatrix = z.infer<typeof stageMatrixSchema>;

export const stageTimesSchema = z.object({
  stages: z.array(
    z.object({
      stage: z.string(),
      visits: count,
      customers: count,
      left: count,
      open: count.describe('Visits that go on: counted as far as they are known'),
      medianSeconds: z.number().nullable().describe('By when half of all visits were over; null when fewer ever are'),
      medianInterval: z.tuple([z.number().nullable(), z.number().nullable()]),
      p90Seconds: z.number().nullable(),
      curve: z.array(z.object({ seconds: z.number(), left: z.number(), interval })),
    }),
  ),
  evidence: evidenceSchema,
});
export type StageTimes = z.infer<typeof stageTimesSchema>;

export const stageGrowthSchema = z.object({
  unit: stageUnitSchema,
  dormancy: z.object({
    periods: count.describe('Silent periods after which a customer counts as churned'),
    basis: z.enum(['chosen', 'given', 'longest']).describe('chosen: the fewest after which less than the limit return'),
    limit: z.number(),
    curve: z.array(z.object({ periods: count, returns: z.number(), silent: count })),
  }),
  periods: z.array(
    period.extend({
      active: count,
      new: count,
      retained: count,
      resurrected: count,
      newlyDormant: count,
      dormant: count,
      churned: count,
      quickRatio: z.number().nullable(),
    }),
  ),
  leftOut: z.iso.datetime().nullable().describe('The beginning of the last period, which is not over yet'),
  evidence: evidenceSchema,
});
export type StageGrowth = z.infer<typeof stageGrowthSchema>;

export const stageJourneysSchema = z.object({
  items: z.array(
    z.object({
      stage: z.string(),
      journey: z.string(),
      name: z.string(),
      cases: count.describe('Cases that began while their customer was in the stage'),
      customers: count,
      ofCases: count.describe('All cases of the journey'),
    }),
  ),
  evidence: evidenceSchema,
});
export type StageJourneys = z.infer<typeof stageJourneysSchema>;

export const stageCustomersSchema = z.object({
  items: z.array(z.object({ id: z.string(), since: z.iso.datetime(), lastEventAt: z.iso.datetime() })),
  nextCursor: z.string().nullable(),
  total: count,
  evidence: evidenceSchema,
});
export type StageCustomers = z.infer<typeof stageCustomersSchema>;

export const customerStagesSchema = z.object({
  customer: z.string(),
  spans: z.array(
    z.object({
      stage: z.string(),
      name: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      cases: z
        .array(z.object({ journey: z.string(), name: z.string(), id: z.string(), startedAt: z.iso.datetime() }))
        .describe('What began in it: the cases of all journeys but the one of all events'),
    }),
  ),
  next: z
    .object({ stage: z.string(), name: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe('Where a silence that goes on leads'),
  evidence: evidenceSchema,
});
export type CustomerStages = z.infer<typeof customerStagesSchema>;
