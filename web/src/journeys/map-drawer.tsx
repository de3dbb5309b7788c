import type { CasePredicate, JourneyMap } from '@throughline/core/journeys';
import { count, duration, rate } from '../parts/format.ts';
import type { Rows } from './drawer.tsx';
import { edgeKey } from './map-layout.ts';
import { NumberDrawer } from './number-drawer.tsx';
import { closeNumber, type NumberName, openNumber } from './open-number.ts';
import type { Effect } from './outcome-layer.ts';

interface MapDrawerProps {
  readonly map: JourneyMap;
  readonly name: NumberName;
  readonly path: string;
  /** What the layer that is shown says of steps and transitions; null where it says nothing beside the map. */
  readonly effects: ReadonlyMap<string, Effect> | null;
}

interface Opened {
  readonly title: string;
  readonly rows: Rows | null;
  readonly predicate: CasePredicate | null;
}

/** The evidence of a number of the map: an activity, a transition, or the whole. */
export function MapDrawer({ map, name, path, effects }: MapDrawerProps) {
  const { title, rows, predicate } = opened(map, name);
  const isRepeats = name[0] === 'repeats';
  return (
    <NumberDrawer
      journey={map.journey.id}
      title={title}
      rows={[...effectRows(effects, name), ...(rows ?? [['Now', 'not on the map as it is drawn'] as const])]}
      predicate={predicate}
      evidence={map.evidence}
      path={path}
      onClose={closeNumber}
    >
      {predicate === null && (
        <button type="button" className="link" onClick={() => openNumber(['repeats'])}>
          The cases that repeat a step
        </button>
      )}
      {isRepeats && (
        <button type="button" className="link" onClick={() => openNumber(['whole'])}>
          Back to all cases
        </button>
      )}
    </NumberDrawer>
  );
}

/** The number of the layer stands first: it is what was clicked on. */
function effectRows(effects: MapDrawerProps['effects'], [sort, first = '', second = '']: NumberName): Rows {
  const key = sort === 'activity' ? first : sort === 'transition' ? edgeKey(first, second) : null;
  return key === null ? [] : (effects?.get(key)?.rows ?? []);
}

function opened(map: JourneyMap, [sort, first = '', second = '']: NumberName): Opened {
  switch (sort) {
    case 'activity':
      return { title: first, rows: activityRows(map, first), predicate: { kind: 'occurs', activity: first } };
    case 'transition': {
      const line = map.transitions.find((edge) => edge.from === first && edge.to === second);
      // A line may pass hidden activities over.
      const among = (line?.hiddenSteps ?? 0) === 0 ? {} : { among: map.activities.map((one) => one.activity) };
      const predicate = { kind: 'follows' as const, from: first, to: second, directly: true, ...among };
      return { title: `${first} → ${second}`, rows: transitionRows(map, first, second), predicate };
    }
    case 'repeats':
      return { title: 'Cases that repeat a step', rows: repeatRows(map), predicate: { kind: 'repeats' } };
    default:
      return { title: map.journey.name, rows: wholeRows(map), predicate: null };
  }
}

function activityRows(map: JourneyMap, name: string): Rows | null {
  const one = map.activities.find((activity) => activity.activity === name);
  if (one === undefined) return null;
  const { cases, customers } = map.population;
  return [
    ['Cases', `${count(one.cases)} (${rate(one.cases, cases, customers)})`],
    ['Events', count(one.events)],
    ['Cases that begin here', count(one.starts)],
    ['Cases that end here', count(one.ends)],
    [
      'Cases that come here again',
      `${count(one.repeats)} (${rate(one.repeats, one.cases, Math.min(one.cases, customers))} of its cases)`,
    ],
    ['Most often by', one.channel === '' ? 'no channel given' : one.channel],
    ['Owned by', one.function === '' ? 'no function given' : one.function],
  ];
}

function transitionRows(map: JourneyMap, from: string, to: string): Rows | null {
  const one = map.transitions.find((edge) => edge.from === from && edge.to === to);
  if (one === undefined) return null;
  const { cases, customers } = map.population;
  return [
    ['Cases', `${count(one.cases)} (${rate(one.cases, cases, customers)})`],
    ['Passes', count(one.count)],
    ['Median time', duration(one.medianSeconds)],
    ['9 of 10 take at most', duration(one.p90Seconds)],
    ['99 of 100 take at most', duration(one.p99Seconds)],
    ['The quickest quarter', `at most ${duration(one.p25Seconds)}`],
    ['Hidden steps in between', one.hiddenSteps === 0 ? 'none' : count(one.hiddenSteps)],
    ['What time means here', 'elapsed: waiting and the next step together'],
  ];
}

function repeatRows({ population }: JourneyMap): Rows {
  const { reworkCases, cases, customers } = population;
  return [
    ['Cases', `${count(reworkCases)} (${rate(reworkCases, cases, customers)})`],
    ['What it means', 'any activity comes more than once in the case'],
  ];
}

function wholeRows({ population, coverage }: JourneyMap): Rows {
  const orNone = (seconds: number | null) => (seconds === null ? 'none' : duration(seconds));
  const { cases, customers, reworkCases } = population;
  return [
    ['Cases', count(cases)],
    ['Customers', count(customers)],
    ['Events', count(population.events)],
    ['Median duration', orNone(population.medianDurationSeconds)],
    ['9 of 10 take at most', orNone(population.p90DurationSeconds)],
    ['Cases that repeat a step', `${count(reworkCases)} (${rate(reworkCases, cases, customers)})`],
    ['Different activities', count(coverage.activitiesTotal)],
    ['Different transitions', count(coverage.transitionsTotal)],
    ['Cases drawn whole', `${count(coverage.casesFit)}: no step and no way of theirs is hidden`],
  ];
}
