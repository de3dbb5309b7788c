import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, instant } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { EvidenceOf } from './evidence.tsx';
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
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Case</th>
                  <th scope="col">Customer</th>
                  <th scope="col">Began</th>
                  <th scope="col" className="number">
                    Took
                  </th>
                  <th scope="col" className="number">
                    Steps
                  </th>
                  <th scope="col">First</th>
                  <th scope="col">Last</th>
                </tr>
              </thead>
              <tbody>
                {cases.data.items.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link href={`/journeys/${encodeURIComponent(journey)}/cases/${encodeURIComponent(one.id)}`}>
                        {one.id}
                      </Link>
                    </th>
                    <td>
                      <Link href={`/customers/${encodeURIComponent(one.customer)}`}>{one.customer}</Link>
                    </td>
                    <td>{instant(one.startedAt)}</td>
                    <td className="number">{duration(one.durationSeconds)}</td>
                    <td className="number">{count(one.steps)}</td>
                    <td>{one.firstActivity}</td>
                    <td>{one.lastActivity}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {cases.data.nextCursor !== null && (
            <button
              type="button"
              className="button"
              onClick={() => go(addressWith(place, { cursor: cases.data.nextCursor }))}
            >
              Next 50
            </button>
          )}
          <EvidenceOf evidence={cases.data.evidence} path={cases.path} />
        </>
      )}
    </div>
  );
}
