import { z } from 'zod';
import { eventPredicateSchema, lengthOfTime } from '../../events/index.ts';

const stageId = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,59}$/u, { error: 'The id of a stage is letters, digits and hyphens.' });

/** From which stages a rule leads; null: from every one that is not terminal. */
const allowedFrom = z.array(stageId).min(1).max(12).nullable().default(null);

/** What brings a customer into a stage: something happens, or for longer than a time nothing does. */
export const stageRuleSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('event'), where: eventPredicateSchema, from: allowedFrom })
    .describe('An event that fits brings the customer into the stage'),
  z
    .object({
      kind: z.literal('silence'),
      seconds: lengthOfTime(60),
      /** What counts as a sign of life; null: any event. */
      of: eventPredicateSchema.nullable().default(null),
      from: allowedFrom,
    })
    .describe('A silence longer than this, counted from the last sign of life, brings the customer into the stage'),
]);
export type StageRule = z.infer<typeof stageRuleSchema>;

export const lifeStageSchema = z.object({
  id: stageId,
  name: z.string().trim().min(1).max(80),
  meaning: z.string().max(1000).default(''),
  enters: z.array(stageRuleSchema).max(5).default([]),
  /** Nothing leads out of a terminal stage: the customer is gone. */
  terminal: z.boolean().default(false),
});
export type LifeStage = z.infer<typeof lifeStageSchema>;

/**
 * The life stages of a workspace (METHODS §1.5): a state machine in the order in which people read it. A customer comes
 * into `initial` with the first event. An event moves a customer at most once: by the first rule, in the order of the
 * stages, that it fits and that leads from where the customer is.
 */
export const stagesDefinitionSchema = z
  .object({
    stages: z.array(lifeStageSchema).min(2).max(12),
    initial: stageId,
    /** The event by which a customer counts as active in a period; null: any event. */
    value: eventPredicateSchema.nullable().default(null),
  })
  .superRefine((definition, context) => {
    for (const message of objectionsTo(definition)) context.addIssue({ code: 'custom', message });
  });
export type StagesDefinition = z.infer<typeof stagesDefinitionSchema>;

interface Unchecked {
  readonly stages: readonly LifeStage[];
  readonly initial: string;
}

function objectionsTo({ stages, initial }: Unchecked): readonly string[] {
  const ids = stages.map((stage) => stage.id);
  const found: string[] = [];
  if (new Set(ids).size < ids.length) found.push('Two stages have the same id. Give each a name of its own.');
  const first = stages.find((stage) => stage.id === initial);
  if (first === undefined) found.push(`The first stage "${initial}" is none of the stages. Choose one of them.`);
  if (first?.terminal === true) found.push('The first stage cannot be terminal: nobody could ever leave it.');
  for (const stage of stages) {
    for (const from of stage.enters.flatMap((rule) => rule.from ?? [])) {
      if (!ids.includes(from)) found.push(`"${stage.name}" is entered from "${from}", which is none of the stages.`);
    }
  }
  return found;
}

/** One rule with the places it leads from and to, in the order in which rules are tried. */
export interface PlacedRule {
  readonly rule: StageRule;
  /** The place of the stage it leads to, counted from 1. */
  readonly to: number;
  /** The places of the stages it leads from, counted from 1. */
  readonly from: readonly number[];
}

/** All rules in the order in which they are tried. None leads from a stage to itself or out of a terminal one. */
export function placedRules({ stages }: Pick<StagesDefinition, 'stages'>): readonly PlacedRule[] {
  return stages.flatMap((stage, place) =>
    stage.enters.map((rule) => ({
      rule,
      to: place + 1,
      from: stages.flatMap((one, other) =>
        other !== place && !one.terminal && (rule.from === null || rule.from.includes(one.id)) ? [other + 1] : [],
      ),
    })),
  );
}
