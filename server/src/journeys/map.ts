import {
  type JourneyMap,
  keepActivities,
  keepTransitions,
  type MapActivity,
  type MapTransition,
} from '@throughline/core/journeys';
import type { Analytics, Parameters } from '../engines/index.ts';
import activityOwners from './activity-owners.sql';
import mapFit from './map-fit.sql';
import mapPasses from './map-passes.sql';
import mapPopulation from './map-population.sql';
import stepsAll from './steps-all.sql';
import stepsKept from './steps-kept.sql';
import { askCases, evidenceOf, isoOrNull, type View } from './view.ts';

/** How much of the journey the map draws, in per cent: of events by its activities, of passes by its transitions. */
export interface MapDetail {
  readonly coverage: number;
  readonly paths: number;
}

export const wholeMap: MapDetail = { coverage: 100, paths: 100 };

interface PassRow {
  from_activity: string;
  to_activity: string;
  passes: number;
  cases: number;
  first_visits: number;
  second_visits: number;
  starts: number;
  hidden_total: number;
  mean_seconds: number;
  quantile_seconds: [number, number, number, number];
}

export interface PopulationRow {
  cases: number;
  customers: number;
  events: number;
  rework_cases: number;
  mean_seconds: number | null;
  quantile_seconds: [number | null, number | null];
  first_ms: number;
  last_ms: number;
}

/** The directly-follows map of a view (METHODS §2.1), simplified as asked without changing a count (§2.2). */
export async function readMap(analytics: Analytics, view: View, detail: MapDetail = wholeMap): Promise<JourneyMap> {
  const [passes, populationRows, owners] = await Promise.all([
    readPasses(analytics, view, null),
    askCases<PopulationRow>(analytics, view, mapPopulation),
    askCases<{ activity: string; channel: string; function: string }>(analytics, view, activityOwners),
  ]);
  const ownerOf = new Map(owners.map((owner) => [owner.activity, owner]));
  const all = activitiesOf(passes, ownerOf);
  const kept = detail.coverage >= 100 ? null : keepActivities(all, detail.coverage / 100);
  const keptPasses = kept === null || kept.length === all.length ? passes : await readPasses(analytics, view, kept);
  const activities = keptPasses === passes ? all : activitiesOf(keptPasses, ownerOf);
  const transitions = keptPasses.filter((row) => row.to_activity !== '').map(transitionOf);
  const shown = detail.paths >= 100 ? transitions : keepTransitions(activities, transitions, detail.paths / 100);
  const population = populationOf(populationRows[0]);
  const whole = keptPasses === passes && shown.length === transitions.length;
  const casesFit = whole
    ? population.cases
    : await countFitting(analytics, view, keptPasses === passes ? null : kept, shown);
  const passesIn = (edges: readonly MapTransition[]) => edges.reduce((sum, edge) => sum + edge.count, 0);
  const eventsIn = (steps: readonly MapActivity[]) => steps.reduce((sum, step) => sum + step.events, 0);
  return {
    journey: { id: view.journey.id, name: view.journey.name, version: view.journey.version },
    population,
    activities: [...activities],
    transitions: [...shown],
    coverage: {
      activitiesShown: activities.length,
      activitiesTotal: all.length,
      eventsShare: share(eventsIn(activities), eventsIn(all)),
      transitionsShown: shown.length,
      transitionsTotal: transitions.length,
      passesShare: share(passesIn(shown), passesIn(transitions)),
      casesFit,
    },
    evidence: evidenceOf(view, population),
  };
}

async function readPasses(
  analytics: Analytics,
  view: View,
  kept: readonly string[] | null,
): Promise<readonly PassRow[]> {
  return askCases<PassRow>(
    analytics,
    view,
    mapPasses.replace('/*steps*/', () => steps(kept)),
    keptParameters(kept),
  );
}

async function countFitting(
  analytics: Analytics,
  view: View,
  kept: readonly string[] | null,
  shown: readonly MapTransition[],
): Promise<number> {
  const sql = mapFit.replace('/*steps*/', () => steps(kept));
  const parameters = {
    ...keptParameters(kept),
    shown_from: shown.map((edge) => edge.from),
    shown_to: shown.map((edge) => edge.to),
  };
  return (await askCases<{ cases: number }>(analytics, view, sql, parameters))[0]?.cases ?? 0;
}

function steps(kept: readonly string[] | null): string {
  return kept === null ? stepsAll : stepsKept;
}

function keptParameters(kept: readonly string[] | null): Parameters {
  return kept === null ? {} : { kept_activities: kept };
}

function activitiesOf(
  passes: readonly PassRow[],
  owners: ReadonlyMap<string, { channel: string; function: string }>,
): readonly MapActivity[] {
  const activities = new Map<string, MapActivity>();
  for (const row of passes) {
    const name = row.from_activity;
    const before = activities.get(name);
    activities.set(name, {
      activity: name,
      cases: (before?.cases ?? 0) + row.first_visits,
      events: (before?.events ?? 0) + row.passes,
      starts: (before?.starts ?? 0) + row.starts,
      ends: (before?.ends ?? 0) + (row.to_activity === '' ? row.passes : 0),
      repeats: (before?.repeats ?? 0) + row.second_visits,
      channel: owners.get(name)?.channel ?? '',
      function: owners.get(name)?.function ?? '',
    });
  }
  return [...activities.values()].sort((a, b) => b.events - a.events || (a.activity < b.activity ? -1 : 1));
}

function transitionOf(row: PassRow): MapTransition {
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
    meanSeconds: row.mean_seconds,
    hiddenSteps: row.hidden_total,
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
    meanDurationSeconds: orNull(row?.mean_seconds),
    reworkCases: row?.rework_cases ?? 0,
    firstAt: isoOrNull(row?.first_ms, cases),
    lastAt: isoOrNull(row?.last_ms, cases),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
