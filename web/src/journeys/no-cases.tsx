import { useQuery, useQueryClient } from '@tanstack/react-query';
import { statesUnderWay } from '@throughline/core/events';
import { useEffect, useRef } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { go, usePlace } from '../app/location.ts';
import { WaysIn } from '../app/ways-in.tsx';
import { Empty, Waiting } from '../parts/states.tsx';

/** What stands in the place of a map without cases: what to do about it, or what is on its way. */
export function NoCases({ isFiltered }: { isFiltered: boolean }) {
  const place = usePlace();
  const comingIn = useComingIn();
  if (isFiltered) {
    return (
      <Empty title="No case passes this filter">
        <p>Take a part of the filter out, or choose a longer period.</p>
        <Link className="button" href={place.path}>
          Clear all
        </Link>
      </Empty>
    );
  }
  if (comingIn !== null) {
    return (
      <Empty title={`${comingIn} is being read`}>
        <Waiting what="The map is drawn as soon as its events are there" />
      </Empty>
    );
  }
  return (
    <Empty title="Your journeys will be drawn here">
      <p>Bring a file of events: who, what and when is enough. CSV, JSON lines, Parquet, XES and OCEL 2.0 are read.</p>
      <WaysIn />
    </Empty>
  );
}

/** The file whose events are on their way, if there is one. Once they are there, home opens the journey that says most. */
function useComingIn(): string | null {
  const imports = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await call('get', '/imports')).items,
    refetchInterval: 2000,
  });
  const queries = useQueryClient();
  const name = imports.data?.find((one) => statesUnderWay.includes(one.state))?.fileName ?? null;
  const wasComing = useRef(false);
  useEffect(() => {
    if (name === null && wasComing.current) void queries.invalidateQueries().then(() => go('/', { replace: true }));
    wasComing.current = name !== null;
  }, [name, queries]);
  return name;
}
