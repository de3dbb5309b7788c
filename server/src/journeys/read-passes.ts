import type { Analytics, Parameters } from '../engines/index.ts';
import mapPasses from './map-passes.sql';
import newPairs from './new-pairs.sql';
import pairNames from './pair-names.sql';
import stepsAll from './steps-all.sql';
import stepsKept from './steps-kept.sql';
import { askCases, askSums, type View } from './view.ts';

interface Pair {
  /** The number of the pair, as text. */
  readonly key: string;
  readonly from_activity: string;
  /** Empty at the end of a case. */
  readonly to_activity: string;
}

export interface PassRow extends Pair {
  readonly passes: number;
  readonly cases: number;
  readonly first_visits: number;
  readonly second_visits: number;
  readonly hidden_total: number;
  readonly total_ms: number;
  readonly quantile_seconds: readonly [number, number, number, number];
}

/**
 * The activities of pairs by their number, which depends on nothing but the two names: to read the names with every
 * answer would take a fifth of its time.
 */
const known = new Map<string, Pair>();
const mostKnown = 200_000;
const mostActivities = 1000;
/** Of more pairs than these, all cases are asked for the names. */
const mostAskedByKey = 200;

/** How cases go from step to step, the most frequent first; `kept` are the activities that are drawn, null for all. */
export async function readPasses(
  analytics: Analytics,
  view: View,
  kept: readonly string[] | null,
): Promise<readonly PassRow[]> {
  const parameters: Parameters = kept === null ? {} : { kept_activities: [...kept].sort() };
  const ofSteps = (sql: string) => sql.replace('/*steps*/', () => (kept === null ? stepsAll : stepsKept));
  const rows = await askSums<Omit<PassRow, 'from_activity' | 'to_activity'>>(analytics, view, {
    sql: ofSteps(mapPasses),
    parameters,
    shape: {
      by: ['key'],
      gone: 'deleted',
      sums: ['passes', 'cases', 'first_visits', 'second_visits', 'hidden_total', 'total_ms'],
    },
    kept: ['quantile_seconds'],
  });
  const isUnknown = (row: Pick<Pair, 'key'>) => !known.has(row.key);
  if (rows.some(isUnknown)) await learnNewPairs(analytics, rows.filter(isUnknown));
  const unknown = rows.filter(isUnknown).map((row) => row.key);
  if (unknown.length > 0) {
    const isRoomy = known.size + unknown.length <= mostKnown;
    if (!isRoomy) known.clear();
    const of_all = !isRoomy || unknown.length > mostAskedByKey;
    const asked = { ...parameters, of_all, keys: of_all ? [] : unknown };
    for (const pair of await askCases<Pair>(analytics, view, ofSteps(pairNames), asked)) known.set(pair.key, pair);
  }
  return rows
    .flatMap((row) => {
      const names = known.get(row.key);
      return names === undefined ? [] : [{ ...row, ...names }];
    })
    .sort(byPasses);
}

/** Most pairs that are new are of activities that are not. */
async function learnNewPairs(analytics: Analytics, rows: readonly Pick<Pair, 'key'>[]): Promise<void> {
  const activities = [...new Set([...known.values()].map((pair) => pair.from_activity))];
  if (activities.length > mostActivities) return;
  const keys = rows.map((row) => row.key);
  for (const pair of await analytics.query<Pair>(newPairs, { activities, keys })) known.set(pair.key, pair);
}

function byPasses(one: PassRow, other: PassRow): number {
  return (
    other.passes - one.passes ||
    inOrder(one.from_activity, other.from_activity) ||
    inOrder(one.to_activity, other.to_activity)
  );
}

function inOrder(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
