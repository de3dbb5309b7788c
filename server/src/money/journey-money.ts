import {
  addParts,
  type CaseSums,
  contributionMinor,
  type JourneyMoney,
  type MoneyDimension,
  type MoneyItem,
  type MoneyTotal,
  perCase,
  type StepParts,
} from '@throughline/core/money';
import type { Analytics, Parameters } from '../engines/index.ts';
import { shardCount, shardsOf } from '../events/index.ts';
import { askSums, evidenceOf, place, readVariantPaths, type Shape, type VariantPath } from '../journeys/index.ts';
import { type Asked, askMoney, type MoneyQuestion, stepsOf } from './ask-money.ts';
import moneyAllLines from './money-all-lines.sql';
import moneyCases from './money-cases.sql';
import moneyInCurrency from './money-in-currency.sql';
import moneyLines from './money-lines.sql';
import moneyPopulation from './money-population.sql';
import moneySomeCases from './money-some-cases.sql';
import moneySpread from './money-spread.sql';

const columns = ['revenue', 'returns', 'goods', 'service', 'avoidable', 'incentives'] as const;
type Column = (typeof columns)[number];

/** Amounts of some cases, in minor units as text. */
interface SumRow extends Readonly<Record<`${Column}_sum`, string>> {
  name: string;
  cases: number;
  customers: number;
}

type Amounts = Readonly<Record<`${Column}_all`, string>>;

/** Amounts of all keys together. */
interface AllLines extends Amounts {
  keys: number;
}

/** Amounts of one key, and of all keys together. */
interface LineRow extends SumRow, AllLines {}

interface SpreadRow {
  name: string;
  customers: number;
  cases: number;
  minor: number;
  squares_cases: number;
  squares_minor: number;
  squares_both: number;
}

/** Of more customers only some tell how much they differ: as many as this, or half of it at least. */
const enoughCustomers = 50_000;

/** SQL of the cases to take apart, where it needs more than the view, with what is bound in it. */
export interface ChosenCases {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** What the cases of a view earned and cost: in all, and taken apart. */
export async function readJourneyMoney(
  analytics: Analytics,
  question: MoneyQuestion,
  asked: {
    readonly by: MoneyDimension;
    readonly limit: number;
    readonly chosen: ChosenCases | null;
    /** How many customers tell how much they differ. */
    readonly enough?: number;
  },
): Promise<JourneyMoney> {
  const { view, prices, shared } = question;
  const { by, limit, enough = enoughCustomers } = asked;
  const part: Asked = asked.chosen === null ? { by } : { by, chosen: asked.chosen.sql };
  const population = await readPopulation(analytics, question);
  const shards = shardsOf(enough, population.customers);
  const read = { analytics, question, shards, parameters: asked.chosen?.parameters ?? {} };
  const [first] = prices.currencies;
  const inFirst = first === undefined ? Promise.resolve([]) : readLines(read, first, { ...part, limit });
  const answers = await Promise.all(
    prices.currencies.map(async (currency, place) => {
      const [rows, ofParts, ofAll] = await Promise.all([
        place === 0 ? inFirst : readOtherLines(read, currency, { ...part, limit, inFirst: await inFirst }),
        readSpread(read, currency, part),
        readSpread(read, currency, { by: null }),
      ]);
      return { currency, all: { rows: sumOf(rows, population), spread: ofAll }, parts: { rows, spread: ofParts } };
    }),
  );
  const isTold = ({ currency, all, parts }: (typeof answers)[number]) =>
    currency === prices.reading.settings.currency || [...all.rows, ...parts.rows].some(hasMoney);
  const told = answers.filter(isTold);
  const variants = by === 'variant' ? told.flatMap(({ parts: { rows } }) => rows.map((row) => row.name)) : [];
  const paths = await readVariantPaths(analytics, view, [...new Set(variants)]);
  const leftOut = told.reduce((sum, { parts: { rows } }) => sum + Math.max(0, (rows[0]?.keys ?? 0) - rows.length), 0);
  return {
    journey: { id: view.journey.id, name: view.journey.name, version: view.journey.version },
    settingsVersion: prices.reading.version,
    currency: prices.reading.settings.currency,
    totals: told.flatMap(({ currency, all }) => all.rows.map((row) => totalOf(row, all.spread, currency))),
    by,
    items: told.flatMap(({ currency, parts }) => itemsOf(parts, { currency, by, paths })),
    leftOut,
    sharedEvents: shared,
    uncounted: [...prices.uncounted],
    evidence: evidenceFor(question, population),
  };
}

interface Reading {
  readonly analytics: Analytics;
  readonly question: MoneyQuestion;
  /** The customers of so many shards are asked how much they differ. */
  readonly shards: number;
  readonly parameters: Parameters;
}

/** By key. */
type Spread = ReadonlyMap<string, SpreadRow>;

/** The money of each key, the largest amounts first. */
async function readLines(
  { analytics, question, parameters }: Reading,
  currency: string,
  { limit, ...part }: Asked & { readonly limit: number },
): Promise<readonly LineRow[]> {
  const source = stepsOf(question, part);
  // Sums are kept of all keys or of none.
  const most = Math.max(limit, mostKeys);
  const rows = await askMoney<SumRow>(analytics, question, moneyLines, {
    source,
    currency,
    parameters: { ...parameters, limit: most },
    shape: { by: ['name'], gone: 'deleted', sums: ['cases', 'customers', ...columns.map((column) => `${column}_sum`)] },
  });
  if (rows.length < most) return withAll(rows).sort(byAmounts).slice(0, limit);
  // A moment later, so that a new event may be in these and not in those.
  const [all] = await askMoney<AllLines>(analytics, question, moneyAllLines, { source, currency, parameters });
  const lines = all === undefined ? [] : rows.map((row) => ({ ...row, ...all }));
  return lines.sort(byAmounts).slice(0, limit);
}

const mostKeys = 5000;

/** The amounts of all keys together, where all of them are there. */
function withAll(rows: readonly SumRow[]): LineRow[] {
  const sum = (column: Column) => rows.reduce((total, row) => total + BigInt(row[`${column}_sum`]), 0n);
  const amounts = columns.map((column) => [`${column}_all`, String(sum(column))]);
  const all = { ...(Object.fromEntries(amounts) as Amounts), keys: rows.length };
  return rows.map((row) => ({ ...row, ...all }));
}

/**
 * The money of each key in another currency than the first. Where all keys are known from that, only cases that have a
 * step in this one are read: the others earn and cost nothing in it.
 */
async function readOtherLines(
  read: Reading,
  currency: string,
  { inFirst, ...part }: Asked & { readonly limit: number; readonly inFirst: readonly LineRow[] },
): Promise<readonly LineRow[]> {
  if ((inFirst[0]?.keys ?? 0) > inFirst.length) return readLines(read, currency, part);
  const chosen = place(moneyInCurrency, { chosen: part.chosen ?? moneyCases });
  const parameters = { ...read.parameters, only_currency: currency };
  const found = await readLines({ ...read, parameters }, currency, { ...part, chosen });
  const byName = new Map(found.map((row) => [row.name, row]));
  const sums = columns.map((column) => `${column}_sum` as const);
  const all = Object.fromEntries(columns.map((column) => [`${column}_all`, found[0]?.[`${column}_all`] ?? '0']));
  const rows = inFirst.map((row) => {
    const own = Object.fromEntries(sums.map((sum) => [sum, byName.get(row.name)?.[sum] ?? '0']));
    return { ...row, ...all, ...own };
  });
  return rows.sort(byAmounts);
}

/** As the engine sorts lines: the largest amounts first. */
function byAmounts(one: LineRow, other: LineRow): number {
  const size = (row: LineRow) => {
    const { avoidableMinor: _, ...parts } = partsOf(row);
    return Object.values(parts).reduce((sum, minor) => sum + Math.abs(minor), 0);
  };
  return size(other) - size(one) || other.cases - one.cases || (one.name < other.name ? -1 : 1);
}

/** The money of all keys together: each step has exactly one, so they add up. */
function sumOf([row]: readonly LineRow[], { cases, customers }: { cases: number; customers: number }): SumRow[] {
  if (row === undefined) return [];
  return [
    {
      name: '',
      cases,
      customers,
      revenue_sum: row.revenue_all,
      returns_sum: row.returns_all,
      goods_sum: row.goods_all,
      service_sum: row.service_all,
      avoidable_sum: row.avoidable_all,
      incentives_sum: row.incentives_all,
    },
  ];
}

/** How much customers differ changes little while events come: it may be so old where it takes long to read. */
const spreadMayLagMilliseconds = 300_000;
const spreadShape: Shape = {
  by: ['name'],
  sums: ['customers', 'cases', 'minor', 'squares_cases', 'squares_minor', 'squares_both'],
};

/** How much customers differ in the money of each key. */
function readSpread(read: Reading, currency: string, part: Asked): Promise<Spread> {
  if (read.shards === shardCount) return askSpread(read, currency, part);
  const { by, chosen = moneyCases } = part;
  return askSpread(read, currency, { by, chosen: place(moneySomeCases, { chosen }) });
}

async function askSpread(read: Reading, currency: string, some: Asked): Promise<Spread> {
  const { analytics, question, shards } = read;
  const rows = await askMoney<SpreadRow>(analytics, question, moneySpread, {
    source: stepsOf(question, some),
    currency,
    parameters: { ...read.parameters, shards },
    shape: spreadShape,
    mayLagMilliseconds: spreadMayLagMilliseconds,
  });
  return new Map(rows.map((row) => [row.name, row]));
}

/** The evidence of figures of money: which settings they go by is part of their definition. */
export function evidenceFor({ view, prices }: MoneyQuestion, population: { cases: number; customers: number }) {
  const evidence = evidenceOf(view, population);
  return { ...evidence, definition: `${evidence.definition} · money@${prices.reading.version}` };
}

export async function readPopulation(analytics: Analytics, { view }: MoneyQuestion) {
  const shape = { by: [], gone: 'deleted', sums: ['cases', 'customers'] };
  const [row] = await askSums<{ cases: number; customers: number }>(analytics, view, { sql: moneyPopulation, shape });
  return { cases: row?.cases ?? 0, customers: row?.customers ?? 0 };
}

function partsOf(row: SumRow): StepParts {
  const minor = (text: string) => Number(BigInt(text));
  return {
    revenueMinor: minor(row.revenue_sum),
    returnsMinor: minor(row.returns_sum),
    goodsMinor: minor(row.goods_sum),
    costToServeMinor: minor(row.service_sum),
    avoidableMinor: minor(row.avoidable_sum),
    incentivesMinor: minor(row.incentives_sum),
  };
}

function hasMoney(row: SumRow): boolean {
  return Object.values(partsOf(row)).some((minor) => minor !== 0);
}

function totalOf(row: SumRow, spread: Spread, currency: string): MoneyTotal {
  const parts = partsOf(row);
  const contribution = contributionMinor(addParts([parts]));
  return {
    ...parts,
    contributionMinor: contribution,
    currency,
    cases: row.cases,
    customers: row.customers,
    perCase: perCaseOf(row, spread.get(row.name), contribution),
    marginShare: parts.revenueMinor > 0 ? contribution / parts.revenueMinor : null,
  };
}

/** The mean of all cases, and the interval that the customers who were asked give it, for as many as there are. */
function perCaseOf(row: SumRow, asked: SpreadRow | undefined, contribution: number): MoneyTotal['perCase'] {
  if (row.cases === 0) return null;
  const minor = contribution / row.cases;
  const found = asked === undefined ? null : perCase({ ...asked, squares: squaresOf(asked) });
  if (asked === undefined || found === null || found.interval === null) return { minor, interval: null };
  const half = ((found.interval[1] - found.interval[0]) / 2) * Math.sqrt(asked.customers / Math.max(1, row.customers));
  return { minor, interval: [minor - half, minor + half] };
}

function squaresOf({ squares_cases: cases, squares_minor: minor, squares_both: both }: SpreadRow): CaseSums['squares'] {
  return { cases, minor, both };
}

function itemsOf(
  { rows, spread }: { readonly rows: readonly LineRow[]; readonly spread: Spread },
  {
    currency,
    by,
    paths,
  }: {
    readonly currency: string;
    readonly by: MoneyDimension;
    readonly paths: ReadonlyMap<string, VariantPath>;
  },
): MoneyItem[] {
  const items = rows.map((row) => ({
    ...totalOf(row, spread, currency),
    names: by === 'transition' ? row.name.split('\0') : [row.name],
    variant: (by === 'variant' && paths.get(row.name)) || null,
    costPerCase: row.cases === 0 ? null : Number(row.service_sum) / row.cases,
  }));
  const byName = (a: MoneyItem, b: MoneyItem) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1);
  return by === 'month' ? items.sort(byName) : items;
}
