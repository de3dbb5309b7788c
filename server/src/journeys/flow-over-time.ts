import type { Replay, Volume } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import { readPopulation } from './population.ts';
import replaySql from './replay.sql';
import { askCases, evidenceOf, type View } from './view.ts';
import volumeSql from './volume.sql';

const day = 86_400_000;

/** How many cases began in each hour, day, week or month: the finest unit that gives at most about 120 bars. */
export async function readVolume(analytics: Analytics, view: View): Promise<Volume> {
  const [population] = await readPopulation(analytics, view);
  const span = population === undefined || population.cases === 0 ? 0 : population.last_ms - population.first_ms;
  const unit = span <= 4 * day ? 'hour' : span <= 120 * day ? 'day' : span <= 840 * day ? 'week' : 'month';
  const rows = await askCases<{ at: number; cases: number }>(analytics, view, volumeSql, { unit });
  return {
    unit,
    buckets: withEmpty(rows, unit).map((row) => ({ at: new Date(row.at * 1000).toISOString(), cases: row.cases })),
    evidence: evidenceOf(view, { cases: population?.cases ?? 0, customers: population?.customers ?? 0 }),
  };
}

interface Bucket {
  /** Seconds since 1970. */
  readonly at: number;
  readonly cases: number;
}

/** More bars than this cannot be told apart. */
const mostBuckets = 600;

/** Stretches of time one after another, those in which no case began too, unless these would be most of them. */
export function withEmpty(rows: readonly Bucket[], unit: Volume['unit']): readonly Bucket[] {
  const all: Bucket[] = [];
  for (const row of rows) {
    for (let last = all.at(-1); last !== undefined && nextAt(last.at, unit) < row.at; last = all.at(-1))
      all.push({ at: nextAt(last.at, unit), cases: 0 });
    all.push(row);
    if (all.length > mostBuckets) return rows;
  }
  return all;
}

const secondsOf = { hour: 3600, day: 86_400, week: 604_800 } as const;

function nextAt(at: number, unit: Volume['unit']): number {
  if (unit !== 'month') return at + secondsOf[unit];
  const next = new Date(at * 1000);
  return next.setUTCMonth(next.getUTCMonth() + 1) / 1000;
}

/** Real cases to move over the map, chosen evenly by their id, so that the same view shows the same cases. */
export async function readReplay(analytics: Analytics, view: View, limit: number): Promise<Replay> {
  const [rows, [population]] = await Promise.all([
    askCases<{ id: string; activity: string[]; at_ms: number[] }>(analytics, view, replaySql, { limit }),
    readPopulation(analytics, view),
  ]);
  const names = [...new Set(rows.flatMap((row) => row.activity))].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  const from = rows.reduce((first, row) => Math.min(first, row.at_ms[0] ?? first), Number.POSITIVE_INFINITY);
  const to = rows.reduce((last, row) => Math.max(last, row.at_ms.at(-1) ?? last), Number.NEGATIVE_INFINITY);
  return {
    from: rows.length === 0 ? null : new Date(from).toISOString(),
    seconds: rows.length === 0 ? 0 : (to - from) / 1000,
    activities: names,
    cases: rows.map((row) => ({
      id: row.id,
      steps: row.activity.map((name) => place.get(name) ?? 0),
      at: row.at_ms.map((at) => (at - from) / 1000),
    })),
    shown: rows.length,
    total: population?.cases ?? 0,
  };
}
