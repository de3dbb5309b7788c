import {
  everyCase,
  type JourneyMap,
  keepActivities,
  keepTransitions,
  type MapActivity,
  type MapTransition,
} from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import activityOwners from './activity-owners.sql';
import mapActivities from './map-activities.sql';
import mapFit from './map-fit.sql';
import { type PopulationRow, readPopulation } from './population.ts';
import { type PassRow, readPasses } from './read-passes.ts';
import stepsAll from './steps-all.sql';
import { askSums, evidenceOf, isoOrNull, type View } from './view.ts';

/** How much of the journey the map draws, in per cent: of events by its activities, of passes by its transitions. */
export interface MapDetail {
  readonly coverage: number;
  readonly paths: number;
  /** These activities and no others, instead of those that cover so much. */
  readonly activities?: readonly string[] | undefined;
}

export const wholeMap: MapDetail = { coverage: 100, paths: 100 };

interface ActivityRow {
  name: string;
  events: number;
  cases: number;
  repeats: number;
}

/** The channel and function most events of each activity come from. */
export type Owners = ReadonlyMap<string, { readonly channel: string; readonly function: string }>;

/** Answers owners as they were kept for a while: of all activities, or of those that are named. */
export type OwnersReader = (of: readonly string[] | null) => Promise<Owners>;

/** For who has no use for owners. */
export const noOwners: OwnersReader = async () => new Map();

interface OwnerRow {
  readonly activity: string;
  readonly channel: string;
  readonly function: string;
  readonly events: number;
}

/** Who owns each activity of a journey, or some of them, whatever the filter: it changes only with the events. */
export async function readOwners(
  analytics: Analytics,
  view: View,
  of: readonly string[] | null = null,
): Promise<Owners> {
  const rows = await askSums<OwnerRow>(
    analytics,
    { ...view, filter: everyCase },
    {
      sql: activityOwners,
      parameters: { of_all: of === null, of: of ?? [] },
      shape: { by: ['activity', 'channel', 'function'], sums: ['events'] },
      // What was asked for too early is asked for again soon.
      mayLagMilliseconds: of === null ? 60_000 : 5000,
    },
  );
  const ofActivity = new Map<string, OwnerRow[]>();
  for (const row of rows) ofActivity.set(row.activity, [...(ofActivity.get(row.activity) ?? []), row]);
  const ownerIn = (own: readonly OwnerRow[], of: 'channel' | 'function') => {
    const counts = new Map<string, number>();
    for (const row of own) counts.set(row[of], (counts.get(row[of]) ?? 0) + row.events);
    const isAhead = (one: readonly [string, number], other: readonly [string, number]) =>
      one[1] > other[1] || (one[1] === other[1] && one[0] > other[0]);
    return [...counts].reduce((most, one) => (isAhead(one, most) ? one : most))[0];
  };
  return new Map(
    [...ofActivity].map(([activity, own]) => [
      activity,
      { channel: ownerIn(own, 'channel'), function: ownerIn(own, 'function') },
    ]),
  );
}

/** The directly-follows map of a view (METHODS §2.1), simplified as asked without changing a count (§2.2). */
export async function readMap(
  analytics: Analytics,
  view: View,
  detail: MapDetail = wholeMap,
  owners: OwnersReader = (of) => readOwners(analytics, view, of),
): Promise<JourneyMap> {
  const [[population], { all, kept, passes }, keptOwners] = await Promise.all([
    readPopulation(analytics, view),
    readShown(analytics, view, detail),
    owners(null),
  ]);
  const shownCounts = countsFrom(passes);
  const counts = all ?? shownCounts;
  const transitions = passes.filter((row) => row.to_activity !== '').map((row) => transitionOf(row, kept !== null));
  const people = populationOf(population);
  const unowned = shownCounts
    .map((one) => one.activity)
    .filter((activity) => !keptOwners.has(activity))
    .sort();
  const newOwners = unowned.length === 0 ? [] : await owners(unowned);
  const activities = withEnds(shownCounts, passes, new Map([...keptOwners, ...newOwners]));
  const shown = detail.paths >= 100 ? transitions : keepTransitions(activities, transitions, detail.paths / 100);
  const isWhole = kept === null && shown.length === transitions.length;
  const casesFit = isWhole ? people.cases : await countFitting(analytics, view, kept, shown);
  return {
    journey: { id: view.journey.id, name: view.journey.name, version: view.journey.version },
    population: people,
    activities,
    transitions: [...shown],
    coverage: {
      activitiesShown: activities.length,
      activitiesTotal: counts.length,
      eventsShare: share(sumOf(activities, 'events'), sumOf(counts, 'events')),
      transitionsShown: shown.length,
      transitionsTotal: transitions.length,
      passesShare: share(sumOf(shown, 'count'), sumOf(transitions, 'count')),
      casesFit,
    },
    evidence: evidenceOf(view, people),
  };
}

/** The passes between the activities that are drawn, and the counts of all where these are not all. */
async function readShown(analytics: Analytics, view: View, detail: MapDetail) {
  const isWhole = detail.coverage >= 100 && detail.activities === undefined;
  const all = isWhole ? null : (await readActivities(analytics, view)).map(countsOf);
  const kept = all === null ? null : keptOf(all, detail);
  return { all, kept, passes: await readPasses(analytics, view, kept) };
}

/** How often each activity occurs, the most frequent first. */
async function readActivities(analytics: Analytics, view: View): Promise<readonly ActivityRow[]> {
  const shape = { by: ['name'], sums: ['events', 'cases', 'repeats'] };
  return [...(await askSums<ActivityRow>(analytics, view, { sql: mapActivities, shape }))].sort(byEvents);
}

function byEvents(a: ActivityRow, b: ActivityRow): number {
  return b.events - a.events || (a.name < b.name ? -1 : 1);
}

/** The activities that are drawn; null for all of them. */
function keptOf(all: readonly MapActivity[], { activities, coverage }: MapDetail): readonly string[] | null {
  const wanted =
    activities === undefined
      ? keepActivities(all, coverage / 100)
      : all.map((one) => one.activity).filter((name) => activities.includes(name));
  return wanted.length === all.length ? null : wanted;
}

function sumOf<K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

async function countFitting(
  analytics: Analytics,
  view: View,
  kept: readonly string[] | null,
  shown: readonly MapTransition[],
): Promise<number> {
  const sql = mapFit.replace('/*steps*/', () => stepsAll);
  // In an order that stays the same while counts change: it is the same question then.
  const edges = shown.map(({ from, to }) => [from, to] as const).sort((a, b) => (String(a) < String(b) ? -1 : 1));
  const parameters = {
    whole: kept === null,
    kept_activities: [...(kept ?? [])].sort(),
    shown_from: edges.map(([from]) => from),
    shown_to: edges.map(([, to]) => to),
  };
  const shape = { by: [], sums: ['cases'] };
  const [row] = await askSums<{ cases: number }>(analytics, view, { sql, parameters, shape });
  return row?.cases ?? 0;
}

/** The counts of the activities a map shows, by the passes that go out from them. */
function countsFrom(passes: readonly PassRow[]): MapActivity[] {
  const rows = new Map<string, ActivityRow>();
  for (const { from_activity: name, passes: events, first_visits: cases, second_visits: repeats } of passes) {
    const row = rows.get(name) ?? { name, events: 0, cases: 0, repeats: 0 };
    rows.set(name, {
      name,
      events: row.events + events,
      cases: row.cases + cases,
      repeats: row.repeats + repeats,
    });
  }
  return [...rows.values()].sort(byEvents).map(countsOf);
}

function countsOf(row: ActivityRow): MapActivity {
  const { name, events, cases, repeats } = row;
  return { activity: name, events, cases, repeats, starts: 0, ends: 0, channel: '', function: '' };
}

/** Whatever no pass leads to begins a case. */
function withEnds(counts: readonly MapActivity[], passes: readonly PassRow[], owners: Owners): MapActivity[] {
  const ends = new Map(passes.filter((row) => row.to_activity === '').map((row) => [row.from_activity, row.passes]));
  const arrivals = new Map<string, number>();
  for (const { to_activity: to, passes: count } of passes) arrivals.set(to, (arrivals.get(to) ?? 0) + count);
  return counts.map((one) => ({
    ...one,
    // Cases may change between the two questions for passes and their names.
    starts: Math.max(0, one.events - (arrivals.get(one.activity) ?? 0)),
    ends: ends.get(one.activity) ?? 0,
    channel: owners.get(one.activity)?.channel ?? '',
    function: owners.get(one.activity)?.function ?? '',
  }));
}

function transitionOf(row: PassRow, isProjected: boolean): MapTransition {
  const [p25Seconds, medianSeconds, p90Seconds, p99Seconds] = row.quantile_seconds;
  return {
    from: row.from_activity,
    to: row.to_activity,
    cases: row.cases,
    count: row.passes,
    medianSeconds,
    p90Seconds,
    p99Seconds,
    p25Seconds,
    meanSeconds: row.total_ms / row.passes / 1000,
    hiddenSteps: isProjected ? row.hidden_total : 0,
  };
}

function populationOf(row: PopulationRow | undefined): JourneyMap['population'] {
  const cases = row?.cases ?? 0;
  const orNull = (value: number | null | undefined) =>
    cases === 0 || value === null || value === undefined ? null : value;
  return {
    cases,
    customers: row?.customers ?? 0,
    events: row?.events ?? 0,
    medianDurationSeconds: orNull(row?.quantile_seconds[0]),
    p90DurationSeconds: orNull(row?.quantile_seconds[1]),
    meanDurationSeconds: orNull(row === undefined ? null : row.total_ms / cases / 1000),
    reworkCases: row?.rework_cases ?? 0,
    firstAt: isoOrNull(row?.first_ms, cases),
    lastAt: isoOrNull(row?.last_ms, cases),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
