import type { ReactNode } from 'react';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { Period, useCatalogue, useJourneys } from '../journeys/index.ts';

const moneyPages = [
  ['/money', 'Profit and loss'],
  ['/money/stake', 'Value at stake'],
  ['/money/cohorts', 'Cohorts'],
  ['/money/lifetime', 'Lifetime value'],
  ['/money/settings', 'Settings'],
] as const;

/** The head of every page about money: what it is called, and the way to the others. */
export function MoneyHead({ title, children }: { title: string; children?: ReactNode }) {
  const place = usePlace();
  const kept = { journey: place.search.get('journey') };
  return (
    <>
      <h1>{title}</h1>
      <nav className="money-pages" aria-label="Money">
        {moneyPages.map(([path, name]) => (
          <Link
            key={path}
            href={addressWith({ path, search: new URLSearchParams() }, kept)}
            aria-current={place.path === path ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}

/** The journey a page about money is about: the one of the address, or the whole timeline of each customer. */
export function useMoneyJourney(): string {
  return usePlace().search.get('journey') ?? 'all';
}

/** The journey and the period of a page about money; the address keeps both. */
export function MoneyBar({ children }: { children?: ReactNode }) {
  const place = usePlace();
  const journeys = useJourneys();
  const catalogue = useCatalogue();
  const journey = useMoneyJourney();
  const choose = (id: string) =>
    go(addressWith(place, { journey: id === 'all' ? null : id, open: null, filter: null, outcome: null }));
  return (
    <div className="filter-bar">
      <label>
        <span className="visually-hidden">Journey</span>
        <select value={journey} onChange={(event) => choose(event.target.value)}>
          {(journeys.data ?? [{ id: journey, name: journey }]).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <Period lastAt={catalogue.data?.lastAt ?? null} />
      {place.search.has('filter') && (
        <button type="button" className="button" onClick={() => go(addressWith(place, { filter: null }))}>
          Take the filter out
        </button>
      )}
      {children}
    </div>
  );
}
