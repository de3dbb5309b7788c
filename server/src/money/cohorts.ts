import { type Cohort, type CohortCell, type CohortsAnswer, cohortMargins } from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { askMoney, type MoneyQuestion, stepsOf } from './ask-money.ts';
import { evidenceFor } from './journey-money.ts';
import moneyCohorts from './money-cohorts.sql';
import moneyMonths from './money-months.sql';

interface CohortRow {
  cohort: number;
  age: number;
  members: number;
  brought_sum: string;
  brought_variance: number;
  /** Months between two months of revenue of a member, and how often; of the row of age 0. */
  gaps: [months: number[], times: number[]];
}

/** Contribution per original member by the month of the first revenue and by age (METHODS §7.5). */
export async function readCohorts(analytics: Analytics, question: MoneyQuestion): Promise<CohortsAnswer> {
  const { view, prices } = question;
  const { settings, version } = prices.reading;
  const [months] = await analytics.query<{ first_month: number; last_month: number }>(moneyMonths, {
    workspace: view.workspace,
  });
  const now = new Date();
  // Of nothing, this month tells nothing.
  const thisMonth = now.getUTCFullYear() * 12 + now.getUTCMonth();
  const [first, until] = [months?.first_month ?? thisMonth, months?.last_month ?? thisMonth];
  const answers = await Promise.all(
    prices.currencies.map(async (currency) => ({
      currency,
      rows: await askMoney<CohortRow>(analytics, question, moneyCohorts, {
        source: stepsOf(question, { by: null, withTimes: true }),
        currency,
        parameters: { until_month: until },
      }),
    })),
  );
  const asOfMonth = monthText(until);
  const cohorts: Cohort[] = [];
  const cells: CohortCell[] = [];
  for (const { currency, rows } of answers) {
    const acquisitionMinor = currency === settings.currency ? settings.acquisitionMinor : null;
    for (const row of rows) {
      const cohort = monthText(row.cohort);
      if (row.age === 0) cohorts.push({ cohort, currency, members: row.members, acquisitionMinor });
      const cumulativeMinor = Number(BigInt(row.brought_sum));
      cells.push({ cohort, currency, age: row.age, cumulativeMinor, varianceMinor: row.brought_variance });
    }
  }
  const members = cohorts.reduce((sum, one) => sum + one.members, 0);
  return {
    currency: settings.currency,
    settingsVersion: version,
    asOfMonth,
    firstMonth: monthText(first),
    mayHoldEarlierThrough: monthText(first + longestGap(answers.flatMap((one) => one.rows))),
    cohorts: cohortMargins(cohorts, cells, asOfMonth).map((one) => ({
      ...one,
      ages: one.ages.map(({ interval, ...age }) => ({ ...age, interval: interval === null ? null : [...interval] })),
    })),
    evidence: evidenceFor(question, { cases: members, customers: members }),
  };
}

/** How many months hardly anybody, one in a hundred, lets pass between two of revenue; 0 where nobody came twice. */
function longestGap(rows: readonly CohortRow[]): number {
  const times = new Map<number, number>();
  for (const { gaps } of rows)
    for (const [place, months] of gaps[0].entries())
      times.set(months, (times.get(months) ?? 0) + (gaps[1][place] ?? 0));
  const all = [...times.values()].reduce((sum, one) => sum + one, 0);
  let passed = 0;
  for (const [months, often] of [...times].sort(([a], [b]) => a - b)) {
    passed += often;
    if (passed >= 0.99 * all) return months;
  }
  return 0;
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
