import { useState } from 'react';
import { addressWith, go, usePlace } from '../app/location.ts';
import { AddFilter } from './add-filter.tsx';
import { describeFilter } from './describe-filter.ts';
import { Period } from './period.tsx';
import { filterChange, filterOf, useCatalogue, useJourneys } from './use-view.ts';

/** The journey, the period and the filter of a page: all of it in the address. */
export function FilterBar({ journey, view }: { journey: string; view: string }) {
  const place = usePlace();
  const journeys = useJourneys();
  const catalogue = useCatalogue();
  const [isAdding, setAdding] = useState(false);
  const { from, to, where } = filterOf(place);
  return (
    <div className="filter-bar">
      <label>
        <span className="visually-hidden">Journey</span>
        <select value={journey} onChange={(event) => go(`/journeys/${encodeURIComponent(event.target.value)}/${view}`)}>
          {(journeys.data ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          {journeys.data === undefined && <option value={journey}>{journey}</option>}
        </select>
      </label>
      <Period lastAt={catalogue.data?.lastAt ?? null} />
      {where.map((predicate, index) => (
        <span className="chip" key={JSON.stringify(predicate)}>
          {describeFilter(predicate)}
          <button
            type="button"
            aria-label={`Remove: ${describeFilter(predicate)}`}
            onClick={() =>
              go(addressWith(place, { ...filterChange(where.filter((_, at) => at !== index)), cursor: null }))
            }
          >
            ×
          </button>
        </span>
      ))}
      <button type="button" className="button" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
        + Filter
      </button>
      {(from !== null || to !== null || where.length > 0) && (
        <button
          type="button"
          className="button quiet"
          onClick={() => go(addressWith(place, { from: null, to: null, filter: null, cursor: null }))}
        >
          Clear all
        </button>
      )}
      {isAdding && <AddFilter journey={journey} onDone={() => setAdding(false)} />}
    </div>
  );
}
