import { z } from 'zod';
import { longestName } from '../events/index.ts';
import { sumMinor } from './minor-units.ts';

/** The part an amount plays in a contribution; all but revenue are taken off. */
export const moneyRoleSchema = z.enum(['revenue', 'return', 'cost-of-goods', 'cost-to-serve', 'incentive']);
export type MoneyRole = z.infer<typeof moneyRoleSchema>;

/** Which part one of the two amounts of an activity's events plays. */
export const moneyRuleSchema = z.object({
  activity: z.string().min(1).max(longestName),
  amount: z.enum(['revenue', 'cost']),
  role: moneyRoleSchema,
  /** Whether the sign turns: a refund written as revenue of −5.00 is a return of 5.00. */
  turned: z.boolean().default(false),
});
export type MoneyRule = z.infer<typeof moneyRuleSchema>;

/**
 * The rules of a workspace. Without a rule, what is written as revenue is revenue, or a return where it is below zero; what
 * is written as cost is cost to serve.
 */
export const moneyRulesSchema = z
  .array(moneyRuleSchema)
  .max(2000)
  .refine((rules) => new Set(rules.map((rule) => JSON.stringify([rule.activity, rule.amount]))).size === rules.length, {
    error: 'Two rules are about the same amount of the same activity.',
  });

/** The five amounts of a contribution, in minor units of one currency. What is taken off is written above 0. */
export interface MoneyParts {
  readonly revenueMinor: number;
  readonly returnsMinor: number;
  readonly goodsMinor: number;
  readonly costToServeMinor: number;
  readonly incentivesMinor: number;
}

const partOf = {
  revenue: 'revenueMinor',
  return: 'returnsMinor',
  'cost-of-goods': 'goodsMinor',
  'cost-to-serve': 'costToServeMinor',
  incentive: 'incentivesMinor',
} as const satisfies Record<MoneyRole, keyof MoneyParts>;

/** The money of an event as its source wrote it, in minor units of one currency. */
export interface EventMoney {
  readonly activity: string;
  readonly revenueMinor: number;
  readonly costMinor: number;
}

/** Sorts the amounts of one event by the part they play. Count each event once, whatever objects it concerns. */
export function moneyPartsOf(event: EventMoney, rules: readonly MoneyRule[]): MoneyParts {
  const revenue = rules.find((rule) => rule.activity === event.activity && rule.amount === 'revenue');
  const cost = rules.find((rule) => rule.activity === event.activity && rule.amount === 'cost');
  const isReturn = revenue === undefined && event.revenueMinor < 0;
  const one = isReturn
    ? { returnsMinor: -event.revenueMinor }
    : { [partOf[revenue?.role ?? 'revenue']]: turn(event.revenueMinor, revenue) };
  const other = { [partOf[cost?.role ?? 'cost-to-serve']]: turn(event.costMinor, cost) };
  return addParts([
    { ...noMoney, ...one },
    { ...noMoney, ...other },
  ]);
}

function turn(amountMinor: number, rule: MoneyRule | undefined): number {
  return rule?.turned === true ? 0 - amountMinor : amountMinor;
}

/** Nothing earned and nothing spent. */
export const noMoney: MoneyParts = {
  revenueMinor: 0,
  returnsMinor: 0,
  goodsMinor: 0,
  costToServeMinor: 0,
  incentivesMinor: 0,
};

/** The sum of amounts of one currency, part by part; exact up to 2^53. */
export function addParts(parts: readonly MoneyParts[]): MoneyParts {
  const add = (part: keyof MoneyParts) => sumMinor(parts.map((one) => one[part]));
  return {
    revenueMinor: add('revenueMinor'),
    returnsMinor: add('returnsMinor'),
    goodsMinor: add('goodsMinor'),
    costToServeMinor: add('costToServeMinor'),
    incentivesMinor: add('incentivesMinor'),
  };
}

/** Amounts of several currencies, added up by currency in the order of its name: two currencies never mix. */
export function addPartsByCurrency(
  parts: readonly (MoneyParts & { currency: string })[],
): ReadonlyMap<string, MoneyParts> {
  const currencies = [...new Set(parts.map((one) => one.currency))].sort();
  return new Map(currencies.map((currency) => [currency, addParts(parts.filter((one) => one.currency === currency))]));
}

/** Revenue − returns − cost of goods − cost to serve − incentives, in minor units (METHODS §7.2). */
export function contributionMinor(parts: MoneyParts): number {
  return sumMinor([
    parts.revenueMinor,
    -parts.returnsMinor,
    -parts.goodsMinor,
    -parts.costToServeMinor,
    -parts.incentivesMinor,
  ]);
}
