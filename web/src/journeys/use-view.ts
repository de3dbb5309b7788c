import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CasePredicate, casePredicateSchema, type Journey } from '@throughline/core/journeys';
import { api } from '../api/index.ts';
import { addressWith, go, type Place, usePlace } from '../app/location.ts';

/** The filter of a view as the address says it. */
export interface ViewFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly where: readonly CasePredicate[];
}

export function filterOf(place: Place): ViewFilter {
  return {
    from: place.search.get('from'),
    to: place.search.get('to'),
    where: predicatesOf(place.search.get('filter')),
  };
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

/** Adds one part to the filter of the page that is open. */
export function addToFilter(place: Place, predicate: CasePredicate, path = place.path): void {
  const { where } = filterOf(place);
  const already = where.some((one) => JSON.stringify(one) === JSON.stringify(predicate));
  go(addressWith(place, filterChange(already ? where : [...where, predicate]), path));
}

/** The query text of an API call on the view that is open. */
export function viewQuery(place: Place, more: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(more);
  for (const name of ['from', 'to', 'filter']) {
    const value = place.search.get(name);
    if (value !== null) search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** An answer about the view that is open; the one before stays while the next is on its way. */
export function useView<T>(journey: string, view: string, more: Readonly<Record<string, string>> = {}, enabled = true) {
  const place = usePlace();
  const path = `/journeys/${encodeURIComponent(journey)}/${view}${viewQuery(place, more)}`;
  const answer = useQuery({
    queryKey: ['view', path],
    queryFn: () => api<T>(path),
    placeholderData: keepPreviousData,
    enabled,
  });
  return { ...answer, path: `/api/v1${path}` };
}

export function useJourneys() {
  return useQuery({
    queryKey: ['journeys'],
    queryFn: async () => (await api<{ items: Journey[] }>('/journeys')).items,
  });
}
