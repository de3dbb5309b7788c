import type { Journey } from '@throughline/core/journeys';
import { Problem, Waiting } from '../parts/states.tsx';
import { MapPage } from './map-page.tsx';
import { useJourneys } from './use-view.ts';

/** Home: the map of the journey that says most. With journeys of its own, a workspace opens on the busiest of them. */
export function HomePage() {
  const journeys = useJourneys();
  if (journeys.isPending) return <Waiting what="Opening the map" />;
  if (journeys.isError) return <Problem error={journeys.error} retry={() => journeys.refetch()} />;
  return <MapPage journey={richest(journeys.data)} />;
}

/** The journey with most events whose cases have at least four steps; the whole timeline when there is none. */
export function richest(journeys: readonly Journey[]): string {
  const own = journeys.filter((one) => one.origin !== 'built-in' && one.cases > 0 && one.events / one.cases >= 4);
  return own.sort((a, b) => b.events - a.events)[0]?.id ?? 'all';
}
