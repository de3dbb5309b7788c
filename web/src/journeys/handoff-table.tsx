import type { CasePredicate, Handoffs } from '@throughline/core/journeys';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, rate } from '../parts/format.ts';
import { Empty } from '../parts/states.tsx';
import type { Rows } from './drawer.tsx';
import { FoldedEvidence } from './evidence.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import { closeNumber, type NumberName, openNumber } from './open-number.ts';

/** Who hands over to whom: a cell opens the cases behind it. */
export function HandoffTable({ handoffs, path }: { handoffs: Handoffs; path: string }) {
  const place = usePlace();
  const { items, evidence, casesWithHandoff, casesWithReturn } = handoffs;
  const owners = [...new Set(items.flatMap((one) => [one.from, one.to]))].sort();
  const most = Math.max(1, ...items.map((one) => one.customers));
  return (
    <section>
      <h2>
        Handoffs between{' '}
        <select
          aria-label="Between what"
          value={handoffs.by}
          onChange={(event) => go(addressWith(place, { by: event.target.value, open: null }), { replace: true })}
        >
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
            <button type="button" className="figure" onClick={() => openNumber(['handoffs'])}>
              {count(casesWithHandoff)} of {counted(evidence.cases, 'case')} (
              {rate(casesWithHandoff, evidence.cases, evidence.customers)})
            </button>{' '}
            are handed over;{' '}
            <button type="button" className="figure" onClick={() => openNumber(['returns'])}>
              {count(casesWithReturn)} come straight back
            </button>
            .
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
                    {owners.map((to) => (
                      <Cell key={to} one={items.find((item) => item.from === from && item.to === to)} most={most} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="quiet-text">
            Customers, and the median time from the last step of one to the first of the other.
          </p>
          <FoldedEvidence evidence={evidence} path={path} />
        </>
      )}
    </section>
  );
}

function Cell({ one, most }: { one: Handoffs['items'][number] | undefined; most: number }) {
  return (
    <td style={{ '--heat': (one?.customers ?? 0) / most } as React.CSSProperties}>
      {one !== undefined && (
        <button
          type="button"
          className="figure"
          aria-label={`${one.from} to ${one.to}: ${counted(one.customers, 'customer')}`}
          onClick={() => openNumber(['handoff', one.from, one.to])}
        >
          {count(one.customers)} · {duration(one.medianSeconds)}
        </button>
      )}
    </td>
  );
}

interface DrawerProps {
  readonly journey: string;
  readonly handoffs: Handoffs;
  readonly name: NumberName;
  readonly path: string;
}

/** The evidence of one handoff, of all, or of those that come straight back. */
export function HandoffDrawer({ journey, handoffs, name, path }: DrawerProps) {
  const opened = openedOf(handoffs, name);
  if (opened === null) return null;
  return <NumberDrawer journey={journey} {...opened} evidence={handoffs.evidence} path={path} onClose={closeNumber} />;
}

function openedOf(
  { by, items, evidence, casesWithHandoff, casesWithReturn }: Handoffs,
  [sort, from, to]: NumberName,
): { title: string; rows: Rows; predicate: CasePredicate } | null {
  const cases = (part: number): Rows => [
    ['Cases', `${count(part)} (${rate(part, evidence.cases, evidence.customers)})`],
  ];
  if (sort === 'handoffs')
    return { title: `Handed to another ${by}`, rows: cases(casesWithHandoff), predicate: { kind: 'handoff', by } };
  if (sort === 'returns')
    return {
      title: `Handed to another ${by} and straight back`,
      rows: cases(casesWithReturn),
      predicate: { kind: 'handoff', by, andBack: true },
    };
  const one = sort === 'handoff' ? items.find((item) => item.from === from && item.to === to) : undefined;
  if (one === undefined) return null;
  return {
    title: `From ${one.from} to ${one.to}`,
    rows: [
      ...cases(one.cases),
      ['Handoffs', count(one.count)],
      ['Median time', duration(one.medianSeconds)],
      ['9 of 10 take at most', duration(one.p90Seconds)],
    ],
    predicate: { kind: 'handoff', by, from: one.from, to: one.to },
  };
}
