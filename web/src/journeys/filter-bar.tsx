import { useQuery } from '@tanstack/react-query';
import type { CasePredicate } from '@throughline/core/journeys';
import { type FormEvent, useState } from 'react';
import { call } from '../api/index.ts';
import { addressWith, go, usePlace } from '../app/location.ts';
import { describeFilter } from './describe-filter.ts';
import { Period } from './period.tsx';
import { addToFilter, filterChange, filterOf, useActivities, useJourneys } from './use-view.ts';

export function useCatalogue() {
  return useQuery({ queryKey: ['catalogue'], queryFn: () => call('get', '/catalogue') });
}

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
            onClick={() => go(addressWith(place, filterChange(where.filter((_, at) => at !== index))))}
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
          onClick={() => go(addressWith(place, { from: null, to: null, filter: null }))}
        >
          Clear all
        </button>
      )}
      {isAdding && <AddFilter journey={journey} onDone={() => setAdding(false)} />}
    </div>
  );
}

const kinds = {
  occurs: 'Has the activity',
  'not-occurs': 'Does not have the activity',
  directly: 'One activity directly after another',
  follows: 'One activity some time after another',
  starts: 'Starts with',
  ends: 'Ends with',
  channel: 'Uses the channel',
  function: 'Is handled by the function',
  longer: 'Takes at least (days)',
  shorter: 'Takes at most (days)',
  property: 'A property is',
} as const;
type Kind = keyof typeof kinds;

function AddFilter({ journey, onDone }: { journey: string; onDone: () => void }) {
  const place = usePlace();
  const catalogue = useCatalogue();
  const [kind, setKind] = useState<Kind>('occurs');
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    addToFilter(place, predicateOf(kind, String(form.get('a') ?? ''), String(form.get('b') ?? '')));
    onDone();
  };
  const activities = useActivities(journey);
  const names: Readonly<Partial<Record<Kind, readonly string[]>>> = {
    channel: (catalogue.data?.channels ?? []).map((one) => one.name),
    function: (catalogue.data?.functions ?? []).map((one) => one.name),
    property: (catalogue.data?.properties ?? []).map((one) => one.name),
  };
  const isNumber = kind === 'longer' || kind === 'shorter';
  return (
    <form className="add-filter" onSubmit={add}>
      <label>
        Cases where
        <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
          {Object.entries(kinds).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {isNumber ? (
        <input name="a" type="number" min="0" step="any" required aria-label="Days" />
      ) : (
        <select name="a" required aria-label="Which">
          {(names[kind] ?? activities).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {(kind === 'directly' || kind === 'follows') && (
        <select name="b" required aria-label="Then which">
          {activities.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {kind === 'property' && <input name="b" required aria-label="Value" placeholder="Value" />}
      <button type="submit" className="button primary">
        Add
      </button>
      <button type="button" className="button quiet" onClick={onDone}>
        Cancel
      </button>
    </form>
  );
}

function predicateOf(kind: Kind, a: string, b: string): CasePredicate {
  switch (kind) {
    case 'occurs':
      return { kind: 'occurs', activity: a };
    case 'not-occurs':
      return { kind: 'not', of: { kind: 'occurs', activity: a } };
    case 'directly':
    case 'follows':
      return { kind: 'follows', from: a, to: b, directly: kind === 'directly' };
    case 'starts':
    case 'ends':
      return { kind, activities: [a] };
    case 'channel':
    case 'function':
      return { kind: 'event', where: { kind: 'field', field: kind, op: 'is', value: a } };
    case 'longer':
      return { kind: 'duration', minSeconds: Number(a) * 86_400 };
    case 'shorter':
      return { kind: 'duration', maxSeconds: Number(a) * 86_400 };
    case 'property':
      return { kind: 'event', where: { kind: 'property', name: a, op: 'is', value: b } };
  }
}
