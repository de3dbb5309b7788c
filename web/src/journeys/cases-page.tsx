import type { JourneyCase } from '@throughline/core/journeys';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { CustomerLink } from '../events/index.ts';
import { count, counted, duration, instant } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { FoldedEvidence } from './evidence.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useView } from './use-view.ts';

const sorts = {
  newest: 'newest first',
  oldest: 'oldest first',
  longest: 'longest first',
  shortest: 'shortest first',
  'most-steps': 'most steps first',
  'fewest-steps': 'fewest steps first',
};

type Sort = keyof typeof sorts;

function sortOf(text: string | null): Sort {
  return text !== null && Object.hasOwn(sorts, text) ? (text as Sort) : 'newest';
}

const columnsOf = (journey: string): readonly Column<JourneyCase>[] => [
  {
    name: 'Case',
    cell: (one) => (
      <Link href={`/journeys/${encodeURIComponent(journey)}/cases/${encodeURIComponent(one.id)}`}>{one.id}</Link>
    ),
  },
  {
    name: 'Customer',
    cell: (one) => <CustomerLink id={one.customer} />,
  },
  { name: 'Began', cell: (one) => instant(one.startedAt) },
  { name: 'Took', isNumber: true, cell: (one) => duration(one.durationSeconds) },
  { name: 'Steps', isNumber: true, cell: (one) => count(one.steps) },
  { name: 'First', cell: (one) => one.firstActivity },
  { name: 'Last', cell: (one) => one.lastActivity },
];

/** The cases of a view, page by page. */
export function CasesPage({ journey }: { journey: string }) {
  const place = usePlace();
  const sort = sortOf(place.search.get('sort'));
  const cursor = place.search.get('cursor');
  const cases = useView(journey, 'cases', { limit: 50, sort, ...(cursor === null ? {} : { cursor }) });
  return (
    <div className="page">
      <FilterBar journey={journey} view="cases" />
      <label>
        Sort{' '}
        <select
          value={sort}
          onChange={(event) => go(addressWith(place, { sort: event.target.value, cursor: null }), { replace: true })}
        >
          {Object.entries(sorts).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {cases.isPending && <Waiting what="Finding cases" />}
      {cases.isError && <Problem error={cases.error} retry={() => cases.refetch()} />}
      {cases.data !== undefined && cases.data.items.length === 0 && (
        <Empty title="No cases">
          <p>No case passes the filter, or nothing was imported yet.</p>
        </Empty>
      )}
      {cases.data !== undefined && cases.data.items.length > 0 && (
        <>
          <h1>{counted(cases.data.total, 'case')}</h1>
          <Table columns={columnsOf(journey)} rows={cases.data.items} keyOf={(one) => one.id} />
          {cases.data.nextCursor !== null && (
            <button
              type="button"
              className="button"
              onClick={() => go(addressWith(place, { cursor: cases.data.nextCursor }))}
            >
              Next 50
            </button>
          )}
          <FoldedEvidence evidence={cases.data.evidence} path={cases.path} />
        </>
      )}
    </div>
  );
}
