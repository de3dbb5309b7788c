import type { WatchedSeries, WatchedWeek } from '@throughline/core/alerts';
import { isFault } from '@throughline/core/faults';
import type { Analytics } from '../engines/index.ts';
import { listStored, type StoredJourney } from '../journeys/index.ts';
import { listOutcomes, type OutcomeEngines, questionOf, readOutcomeTrend } from '../outcomes/index.ts';
import weeklyCosts from './weekly-costs.sql';
import weeklyWaits from './weekly-waits.sql';

/** The whole weeks that are looked at: a quarter of a year before the newest event. */
export interface WatchedSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

const weekMs = 7 * 86_400_000;
const weeksBack = 13;
/** Of each journey, the waits that most customers have. */
const waitsPerJourney = 12;

/** The whole weeks up to an instant. Weeks begin on Monday, UTC; 1970-01-05 was one. */
export function spanUntil(untilMs: number): WatchedSpan {
  const monday = 4 * 86_400_000;
  const toMs = Math.floor((untilMs - monday) / weekMs) * weekMs + monday;
  return { fromMs: toMs - weeksBack * weekMs, toMs };
}

/** Everything that is watched of a workspace: outcomes, and the waits and costs of journeys that are built. */
export async function* watchedSeries(
  engines: OutcomeEngines,
  workspace: string,
  span: WatchedSpan,
): AsyncGenerator<WatchedSeries> {
  for (const outcome of await listOutcomes(engines.records, workspace)) {
    const subject = { kind: 'outcome', outcome: outcome.id, name: outcome.definition.name } as const;
    const weeks = await outcomeWeeks(engines, workspace, outcome).catch(nothingWithoutJourney);
    if (weeks !== null) yield { subject: { ...subject, journey: outcome.definition.journey }, weeks, byRatio: false };
  }
  for (const journey of await listStored(engines.records, workspace)) {
    if (journey.builtVersion === null) continue;
    yield* journeySeries(engines.analytics, { workspace, journey, span });
  }
}

/** An outcome may outlive its journey. */
function nothingWithoutJourney(error: unknown): null {
  if (isFault(error) && error.code === 'TL_JOURNEY_UNKNOWN') return null;
  throw error;
}

async function outcomeWeeks(
  engines: OutcomeEngines,
  workspace: string,
  outcome: Parameters<typeof questionOf>[2],
): Promise<readonly WatchedWeek[]> {
  const question = await questionOf(engines, workspace, outcome);
  const { periods } = await readOutcomeTrend(engines.analytics, question, 'week');
  return periods.flatMap(({ from, rate, isWhole }) =>
    isWhole && rate.value !== null && rate.interval !== null
      ? [
          {
            fromMs: Date.parse(from),
            value: rate.value,
            error: (rate.interval[1] - rate.interval[0]) / (2 * z95),
            customers: rate.customers,
          },
        ]
      : [],
  );
}

const z95 = 1.959964;

interface JourneyScope {
  readonly workspace: string;
  readonly journey: StoredJourney;
  readonly span: WatchedSpan;
}

async function* journeySeries(analytics: Analytics, scope: JourneyScope): AsyncGenerator<WatchedSeries> {
  const { journey, span } = scope;
  const parameters = {
    workspace: scope.workspace,
    journey: journey.id,
    version: journey.builtVersion,
    from: engineInstant(span.fromMs),
    to: engineInstant(span.toMs),
  };
  const about = { journey: journey.id, name: journey.definition.name };
  const waits = await analytics.query<WaitRow>(weeklyWaits, parameters);
  for (const weeks of busiest(groupBy(waits, (row) => JSON.stringify([row.from, row.to])))) {
    const [{ from, to } = { from: '', to: '' }] = weeks;
    yield { subject: { kind: 'wait', ...about, from, to }, byRatio: true, weeks: weeks.map(waitWeek) };
  }
  const costs = await analytics.query<CostRow>(weeklyCosts, parameters);
  for (const weeks of groupBy(costs, (row) => row.currency)) {
    const currency = weeks[0]?.currency ?? '';
    yield { subject: { kind: 'cost', ...about, currency }, byRatio: true, weeks: weeks.map(costWeek) };
  }
}

interface WaitRow {
  readonly from: string;
  readonly to: string;
  readonly week_ms: number;
  readonly customers: number;
  readonly quartiles: readonly number[];
}

interface CostRow {
  readonly currency: string;
  readonly week_ms: number;
  readonly customers: number;
  readonly mean: number;
  readonly deviation: number;
}

/** The error of a median of n values of a normal spread, in logarithms told by the quartiles: 1.2533 σ / √n. */
function waitWeek({ week_ms, customers, quartiles }: WaitRow): WatchedWeek {
  const [low = 0, median = 0, high = 0] = quartiles;
  const deviation = low > 0 ? Math.log(high / low) / 1.349 : 0;
  return { fromMs: week_ms, value: median, customers, error: (1.2533 * deviation * median) / Math.sqrt(customers) };
}

function costWeek({ week_ms, customers, mean, deviation }: CostRow): WatchedWeek {
  const error = Number.isFinite(deviation) ? deviation / Math.sqrt(customers) : 0;
  return { fromMs: week_ms, value: mean, customers, error };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? [];
    group.push(row);
    groups.set(keyOf(row), group);
  }
  return [...groups.values()];
}

function busiest(groups: WaitRow[][]): WaitRow[][] {
  const customers = (rows: readonly WaitRow[]) => rows.reduce((sum, row) => sum + row.customers, 0);
  return groups.sort((one, other) => customers(other) - customers(one)).slice(0, waitsPerJourney);
}

function engineInstant(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
