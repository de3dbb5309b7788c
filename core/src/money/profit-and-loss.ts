import { Fault } from '../faults.ts';
import { addParts, contributionMinor, type MoneyParts } from './contribution.ts';
import { sumMinor } from './minor-units.ts';

/** The money of one line (a journey, a segment, a channel) in one currency, and who it is about. */
export interface ProfitRow extends MoneyParts {
  readonly key: string;
  readonly currency: string;
  /** Cases started, the failed ones too. */
  readonly cases: number;
  readonly customers: number;
}

export interface ProfitFigures extends MoneyParts {
  readonly currency: string;
  readonly contributionMinor: number;
  /** Per case started, in minor units with decimals; null without cases. */
  readonly perCaseMinor: number | null;
  /** Contribution in revenue; null without revenue. */
  readonly marginShare: number | null;
}

export interface ProfitLine extends ProfitFigures {
  readonly key: string;
  readonly cases: number;
  readonly customers: number;
  /** Its part of all revenue in its currency; null where there is none, or some line is under 0. */
  readonly revenueShare: number | null;
  /** Its part of all contribution in its currency; null where there is none, or some line is under 0. */
  readonly contributionShare: number | null;
}

/** A total has its own counts: one customer, and one case, may be in several lines. Null where they were not given. */
export interface ProfitTotal extends ProfitFigures {
  readonly cases: number | null;
  readonly customers: number | null;
}

export interface ProfitAndLoss {
  /** By currency, then by contribution from the highest, then by key. */
  readonly lines: readonly ProfitLine[];
  /** One per currency: to the minor unit the sum of its lines. */
  readonly totals: readonly ProfitTotal[];
}

/** How many distinct cases and customers there are over all lines of a currency. */
export type DistinctCounts = ReadonlyMap<string, { readonly cases: number; readonly customers: number }>;

/** A profit and loss of rows that do not share money (METHODS §7.2). Currencies never mix; a row given twice is a fault. */
export function profitAndLoss(rows: readonly ProfitRow[], distinct: DistinctCounts = new Map()): ProfitAndLoss {
  const keys = rows.map((row) => JSON.stringify([row.currency, row.key]));
  if (new Set(keys).size !== keys.length) throw new Fault('TL_BAD_REQUEST', 'A line is given twice in one currency.');
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  const parts = currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    return { lines: linesOf(own), total: totalOf(own, currency, distinct) };
  });
  return { lines: parts.flatMap((part) => part.lines), totals: parts.map((part) => part.total) };
}

function linesOf(rows: readonly ProfitRow[]): ProfitLine[] {
  const figures = rows.map((row) => ({ key: row.key, customers: row.customers, ...figuresOf(row, row) }));
  const revenues = sharesOf(figures.map((one) => one.revenueMinor));
  const contributions = sharesOf(figures.map((one) => one.contributionMinor));
  return figures
    .map((one, place) => ({
      ...one,
      revenueShare: revenues[place] ?? null,
      contributionShare: contributions[place] ?? null,
    }))
    .sort((left, right) => right.contributionMinor - left.contributionMinor || (left.key < right.key ? -1 : 1));
}

function totalOf(rows: readonly ProfitRow[], currency: string, distinct: DistinctCounts): ProfitTotal {
  const only = rows.length === 1 ? rows[0] : undefined;
  const counts = distinct.get(currency) ?? { cases: only?.cases ?? null, customers: only?.customers ?? null };
  return { ...figuresOf(addParts(rows), { currency, cases: counts.cases }), customers: counts.customers };
}

function figuresOf<C extends number | null>(
  { revenueMinor, returnsMinor, goodsMinor, costToServeMinor, incentivesMinor }: MoneyParts,
  { currency, cases }: { readonly currency: string; readonly cases: C },
): ProfitFigures & { readonly cases: C } {
  const parts = { revenueMinor, returnsMinor, goodsMinor, costToServeMinor, incentivesMinor };
  const contribution = contributionMinor(parts);
  return {
    ...parts,
    currency,
    cases,
    contributionMinor: contribution,
    perCaseMinor: cases === null || cases <= 0 ? null : contribution / cases,
    marginShare: revenueMinor > 0 ? contribution / revenueMinor : null,
  };
}

/** Parts of a whole that has no parts under 0. */
function sharesOf(amounts: readonly number[]): (number | null)[] {
  const total = sumMinor(amounts);
  const isWhole = total > 0 && amounts.every((amount) => amount >= 0);
  return amounts.map((amount) => (isWhole ? amount / total : null));
}

/** An amount in minor units of a currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** Whether a total agrees with that of the events themselves, to the minor unit unless a tolerance is given. */
export function reconcile(
  total: Amount,
  eventsTotal: Amount,
  toleranceMinor = 0,
): { matches: boolean; differenceMinor: number } {
  if (total.currency !== eventsTotal.currency) {
    throw new Fault(
      'TL_BAD_REQUEST',
      `${total.currency} and ${eventsTotal.currency} cannot be compared. Convert one first.`,
    );
  }
  const differenceMinor = sumMinor([total.minor, -eventsTotal.minor]);
  return { matches: Math.abs(differenceMinor) <= toleranceMinor, differenceMinor };
}
