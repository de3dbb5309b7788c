import { z } from 'zod';
import { currencySchema } from '../events/index.ts';
import { twoSided95 } from '../statistics/index.ts';
import { minorSchema, sumMinor } from './minor-units.ts';

/** A calendar month of the workspace, YYYY-MM. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'A month is written as 2024-03.' });

/** Customers by the month of their first value event, and what winning one of them cost; null where it is not known. */
export const cohortSchema = z.object({
  cohort: monthSchema,
  currency: currencySchema,
  members: z.number().int().positive(),
  acquisitionMinor: z.number().nonnegative().nullable(),
});
export type Cohort = z.infer<typeof cohortSchema>;

/**
 * What a cohort had brought up to the end of an age, counted in calendar months from its own, which is 0:
 * the sum over all original members, and the sample variance between them (who brought nothing counts as 0).
 */
export const cohortCellSchema = z.object({
  cohort: monthSchema,
  currency: currencySchema,
  age: z.number().int().nonnegative(),
  cumulativeMinor: minorSchema,
  varianceMinor: z.number().nonnegative(),
});
export type CohortCell = z.infer<typeof cohortCellSchema>;

/** The cumulative contribution per original member at an age, in minor units with decimals, and its 95 % interval. */
export interface CohortAge {
  readonly age: number;
  readonly cumulativeMinor: number;
  readonly perMemberMinor: number;
  /** By the central limit theorem; null with fewer than 2 members. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** When a cohort had brought in what winning it cost: the first age at which it had. */
export type Payback =
  | { kind: 'reached'; age: number }
  | { kind: 'not-yet'; seenToAge: number }
  | { kind: 'cost-unknown' }
  | { kind: 'nothing-complete' };

export interface CohortMargin extends Cohort {
  readonly ages: readonly CohortAge[];
  readonly payback: Payback;
}

/**
 * Contribution by cohort and age (METHODS §7.5). `asOfMonth` is the month that is not over: no cell that reaches into
 * it is shown, for it would look like a drop. An age without a cell brought nothing and carries the one before on.
 */
export function cohortMargins(
  cohorts: readonly Cohort[],
  cells: readonly CohortCell[],
  asOfMonth: string,
): CohortMargin[] {
  const keyOf = (one: { cohort: string; currency: string }) => `${one.cohort}|${one.currency}`;
  const byCohort = new Map<string, Map<number, CohortCell>>();
  for (const cell of cells) {
    const ages = byCohort.get(keyOf(cell)) ?? new Map<number, CohortCell>();
    byCohort.set(keyOf(cell), ages.set(cell.age, cell));
  }
  return cohorts.map((cohort) => {
    const completeAges = Math.max(0, monthNumber(asOfMonth) - monthNumber(cohort.cohort));
    const ages = agesOf(cohort, byCohort.get(keyOf(cohort)) ?? new Map(), completeAges);
    return { ...cohort, ages, payback: paybackOf(cohort, ages) };
  });
}

function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

function agesOf(cohort: Cohort, cells: ReadonlyMap<number, CohortCell>, completeAges: number): CohortAge[] {
  let sums = { cumulativeMinor: 0, varianceMinor: 0 };
  return Array.from({ length: completeAges }, (_, age) => {
    sums = cells.get(age) ?? sums;
    const perMemberMinor = sums.cumulativeMinor / cohort.members;
    const half = twoSided95 * Math.sqrt(sums.varianceMinor / cohort.members);
    const interval = cohort.members < 2 ? null : ([perMemberMinor - half, perMemberMinor + half] as const);
    return { age, cumulativeMinor: sums.cumulativeMinor, perMemberMinor, interval };
  });
}

function paybackOf(cohort: Cohort, ages: readonly CohortAge[]): Payback {
  const cost = cohort.acquisitionMinor;
  if (cost === null) return { kind: 'cost-unknown' };
  const paid = ages.find((one) => one.perMemberMinor >= cost);
  if (paid !== undefined) return { kind: 'reached', age: paid.age };
  return ages.length === 0 ? { kind: 'nothing-complete' } : { kind: 'not-yet', seenToAge: ages.length - 1 };
}

/** One original member: what each age brought, in minor units of the cohort's currency. */
export interface CohortMember {
  readonly cohort: string;
  readonly currency: string;
  readonly contributions: readonly { readonly age: number; readonly minor: number }[];
}

/** The cells of members, up to the last age at which any of them brought something: the plain form of a query. */
export function cohortCellsOf(members: readonly CohortMember[]): CohortCell[] {
  const groups = new Map<string, CohortMember[]>();
  for (const member of members) {
    const key = `${member.cohort}|${member.currency}`;
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [member]);
    else others.push(member);
  }
  const keys = [...groups.keys()].sort();
  return keys.flatMap((key) => cellsOfCohort(groups.get(key) ?? []));
}

function cellsOfCohort(members: readonly CohortMember[]): CohortCell[] {
  const lastAge = members.flatMap((one) => one.contributions).reduce((last, { age }) => Math.max(last, age), -1);
  const upTo = (member: CohortMember, age: number) =>
    sumMinor(member.contributions.filter((one) => one.age <= age).map((one) => one.minor));
  return Array.from({ length: lastAge + 1 }, (_, age) => {
    const amounts = members.map((member) => upTo(member, age));
    const [first] = members;
    return {
      cohort: first?.cohort ?? '',
      currency: first?.currency ?? '',
      age,
      cumulativeMinor: sumMinor(amounts),
      varianceMinor: varianceOf(amounts),
    };
  });
}

/** The sample variance, in one pass that loses no digits (Welford 1962); 0 with fewer than 2. */
function varianceOf(amounts: readonly number[]): number {
  let [count, mean, squares] = [0, 0, 0];
  for (const amount of amounts) {
    count += 1;
    const apart = amount - mean;
    mean += apart / count;
    squares += apart * (amount - mean);
  }
  return count < 2 ? 0 : squares / (count - 1);
}
