import { z } from 'zod';
import { currencySchema } from '../events/index.ts';
import { twoSided95 } from '../statistics/index.ts';
import { roundMinor } from './minor-units.ts';
import { type RiskDifference, riskDifference } from './risk-difference.ts';

const groupSchema = z
  .object({ reached: z.number().int().nonnegative(), customers: z.number().int().nonnegative() })
  .refine((group) => group.reached <= group.customers, { error: 'More reached the outcome than there are customers.' });
const pairFields = { affected: groupSchema, unaffected: groupSchema };

/** How customers who met the friction point and who did not ended: as they come, or apart by what was so before it. */
export const outcomeComparisonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('crude'), ...pairFields }),
  z.object({
    kind: z.literal('stratified'),
    /** What the strata are: "channel", "product × tenure". Only what was so before the friction, never after. */
    by: z.string().trim().min(1).max(200),
    /** Whether much that may lie behind both is left unadjusted: then it stays an association. */
    isPartial: z.boolean().optional(),
    strata: z
      .array(z.object({ name: z.string().min(1).max(200), ...pairFields }))
      .min(1)
      .max(1000),
  }),
]);
export type OutcomeComparison = z.infer<typeof outcomeComparisonSchema>;

/** A difference of means per affected customer, in minor units; above 0 where the friction costs money. */
export const moneyDifferenceSchema = z.object({
  minor: z.number(),
  standardErrorMinor: z.number().nonnegative(),
  adjusted: z.boolean(),
});
export type MoneyDifference = z.infer<typeof moneyDifferenceSchema>;

/** All that is needed to say what a friction point puts at stake in a year. */
export const frictionPointSchema = z.object({
  currency: currencySchema,
  affectedPerYear: z.number().nonnegative(),
  outcome: outcomeComparisonSchema,
  /** What one reached outcome is worth, in minor units. */
  outcomeValueMinor: z.number(),
  /** Cost to serve of the affected less that of the unaffected. */
  costToServe: moneyDifferenceSchema.nullable(),
  /** Lifetime value of the unaffected less that of the affected. */
  lifetimeValue: moneyDifferenceSchema.nullable(),
  /** The share that a fix would win back, an assumption; 1 is all. */
  recoverability: z.number().min(0).max(1),
});
export type FrictionPoint = z.infer<typeof frictionPointSchema>;

/** B likely caused, C goes with. Nothing seen without an experiment is A. */
export type StakeGrade = 'B' | 'C';

export type ValueAtStake =
  | {
      kind: 'measured';
      /** A year, in minor units of `currency`. Under 0 where the affected do better. */
      minor: number;
      interval: readonly [low: number, high: number] | null;
      currency: string;
      grade: StakeGrade;
      label: string;
      /** Whether the interval leaves out 0. */
      isFinding: boolean;
      difference: RiskDifference;
    }
  | { kind: 'not-comparable'; reason: string };

/** Rates of fewer customers than these are not shown (METHODS §0.5). */
const fewestCustomers = 10;

/**
 * Affected customers a year × (Δoutcome × its value + Δcost to serve + Δlifetime value) × recoverability (METHODS §7.6).
 * The interval is that of the risk difference, carried through. The three differences are of the same customers, so
 * their errors may go together: standard errors are added, which is the widest they can be.
 */
export function valueAtStake(point: FrictionPoint): ValueAtStake {
  const strata = point.outcome.kind === 'crude' ? [point.outcome] : point.outcome.strata;
  const difference = riskDifference(strata);
  if (difference === null || Math.min(difference.affected, difference.unaffected) < fewestCustomers) {
    const reason = `There are fewer than ${fewestCustomers} comparable customers with or without this friction.`;
    return { kind: 'not-comparable', reason };
  }
  const extras = [point.costToServe, point.lifetimeValue].filter((one) => one !== null);
  const scale = point.affectedPerYear * point.recoverability;
  const total = (of: (extra: MoneyDifference) => number) => extras.reduce((sum, extra) => sum + of(extra), 0);
  const value = difference.value * point.outcomeValueMinor + total((one) => one.minor);
  const error = difference.standardError * Math.abs(point.outcomeValueMinor) + total((one) => one.standardErrorMinor);
  const half = twoSided95 * error;
  const interval =
    difference.interval === null
      ? null
      : ([roundMinor(scale * (value - half)), roundMinor(scale * (value + half))] as const);
  const isAdjusted = point.outcome.kind === 'stratified' && point.outcome.isPartial !== true && difference.strata > 1;
  const grade: StakeGrade = isAdjusted && extras.every((one) => one.adjusted) ? 'B' : 'C';
  const isFinding = interval !== null && (interval[0] > 0 || interval[1] < 0);
  const by = point.outcome.kind === 'stratified' ? point.outcome.by : '';
  const minor = roundMinor(scale * value);
  const label = labelOf({ grade, minor, isFinding, by, comparedShare: difference.comparedShare });
  return { kind: 'measured', minor, interval, currency: point.currency, grade, label, isFinding, difference };
}

interface Labelled {
  readonly grade: StakeGrade;
  readonly minor: number;
  readonly isFinding: boolean;
  readonly by: string;
  readonly comparedShare: number;
}

/** The words of a grade: its verb, what it rests on, and never "gain". */
function labelOf({ grade, minor, isFinding, by, comparedShare }: Labelled): string {
  if (!isFinding) return 'No difference is shown: the interval includes zero or cannot be told.';
  const result = minor < 0 ? 'a better result' : 'this loss';
  if (grade === 'C') return `Goes with ${result}: an association, at stake only if it is the cause.`;
  const share =
    comparedShare < 0.995 ? ` (${Math.floor(comparedShare * 100)} % of those affected could be compared)` : '';
  return `Likely caused ${result}: compared within ${by}${share}, without an experiment.`;
}
