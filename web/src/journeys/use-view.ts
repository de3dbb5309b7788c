import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CasePredicate, casePredicateSchema } from '@throughline/core/journeys';
import { addressOf, call, callView, type ViewName, type ViewQuery } from '../api/index.ts';
import { addressWith, go, type Place, usePlace } from '../app/location.ts';

/** The filter of a view as the address says it. */
export interface ViewFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly where: readonly CasePredicate[];
}

export function filterOf(place: Place): ViewFilter {
  return {
    from: instantAt(place, 'from'),
    to: instantAt(place, 'to'),
    where: predicatesOf(place.search.get('filter')),
  };
}

/** A day or an instant of the address; null where none can be read there. */
function instantAt(place: Place, name: 'from' | 'to'): string | null {
  const written = place.search.get(name);
  return written === null || Number.isNaN(Date.parse(written)) ? null : written;
}

/** The parts of the filter; an address that was damaged filters nothing. */
function predicatesOf(text: string | null): readonly CasePredicate[] {
  if (text === null) return [];
  try {
    const parsed = casePredicateSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return [];
    return parsed.data.kind === 'all' ? parsed.data.of : [parsed.data];
  } catch {
    return [];
  }
}

/** The changes of an address that give it these parts of a filter. */
export function filterChange(where: readonly CasePredicate[]): Record<string, string | null> {
  return { filter: where.length === 0 ? null : JSON.stringify({ kind: 'all', of: where }) };
}

/** Adds one part to the filter of the page that is open, with other changes of its address. */
export function addToFilter(
  place: Place,
  predicate: CasePredicate,
  path = place.path,
  changes: Readonly<Record<string, string | null>> = {},
): void {
  const { where } = filterOf(place);
  const already = where.some((one) => JSON.stringify(one) === JSON.stringify(predicate));
  go(addressWith(place, { cursor: null, ...filterChange(already ? where : [...where, predicate]), ...changes }, path));
}

/** What the address says of the view that is open, as the API takes it. */
export function viewQuery(place: Place): { from?: string; to?: string; filter?: string } {
  const { from, to } = filterOf(place);
  const filter = place.search.get('filter');
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(filter ? { filter } : {}) };
}

/** An answer about the view that is open; the one before stays while the next is on its way. `wholeTime` leaves the period out. */
export function useView<V extends ViewName>(
  journey: string,
  view: V,
  more: ViewQuery<V>,
  { enabled = true, wholeTime = false }: { enabled?: boolean; wholeTime?: boolean } = {},
) {
  const place = usePlace();
  const { from, to, ...rest } = viewQuery(place);
  const period = { from, to };
  const path = addressOf(`/journeys/{id}/${view}`, {
    path: { id: journey },
    query: { ...rest, ...(wholeTime ? {} : period), ...more },
  });
  const answer = useQuery({
    queryKey: ['view', path],
    queryFn: () => callView(path, view),
    placeholderData: keepPreviousData,
    enabled,
  });
  return { ...answer, path };
}

/** The activities of a journey by name, whatever the filter: what forms on its pages can offer. */
export function useActivities(journey: string): readonly string[] | null {
  const map = useQuery({
    queryKey: ['activities', journey],
    queryFn: () => call('get', '/journeys/{id}/map', { path: { id: journey } }),
  });
  return map.data?.activities.map((one) => one.activity).sort((a, b) => a.localeCompare(b)) ?? null;
}

/** The names in use in the workspace. */
export function useCatalogue() {
  return useQuery({ queryKey: ['catalogue'], queryFn: () => call('get', '/catalogue') });
}

export function useJourneys() {
  return useQuery({
    queryKey: ['journeys'],
    queryFn: async () => (await call('get', '/journeys')).items,
  });
}
