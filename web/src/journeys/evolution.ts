import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { JourneyMap } from '@throughline/core/journeys';
import { addressOf, call } from '../api/index.ts';
import { addressWith, go, type Place, usePlace } from '../app/location.ts';
import { viewQuery } from './use-view.ts';

const oneDay = 86_400_000;
const oneWeek = 7 * oneDay;

/** A map that is shown stretch by stretch. The address keeps the period it is laid out by; its own period is the stretch. */
export interface Evolution {
  /** The period whose map says where steps stand; null ends are open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly weeks: number;
}

/** How the journey evolves, where the address asks for it: `evolve=weeks~from~to`. */
export function evolutionOf(place: Place): Evolution | null {
  const [weeks, from = '', to = ''] = (place.search.get('evolve') ?? '').split('~');
  const count = Number(weeks);
  if (!Number.isInteger(count) || count < 1 || count > 26) return null;
  return { from: from === '' ? null : from, to: to === '' ? null : to, weeks: count };
}

function writeEvolution({ weeks, from, to }: Evolution): string {
  return `${weeks}~${from ?? ''}~${to ?? ''}`;
}

const dateOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

function mondayOf(iso: string): number {
  const days = Math.floor(Date.parse(iso) / oneDay);
  return (days - ((((days + 3) % 7) + 7) % 7)) * oneDay;
}

/** The first days of all stretches a map can be shown by: every Monday from its first case to its last event. */
export function mondaysOf({ population }: JourneyMap): readonly string[] {
  if (population.firstAt === null || population.lastAt === null) return [];
  const [first, last] = [mondayOf(population.firstAt), mondayOf(population.lastAt)];
  return Array.from({ length: Math.min(520, (last - first) / oneWeek + 1) }, (_, week) =>
    dateOf(first + week * oneWeek),
  );
}

/** The address of a stretch: its weeks as the period, the period of the whole beside it. */
export function stretchAddress(place: Place, evolution: Evolution, monday: string): string {
  const end = dateOf(Date.parse(monday) + evolution.weeks * oneWeek);
  return addressWith(place, { evolve: writeEvolution(evolution), from: monday, to: end });
}

/** Begins with the first stretch of the map that is open. */
export function beginEvolution(place: Place, map: JourneyMap): void {
  const [first] = mondaysOf(map);
  const evolution = { from: place.search.get('from'), to: place.search.get('to'), weeks: 1 };
  if (first !== undefined) go(stretchAddress(place, evolution, first));
}

/** Goes back to the map of the whole period. */
export function endEvolution(place: Place, { from, to }: Evolution): void {
  go(addressWith(place, { evolve: null, from, to }));
}

/** The map of the stretch that the address names, of the same activities as the whole; and the next one ahead of time. */
export function useStretch(journey: string, whole: JourneyMap | undefined, evolution: Evolution | null) {
  const place = usePlace();
  const kept = whole?.activities.map((one) => one.activity) ?? [];
  const isEvery = whole?.coverage.activitiesShown === whole?.coverage.activitiesTotal;
  const query = { ...viewQuery(place), ...(isEvery ? {} : { activities: JSON.stringify(kept) }) };
  const ask = (asked: typeof query) => ({
    queryKey: ['view', 'stretch', journey, asked],
    queryFn: () => call('get', '/journeys/{id}/map', { path: { id: journey }, query: asked }),
  });
  const isOn = evolution !== null && whole !== undefined;
  const answer = useQuery({ ...ask(query), enabled: isOn, placeholderData: keepPreviousData });
  const { from, to } = query;
  const later = (day: string | undefined) => dateOf(Date.parse(day ?? '1970-01-01') + oneWeek);
  // The next stretch is fetched ahead of time, so that playing does not wait for it.
  const isShown = isOn && from !== undefined && to !== undefined && answer.isSuccess && !answer.isPlaceholderData;
  useQuery({ ...ask({ ...query, from: later(from), to: later(to) }), enabled: isShown });
  return { ...answer, path: addressOf('/journeys/{id}/map', { path: { id: journey }, query }) };
}

/** The map of the whole period with the numbers of a stretch: what did not happen in it stays where it is, with none. */
export function withNumbersOf(whole: JourneyMap, stretch: JourneyMap): JourneyMap {
  const activities = new Map(stretch.activities.map((one) => [one.activity, one]));
  const transitions = new Map(stretch.transitions.map((one) => [JSON.stringify([one.from, one.to]), one]));
  return {
    ...stretch,
    activities: whole.activities.map(
      (one) => activities.get(one.activity) ?? { ...one, events: 0, cases: 0, repeats: 0, starts: 0, ends: 0 },
    ),
    transitions: whole.transitions.map(
      (one) =>
        transitions.get(JSON.stringify([one.from, one.to])) ?? {
          ...one,
          cases: 0,
          count: 0,
          medianSeconds: 0,
          p90Seconds: 0,
          p99Seconds: 0,
          p25Seconds: 0,
          meanSeconds: 0,
          hiddenSteps: 0,
        },
    ),
    coverage: { ...whole.coverage, casesFit: stretch.coverage.casesFit },
  };
}
