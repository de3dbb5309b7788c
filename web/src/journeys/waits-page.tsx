import type { Handoffs } from '@throughline/core/journeys';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, percent } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { EvidenceOf } from './evidence-drawer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { addToFilter, useView } from './use-view.ts';

/** Where customers lose most time, and where they pass from one channel or function to another. */
export function WaitsPage({ journey }: { journey: string }) {
  const place = usePlace();
  const by = place.search.get('by') === 'function' ? 'function' : 'channel';
  const waits = useView(journey, 'waits', {});
  const handoffs = useView(journey, 'handoffs', { by });
  const mapPath = `/journeys/${encodeURIComponent(journey)}/map`;
  return (
    <div className="page">
      <FilterBar journey={journey} view="waits" />
      {waits.isPending && <Waiting what="Looking for waits" />}
      {waits.isError && <Problem error={waits.error} retry={() => waits.refetch()} />}
      {waits.data !== undefined && (
        <section>
          <h1>Where customers lose most time</h1>
          <p className="quiet-text">
            Excess is cases × (median − what the quickest quarter needs). Time is elapsed: waiting and the next step
            together.
          </p>
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                  <th scope="col" className="number">
                    Cases
                  </th>
                  <th scope="col" className="number">
                    Median
                  </th>
                  <th scope="col" className="number">
                    9 of 10 within
                  </th>
                  <th scope="col" className="number">
                    Quickest quarter
                  </th>
                  <th scope="col" className="number">
                    Excess
                  </th>
                  <th scope="col">Look</th>
                </tr>
              </thead>
              <tbody>
                {waits.data.items.slice(0, 25).map((one) => (
                  <tr key={`${one.from}\u0000${one.to}`}>
                    <th scope="row">{one.from}</th>
                    <td>{one.to}</td>
                    <td className="number">{count(one.cases)}</td>
                    <td className="number">{duration(one.medianSeconds)}</td>
                    <td className="number">{duration(one.p90Seconds)}</td>
                    <td className="number">{duration(one.referenceSeconds)}</td>
                    <td className="number">{count(one.excessHours)} h</td>
                    <td>
                      <button
                        type="button"
                        className="link"
                        onClick={() =>
                          addToFilter(place, { kind: 'follows', from: one.from, to: one.to, directly: true }, mapPath)
                        }
                      >
                        on the map
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <EvidenceOf evidence={waits.data.evidence} path={waits.path} />
        </section>
      )}
      {handoffs.data !== undefined && (
        <HandoffTable
          handoffs={handoffs.data}
          path={handoffs.path}
          onBy={(next) => go(addressWith(place, { by: next }), { replace: true })}
        />
      )}
    </div>
  );
}

function HandoffTable({ handoffs, path, onBy }: { handoffs: Handoffs; path: string; onBy: (by: string) => void }) {
  const { items, evidence } = handoffs;
  const owners = [...new Set(items.flatMap((one) => [one.from, one.to]))].sort();
  const cell = (from: string, to: string) => items.find((one) => one.from === from && one.to === to);
  const most = Math.max(1, ...items.map((one) => one.cases));
  return (
    <section>
      <h2>
        Handoffs between{' '}
        <select aria-label="Between what" value={handoffs.by} onChange={(event) => onBy(event.target.value)}>
          <option value="channel">channels</option>
          <option value="function">functions</option>
        </select>
      </h2>
      {items.length === 0 ? (
        <Empty title="No handoffs">
          <p>
            Either nothing is handed over, or the events do not say their {handoffs.by}. Map that column when you
            import.
          </p>
        </Empty>
      ) : (
        <>
          <p>
            {count(handoffs.casesWithHandoff)} of {counted(evidence.cases, 'case')} (
            {percent(handoffs.casesWithHandoff / Math.max(1, evidence.cases))}) are handed over;{' '}
            {count(handoffs.casesWithReturn)} come straight back.
          </p>
          <div className="scroll">
            <table className="matrix">
              <thead>
                <tr>
                  <th scope="col">From ↓ to →</th>
                  {owners.map((owner) => (
                    <th scope="col" key={owner}>
                      {owner}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {owners.map((from) => (
                  <tr key={from}>
                    <th scope="row">{from}</th>
                    {owners.map((to) => {
                      const one = cell(from, to);
                      return (
                        <td key={to} style={{ '--heat': (one?.cases ?? 0) / most } as React.CSSProperties}>
                          {one === undefined ? '' : `${count(one.cases)} · ${duration(one.medianSeconds)}`}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="quiet-text">Cases, and the median time from the last step of one to the first of the other.</p>
          <EvidenceOf evidence={evidence} path={path} />
        </>
      )}
    </section>
  );
}
