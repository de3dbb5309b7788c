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
  safeMinor,
} from '@throughline/core/money';
import type { Analytics, Parameters } from '../engines/index.ts';
import { askCases, evidenceOf } from '../journeys/index.ts';
import { type Asked, askMoney, type MoneyQuestion, stepsOf } from './ask-money.ts';
import moneyLines from './money-lines.sql';
import moneyPopulation from './money-population.sql';

interface LineRow {
  key: string;
  keys: number;
  cases: number;
  customers: number;
  revenue_sum: string;
  returns_sum: string;
  goods_sum: string;
  service_sum: string;
  avoidable_sum: string;
  incentives_sum: string;
  squares_cases: number;
  squares_minor: number;
  squares_both: number;
}

/** SQL of the cases to take apart, where it needs more than the view, with what is bound in it. */
export interface ChosenCases {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** What the cases of a view earned and cost: in all, and taken apart. */
export async function readJourneyMoney(
  analytics: Analytics,
  question: MoneyQuestion,
  asked: { readonly by: MoneyDimension; readonly limit: number; readonly chosen: ChosenCases | null },
): Promise<JourneyMoney> {
  const { view, prices, shared } = question;
  const { by, limit } = asked;
  const lines = async (currency: string, part: Asked, most: number) =>
    askMoney<LineRow>(analytics, question, moneyLines, {
      source: stepsOf(question, part),
      currency,
      parameters: { limit: most, ...asked.chosen?.parameters },
    });
  const part: Asked = asked.chosen === null ? { by } : { by, chosen: asked.chosen.sql };
  const [population, answers] = await Promise.all([
    readPopulation(analytics, question),
    Promise.all(
      prices.currencies.map(async (currency) => {
        const [all, parts] = await Promise.all([lines(currency, { by: null }, 1), lines(currency, part, limit)]);
        return { currency, all, parts };
      }),
    ),
  ]);
  const isTold = ({ currency, all, parts }: (typeof answers)[number]) =>
    currency === prices.reading.settings.currency || [...all, ...parts].some(hasMoney);
  const told = answers.filter(isTold);
  const leftOut = told.reduce((sum, { parts }) => sum + Math.max(0, (parts[0]?.keys ?? 0) - parts.length), 0);
  return {
    journey: { id: view.journey.id, name: view.journey.name, version: view.journey.version },
    settingsVersion: prices.reading.version,
    currency: prices.reading.settings.currency,
    totals: told.flatMap(({ currency, all }) => all.map((row) => totalOf(row, currency))),
    by,
    items: told.flatMap(({ currency, parts }) => itemsOf(parts, currency, by)),
    leftOut,
    sharedEvents: shared,
    uncounted: [...prices.uncounted],
    evidence: evidenceFor(question, population),
  };
}

/** The evidence of figures of money: which settings they go by is part of their definition. */
export function evidenceFor({ view, prices }: MoneyQuestion, population: { cases: number; customers: number }) {
  const evidence = evidenceOf(view, population);
  return { ...evidence, definition: `${evidence.definition} · money@${prices.reading.version}` };
}

export async function readPopulation(analytics: Analytics, { view }: MoneyQuestion) {
  const [row] = await askCases<{ cases: number; customers: number }>(analytics, view, moneyPopulation);
  return { cases: row?.cases ?? 0, customers: row?.customers ?? 0 };
}

function partsOf(row: LineRow): StepParts {
  const minor = (text: string) => safeMinor(BigInt(text));
  return {
    revenueMinor: minor(row.revenue_sum),
    returnsMinor: minor(row.returns_sum),
    goodsMinor: minor(row.goods_sum),
    costToServeMinor: minor(row.service_sum),
    avoidableMinor: minor(row.avoidable_sum),
    incentivesMinor: minor(row.incentives_sum),
  };
}

function hasMoney(row: LineRow): boolean {
  return Object.values(partsOf(row)).some((minor) => minor !== 0);
}

function totalOf(row: LineRow, currency: string): MoneyTotal {
  const parts = partsOf(row);
  const contribution = contributionMinor(addParts([parts]));
  const sums: CaseSums = {
    customers: row.customers,
    cases: row.cases,
    minor: contribution,
    squares: { cases: row.squares_cases, minor: row.squares_minor, both: row.squares_both },
  };
  return {
    ...parts,
    contributionMinor: contribution,
    currency,
    cases: row.cases,
    customers: row.customers,
    perCase: perCase(sums),
    marginShare: parts.revenueMinor > 0 ? contribution / parts.revenueMinor : null,
  };
}

function itemsOf(rows: readonly LineRow[], currency: string, by: MoneyDimension): MoneyItem[] {
  const items = rows.map((row) => ({
    ...totalOf(row, currency),
    names: by === 'transition' ? row.key.split('\0') : [row.key],
    costPerCase: row.cases === 0 ? null : Number(row.service_sum) / row.cases,
  }));
  const byName = (a: MoneyItem, b: MoneyItem) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1);
  return by === 'month' ? items.sort(byName) : items;
}
