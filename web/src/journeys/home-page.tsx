import type { Journey } from '@throughline/core/journeys';
import { useEffect } from 'react';
import { addressWith, go, usePlace } from '../app/location.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { useJourneys } from './use-view.ts';

/** Home goes to the map of the journey that says most: with journeys of its own, a workspace opens on the busiest one. */
export function HomePage() {
  const place = usePlace();
  const journeys = useJourneys();
  const home = journeys.data === undefined ? null : richest(journeys.data);
  useEffect(() => {
    if (home !== null) go(addressWith(place, {}, `/journeys/${encodeURIComponent(home)}/map`), { replace: true });
  }, [home, place]);
  if (journeys.isError) return <Problem error={journeys.error} retry={() => journeys.refetch()} />;
  return <Waiting what="Opening the map" />;
}

/** The journey with most events whose cases have at least four steps; the whole timeline when there is none. */
function richest(journeys: readonly Journey[]): string {
  const own = journeys.filter((one) => one.origin !== 'built-in' && one.cases > 0 && one.events / one.cases >= 4);
  return own.sort((a, b) => b.events - a.events)[0]?.id ?? 'all';
}
