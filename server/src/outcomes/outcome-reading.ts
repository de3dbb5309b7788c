import {
  activitiesNamedIn,
  longestSilence,
  type OutcomeChecks,
  type OutcomeReading,
  type OutcomeSteps,
  type OutcomeTrend,
  objectionsTo,
  type TimeToValue,
} from '@throughline/core/outcomes';
import {
  cumulativeIncidence,
  type Followed,
  kappa,
  levelChanges,
  medianTime,
  shareDifference,
  wilsonInterval,
} from '@throughline/core/statistics';
import type { Analytics } from '../engines/index.ts';
import { askSums, caseCondition, evidenceOf, type Shape } from '../journeys/index.ts';
import { askOutcome, followedUntil, type OutcomeQuestion, type RateRow, rateOf } from './ask-outcome.ts';
import caseCount from './case-count.sql';
import outcomeActivities from './outcome-activities.sql';
import outcomeCounts from './outcome-counts.sql';
import outcomeDeclared from './outcome-declared.sql';
import outcomeGuardrail from './outcome-guardrail.sql';
import outcomeTimes from './outcome-times.sql';
import outcomeTransitions from './outcome-transitions.sql';
import outcomeTrend from './outcome-trend.sql';

interface CountRow extends RateRow {
  cases: number;
  customers: number;
  successes: number;
  failures: number;
  progress_buckets: number[];
  progress_sum: number;
}

const casesShape: Shape = { by: [], sums: ['cases'] };
const countShape: Shape = {
  by: [],
  gone: 'deleted',
  sums: [
    ...['cases', 'customers', 'successes', 'failures', 'progress_buckets', 'progress_sum'],
    ...['rate_customers', 'rate_cases', 'rate_successes', 'squares_cases', 'squares_successes', 'squares_both'],
  ],
};

function readCounts(analytics: Analytics, question: OutcomeQuestion): Promise<readonly CountRow[]> {
  return askOutcome<CountRow>(analytics, question, outcomeCounts, { shape: countShape });
}

/** How the cases of an outcome stand, and its rate with its interval. */
export async function readOutcome(analytics: Analytics, question: OutcomeQuestion): Promise<OutcomeReading> {
  const { population, clockStart } = question.definition;
  const countsAll = population === null && clockStart === null && !question.isAhead;
  const [[row], [all]] = await Promise.all([
    readCounts(analytics, question),
    countsAll ? [] : askSums<{ cases: number }>(analytics, question.view, { sql: caseCount, shape: casesShape }),
  ]);
  const cases = row?.cases ?? 0;
  const customers = cases === 0 ? 0 : (row?.customers ?? 0);
  const success = row?.successes ?? 0;
  const failure = row?.failures ?? 0;
  return {
    states: { success, failure, open: cases - success - failure },
    customers,
    notCounted: (all?.cases ?? cases) - cases,
    rate: rateOf(row),
    basis: followedUntil(question) === null ? 'decided' : 'followed',
    progress:
      question.definition.milestones.length === 0 || cases === 0 || row === undefined
        ? null
        : { mean: row.progress_sum / cases, buckets: row.progress_buckets },
    objections: [...objectionsTo(question.definition)],
    evidence: evidenceFor(question, { cases, customers }),
  };
}

/** How long it takes to succeed, with open cases counted as far as they are known (METHODS §4.3). */
export async function readTimeToValue(analytics: Analytics, question: OutcomeQuestion): Promise<TimeToValue> {
  const horizon = question.asOf - longestSilence(question.definition.success) * 1000;
  const [groups, population] = await Promise.all([
    askOutcome<Followed>(analytics, question, outcomeTimes, { parameters: { horizon } }),
    readPopulation(analytics, question),
  ]);
  const sum = (of: (group: Followed) => number) => groups.reduce((total, group) => total + of(group), 0);
  const points = cumulativeIncidence(groups);
  const { median, interval } = medianTime(points);
  const [reached, failed, open] = [sum((one) => one.reached), sum((one) => one.ended), sum((one) => one.open)];
  const cases = reached + failed + open;
  return {
    cases,
    reached,
    failed,
    open,
    until: new Date(horizon).toISOString(),
    begunSince: Math.max(0, population.cases - cases),
    medianSeconds: median,
    medianInterval: [...interval],
    curve: thinned(points).map(({ seconds, share, interval: band, ended }) => ({
      seconds,
      share,
      interval: band === null ? null : [...band],
      failed: ended,
    })),
    evidence: evidenceFor(question, population),
  };
}

async function readPopulation(analytics: Analytics, question: OutcomeQuestion) {
  const [row] = await readCounts(analytics, question);
  return { cases: row?.cases ?? 0, customers: row?.cases === 0 ? 0 : (row?.customers ?? 0) };
}

/** As many points as a screen can show: those at which the curve has moved by a part of its way. */
function thinned<P extends { readonly share: number; readonly ended: number }>(points: readonly P[]): readonly P[] {
  const last = points.at(-1);
  if (last === undefined || points.length <= mostPoints) return points;
  const way = (point: P) => point.share + point.ended;
  const grain = way(last) / mostPoints;
  let shown = Number.NEGATIVE_INFINITY;
  return points.filter((point) => {
    if (point !== last && way(point) - shown < grain) return false;
    shown = way(point);
    return true;
  });
}

const mostPoints = 300;

interface EffectRow {
  cases: number;
  successes: number;
}

/** What goes with passing each activity and each transition: an association, with its interval. */
export async function readOutcomeSteps(analytics: Analytics, question: OutcomeQuestion): Promise<OutcomeSteps> {
  const [[counts], activities, transitions] = await Promise.all([
    readCounts(analytics, question),
    askOutcome<EffectRow & { activity: string }>(analytics, question, outcomeActivities),
    askOutcome<EffectRow & { from_activity: string; to_activity: string }>(analytics, question, outcomeTransitions),
  ]);
  const rate = rateOf(counts);
  const named = activitiesNamedIn(question.definition);
  const effect = ({ cases, successes }: EffectRow) => {
    const others = { cases: rate.cases - cases, successes: rate.successes - successes };
    const found = shareDifference({ reached: successes, of: cases }, { reached: others.successes, of: others.cases });
    return {
      with: { value: cases === 0 ? null : successes / cases, successes, cases },
      without: { value: others.cases === 0 ? null : others.successes / others.cases, ...others },
      difference: found?.value ?? null,
      interval: found?.interval ?? null,
      grade: 'C' as const,
    };
  };
  return {
    rate,
    activities: activities.map((row) => ({
      activity: row.activity,
      ...effect(row),
      isNamed: named.has(row.activity),
    })),
    transitions: transitions.map((row) => ({
      from: row.from_activity,
      to: row.to_activity,
      ...effect(row),
      isNamed: named.has(row.from_activity) || named.has(row.to_activity),
    })),
    evidence: evidenceFor(question, { cases: rate.cases, customers: rate.customers }),
  };
}

interface TrendRow extends RateRow {
  from_ms: number;
  cases: number;
  successes: number;
  failures: number;
}

const periodDays = { day: 1, week: 7, month: 31 } as const;

/** The rate of the cases that began in each period, and where its level changed. */
export async function readOutcomeTrend(
  analytics: Analytics,
  question: OutcomeQuestion,
  by: 'day' | 'week' | 'month',
): Promise<OutcomeTrend> {
  const [rows, population] = await Promise.all([
    askOutcome<TrendRow>(analytics, question, outcomeTrend, { parameters: { by } }),
    readPopulation(analytics, question),
  ]);
  const until = followedUntil(question) ?? question.asOf;
  const periods = rows.map((row) => ({
    from: new Date(row.from_ms).toISOString(),
    states: { success: row.successes, failure: row.failures, open: row.cases - row.successes - row.failures },
    rate: rateOf(row),
    isWhole: row.from_ms + periodDays[by] * 86_400_000 <= until,
  }));
  const whole = periods.filter((period) => period.isWhole);
  const counts = whole.map(({ rate }) => ({ reached: rate.successes, of: rate.cases }));
  const places = levelChanges(counts);
  const level = (from: number, to: number) => {
    const part = counts.slice(from, to);
    return part.reduce((sum, one) => sum + one.reached, 0) / part.reduce((sum, one) => sum + one.of, 0);
  };
  const changes = places.map((start, index) => ({
    from: whole[start]?.from ?? '',
    before: level(places[index - 1] ?? 0, start),
    after: level(start, places[index + 1] ?? counts.length),
  }));
  return { by, periods, changes, evidence: evidenceFor(question, population) };
}

/** Whether the guardrails hold, and what customers say beside what they do. */
export async function readOutcomeChecks(analytics: Analytics, question: OutcomeQuestion): Promise<OutcomeChecks> {
  const { guardrails, declared, value } = question.definition;
  const [[counts], readings, answers] = await Promise.all([
    readCounts(analytics, question),
    Promise.all(guardrails.map((one) => readGuardrail(analytics, question, one))),
    declared === null ? null : askOutcome<DeclaredRow>(analytics, question, outcomeDeclared),
  ]);
  const successes = counts?.successes ?? 0;
  return {
    guardrails: readings,
    declared: answers === null ? null : declaredReading(answers),
    value: value.customer === null ? null : { amount: value.customer.amount * successes, unit: value.customer.unit },
    evidence: evidenceFor(question, { cases: counts?.cases ?? 0, customers: counts?.customers ?? 0 }),
  };
}

async function readGuardrail(
  analytics: Analytics,
  question: OutcomeQuestion,
  { name, where, atMostShare }: OutcomeQuestion['definition']['guardrails'][number],
): Promise<OutcomeChecks['guardrails'][number]> {
  const [row] = await askOutcome<RateRow>(analytics, question, outcomeGuardrail, {
    pieces: (binder) => ({ guardrail: caseCondition(where, binder) }),
  });
  const { value, successes, cases, interval } = rateOf(row);
  const state =
    interval === null
      ? 'undecided'
      : interval[1] <= atMostShare
        ? 'kept'
        : interval[0] > atMostShare
          ? 'breached'
          : 'undecided';
  return { name, atMostShare, share: value, cases: successes, of: cases, interval, state };
}

interface DeclaredRow {
  declared: 'yes' | 'partly' | 'no';
  state: 'success' | 'failure' | 'open';
  cases: number;
}

function declaredReading(counts: readonly DeclaredRow[]): NonNullable<OutcomeChecks['declared']> {
  const number = (fits: (row: DeclaredRow) => boolean) => counts.filter(fits).reduce((sum, row) => sum + row.cases, 0);
  const answered = number(() => true);
  const yes = number((row) => row.declared === 'yes');
  const both = (declared: string, state: string) => number((row) => row.declared === declared && row.state === state);
  const found = kappa({
    yesYes: both('yes', 'success'),
    yesNo: both('yes', 'failure'),
    noYes: both('no', 'success'),
    noNo: both('no', 'failure'),
  });
  return {
    answered,
    counts: [...counts],
    completion: answered === 0 ? null : yes / answered,
    completionInterval: wilsonInterval(yes, answered),
    agreement: found?.agreement ?? null,
    kappa: found?.kappa ?? null,
  };
}

function evidenceFor(question: OutcomeQuestion, population: { cases: number; customers: number }) {
  const evidence = evidenceOf(question.view, population);
  return { ...evidence, definition: question.label, asOf: new Date(question.asOf).toISOString() };
}
