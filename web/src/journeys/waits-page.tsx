import type { Waits } from '@throughline/core/journeys';
import { Link } from '../app/link.tsx';
import { usePlace } from '../app/location.ts';
import { count, duration } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { FoldedEvidence } from './evidence.tsx';
import { FilterBar } from './filter-bar.tsx';
import { HandoffDrawer, HandoffTable } from './handoff-table.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import { closeNumber, type NumberName, openNumber, useOpenNumber } from './open-number.ts';
import { useJourneys, useView } from './use-view.ts';

/** Where most time goes, and where they pass from one channel or function to another. */
export function WaitsPage({ journey }: { journey: string }) {
  const by = usePlace().search.get('by') === 'function' ? 'function' : 'channel';
  const open = useOpenNumber();
  const waits = useView(journey, 'waits', {});
  const handoffs = useView(journey, 'handoffs', { by });
  return (
    <div className="with-drawer">
      <div className="page">
        <FilterBar journey={journey} view="waits" />
        <h1>Where most time goes</h1>
        <TimelineWarning journey={journey} />
        {waits.isPending && <Waiting what="Looking for waits" />}
        {waits.isError && <Problem error={waits.error} retry={() => waits.refetch()} />}
        {waits.data !== undefined && <WaitTable waits={waits.data} path={waits.path} />}
        {handoffs.isError && <Problem error={handoffs.error} retry={() => handoffs.refetch()} />}
        {handoffs.data !== undefined && <HandoffTable handoffs={handoffs.data} path={handoffs.path} />}
      </div>
      {open !== null && waits.data !== undefined && (
        <WaitDrawer journey={journey} waits={waits.data} name={open} path={waits.path} />
      )}
      {open !== null && handoffs.data !== undefined && (
        <HandoffDrawer journey={journey} handoffs={handoffs.data} name={open} path={handoffs.path} />
      )}
    </div>
  );
}

/** A whole timeline holds many journeys: what lies between two of them is life, not a wait. */
function TimelineWarning({ journey }: { journey: string }) {
  const journeys = useJourneys();
  const kind = journeys.data?.find((one) => one.id === journey)?.definition.notion.kind;
  if (kind !== 'customer') return null;
  return (
    <p className="note">
      A case of this journey is all that ever happened to a customer. A bill that comes each month shows up here, though
      nobody waits for it. Choose a journey from a start to an end above, or <Link href="/journeys">make one</Link>.
    </p>
  );
}

const waitColumns: readonly Column<Waits['items'][number]>[] = [
  {
    name: 'From → to',
    cell: (one) => (
      <button type="button" className="figure" onClick={() => openNumber(['transition', one.from, one.to])}>
        {one.from} → {one.to}
      </button>
    ),
  },
  { name: 'Customers', isNumber: true, cell: (one) => count(one.customers) },
  { name: 'Median', isNumber: true, cell: (one) => duration(one.medianSeconds) },
  { name: '9 of 10 within', isNumber: true, cell: (one) => duration(one.p90Seconds) },
  { name: 'Quickest quarter', isNumber: true, cell: (one) => duration(one.referenceSeconds) },
  { name: 'Excess', isNumber: true, cell: (one) => duration(one.excessHours * 3600) },
];

function WaitTable({ waits, path }: { waits: Waits; path: string }) {
  const items = waits.items.filter((one) => one.excessHours > 0).slice(0, 25);
  if (items.length === 0)
    return (
      <Empty title="No waits to show">
        <p>No step takes longer than its quickest quarter, or no case passes the filter.</p>
      </Empty>
    );
  return (
    <section>
      <p className="quiet-text">
        Excess is customers × (median − what the quickest quarter needs). Time is elapsed: waiting and the next step
        together. Some of it is agreed, such as the date of a visit; which is lost, only you can tell.
      </p>
      <Table columns={waitColumns} rows={items} keyOf={(one) => `${one.from}\u0000${one.to}`} />
      <FoldedEvidence evidence={waits.evidence} path={path} />
    </section>
  );
}

interface WaitDrawerProps {
  readonly journey: string;
  readonly waits: Waits;
  readonly name: NumberName;
  readonly path: string;
}

function WaitDrawer({ journey, waits, name: [sort, from, to], path }: WaitDrawerProps) {
  const one = sort === 'transition' ? waits.items.find((item) => item.from === from && item.to === to) : undefined;
  if (one === undefined) return null;
  return (
    <NumberDrawer
      journey={journey}
      title={`${one.from} → ${one.to}`}
      rows={[
        ['Cases', count(one.cases)],
        ['Passes', count(one.count)],
        ['Median time', duration(one.medianSeconds)],
        ['9 of 10 take at most', duration(one.p90Seconds)],
        ['The quickest quarter', `at most ${duration(one.referenceSeconds)}`],
        [
          'Excess',
          `${count(one.customers)} customers × ${duration(Math.max(0, one.medianSeconds - one.referenceSeconds))} = ${duration(one.excessHours * 3600)}`,
        ],
      ]}
      predicate={{ kind: 'follows', from: one.from, to: one.to, directly: true }}
      evidence={waits.evidence}
      path={path}
      onClose={closeNumber}
    />
  );
}
