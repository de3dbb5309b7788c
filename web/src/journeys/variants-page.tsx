import type { Variants } from '@throughline/core/journeys';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, rate } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { FoldedEvidence } from './evidence.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import { closeNumber, openNumber, useOpenNumber } from './open-number.ts';
import { Path } from './path.tsx';
import { filterChange, filterOf, useView } from './use-view.ts';

/** The paths cases share, most frequent first. Chosen ones become a filter of the map. */
export function VariantsPage({ journey }: { journey: string }) {
  const place = usePlace();
  const cursor = place.search.get('cursor');
  const open = useOpenNumber();
  const variants = useView(journey, 'variants', { limit: 50, ...(cursor === null ? {} : { cursor }) });
  const { data } = variants;
  const opened = open?.[0] === 'variant' ? data?.items.find((one) => one.id === open[1]) : undefined;
  return (
    <div className="with-drawer">
      <div className="page">
        <FilterBar journey={journey} view="variants" />
        {variants.isPending && <Waiting what="Counting variants" />}
        {variants.isError && <Problem error={variants.error} retry={() => variants.refetch()} />}
        {data !== undefined && <VariantList variants={data} journey={journey} path={variants.path} />}
      </div>
      {data !== undefined && opened !== undefined && (
        <NumberDrawer
          journey={journey}
          title={`The path of ${counted(opened.cases, 'case')}`}
          rows={[
            ['Cases', `${count(opened.cases)} (${rate(opened.cases, data.evidence.cases, data.evidence.customers)})`],
            ['Steps', count(opened.path.length)],
            ['Median duration', duration(opened.medianSeconds)],
            ['9 of 10 take at most', duration(opened.p90Seconds)],
          ]}
          predicate={{ kind: 'variant', id: opened.id }}
          evidence={data.evidence}
          path={variants.path}
          onClose={closeNumber}
        >
          <Path path={opened.path} />
        </NumberDrawer>
      )}
    </div>
  );
}

function VariantList({ variants, journey, path }: { variants: Variants; journey: string; path: string }) {
  const place = usePlace();
  if (variants.items.length === 0) {
    return (
      <Empty title="No variants here">
        <p>No case passes the filter, or nothing was imported yet.</p>
      </Empty>
    );
  }
  const most = variants.items[0]?.cases ?? 1;
  const { cases, customers } = variants.evidence;
  const onMap = (id: string) =>
    addressWith(
      place,
      { ...filterChange([...filterOf(place).where, { kind: 'variant', id }]), cursor: null, open: null },
      `/journeys/${encodeURIComponent(journey)}/map`,
    );
  return (
    <>
      <h1>
        {count(variants.total)} different paths; the ten most frequent cover{' '}
        {rate(variants.topTenShare * cases, cases, customers)} of cases
      </h1>
      <ol className="variants">
        {variants.items.map((one) => (
          <li key={one.id}>
            <div className="variant-numbers">
              <button type="button" className="figure" onClick={() => openNumber(['variant', one.id])}>
                <strong>{counted(one.cases, 'case')}</strong>
              </button>
              <span>
                {rate(one.cases, cases, customers)} · together {rate(one.cumulativeShare * cases, cases, customers)}
              </span>
              <span>median {duration(one.medianSeconds)}</span>
              <span className="bar-line" style={{ width: `${(100 * one.cases) / most}%` }} />
            </div>
            <Path path={one.path} />
            <Link className="button" href={onMap(one.id)}>
              On the map
            </Link>
          </li>
        ))}
      </ol>
      {variants.nextCursor !== null && (
        <button
          type="button"
          className="button"
          onClick={() => go(addressWith(place, { cursor: variants.nextCursor }))}
        >
          Next 50
        </button>
      )}
      <FoldedEvidence evidence={variants.evidence} path={path} />
    </>
  );
}
