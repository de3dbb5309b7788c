import { useQuery } from '@tanstack/react-query';
import type { CasePredicate, Evidence } from '@throughline/core/journeys';
import { wilsonInterval } from '@throughline/core/statistics';
import type { ReactNode } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { addressWith, usePlace } from '../app/location.ts';
import { count, counted, duration, fewestCustomers, percent, percentRange } from '../parts/format.ts';
import { Drawer, Facts, type Rows } from './drawer.tsx';
import { EvidenceOf } from './evidence.tsx';
import { addToFilter, filterChange, filterOf, viewQuery } from './use-view.ts';

interface NumberDrawerProps {
  readonly journey: string;
  readonly title: string;
  readonly rows: Rows;
  /** Which cases the number is about; null for all of the view. */
  readonly predicate: CasePredicate | null;
  readonly evidence: Evidence;
  readonly path: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** The evidence of one number: what it says, of whom, how sure it is, and the cases behind it. */
export function NumberDrawer({
  journey,
  title,
  rows,
  predicate,
  evidence,
  path,
  onClose,
  children,
}: NumberDrawerProps) {
  const place = usePlace();
  const behind = useCasesBehind(journey, predicate);
  const found = behind.data?.evidence;
  const add = (part: CasePredicate) => addToFilter(place, part, place.path, { open: null });
  return (
    <Drawer key={JSON.stringify([title, predicate])} title={title} onClose={onClose}>
      <Facts rows={[...rows, ...(predicate === null ? [] : customerRows(found ?? null, evidence))]} />
      {children}
      {predicate !== null && (
        <div className="actions">
          <button type="button" className="button" onClick={() => add(predicate)}>
            Show only these cases
          </button>
          <button type="button" className="button" onClick={() => add({ kind: 'not', of: predicate })}>
            Leave these out
          </button>
        </div>
      )}
      <FirstCases journey={journey} behind={behind} />
      <EvidenceOf
        evidence={evidence}
        path={path}
        {...(predicate === null ? {} : { interval: 'of the customers: 95 %, Wilson' })}
      />
    </Drawer>
  );
}

/** How many customers are behind the number, of all the view counts, and what that says of the next ones. */
function customerRows(found: Evidence | null, all: Evidence): Rows {
  if (found === null) return [];
  const range = all.customers < fewestCustomers ? null : wilsonInterval(found.customers, all.customers);
  const customers = ['Customers', `${count(found.customers)} of ${count(all.customers)}`] as const;
  if (range === null) return [customers, ['Share of customers', 'n too small']];
  const share = percent(found.customers / all.customers);
  return [customers, ['Share of customers', share], ['95\u00a0% interval', percentRange(range)]];
}

function useCasesBehind(journey: string, predicate: CasePredicate | null) {
  const place = usePlace();
  const { where } = filterOf(place);
  const filter = filterChange(predicate === null ? where : [...where, predicate])['filter'] ?? null;
  const query = { ...viewQuery(place), limit: 5, ...(filter === null ? {} : { filter }) };
  const cases = `/journeys/${encodeURIComponent(journey)}/cases`;
  const first = useQuery({
    queryKey: ['view', 'first-cases', journey, query],
    queryFn: () => call('get', '/journeys/{id}/cases', { path: { id: journey }, query }),
  });
  const only = { filter, open: null, cursor: null, steps: null, order: null, window: null, by: null };
  return { ...first, href: addressWith(place, only, cases) };
}

/** The newest cases behind a number, and the way to all of them. */
function FirstCases({ journey, behind }: { journey: string; behind: ReturnType<typeof useCasesBehind> }) {
  return (
    <section className="first-cases">
      <h3>{behind.data === undefined ? 'The cases' : `The newest of ${counted(behind.data.total, 'case')}`}</h3>
      <ul className="plain">
        {(behind.data?.items ?? []).map((one) => (
          <li key={one.id}>
            <Link href={`/journeys/${encodeURIComponent(journey)}/cases/${encodeURIComponent(one.id)}`}>{one.id}</Link>{' '}
            · {counted(one.steps, 'step')} · {duration(one.durationSeconds)}
          </li>
        ))}
      </ul>
      {behind.isError && <p role="alert">{behind.error.message}</p>}
      <Link className="button primary" href={behind.href}>
        Open all of them
      </Link>
    </section>
  );
}
