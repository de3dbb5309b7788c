import type { MicroJourneys } from '@throughline/core/journeys';
import { addressWith, go, usePlace } from '../app/location.ts';
import { DurationField } from '../parts/duration-field.tsx';
import { count, counted, duration, exactDuration, fewestCustomers, percent } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { FoldedEvidence } from './evidence.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import { closeNumber, openNumber, useOpenNumber } from './open-number.ts';
import { Path } from './path.tsx';
import { useView } from './use-view.ts';

/** What customers do in one go within the cases of a journey, whatever the channels. */
export function MicroPage({ journey }: { journey: string }) {
  const place = usePlace();
  const gap = Number(place.search.get('gap'));
  const open = useOpenNumber();
  const micro = useView(journey, 'micro-journeys', { limit: 40, ...(Number.isInteger(gap) && gap > 0 ? { gap } : {}) });
  const { data } = micro;
  const opened = open?.[0] === 'micro' ? data?.items.find((one) => one.id === open[1]) : undefined;
  return (
    <div className="with-drawer">
      <div className="page">
        <FilterBar journey={journey} view="micro-journeys" />
        {micro.isPending && <Waiting what="Cutting the cases" />}
        {micro.isError && <Problem error={micro.error} retry={() => micro.refetch()} />}
        {data !== undefined && <MicroList micro={data} path={micro.path} />}
      </div>
      {data !== undefined && opened !== undefined && (
        <NumberDrawer
          journey={journey}
          title={`The path of ${counted(opened.microJourneys, 'micro-journey')}`}
          rows={[
            ['Micro-journeys', `${count(opened.microJourneys)} (${percent(opened.share)} of all)`],
            ['Cases with one', count(opened.cases)],
            ['Median duration', duration(opened.medianSeconds)],
            ['Channels', opened.channels.length === 0 ? 'none given' : opened.channels.join(', ')],
            ['Parted by a silence of more than', exactDuration(data.gap.seconds)],
          ]}
          predicate={{ kind: 'microJourney', path: opened.id, gapSeconds: data.gap.seconds }}
          evidence={data.evidence}
          path={micro.path}
          onClose={closeNumber}
        >
          <Path path={opened.path} />
        </NumberDrawer>
      )}
    </div>
  );
}

function MicroList({ micro, path }: { micro: MicroJourneys; path: string }) {
  if (micro.microJourneys === 0) {
    return (
      <Empty title="No micro-journeys here">
        <p>No case passes the filter, or nothing was imported yet.</p>
      </Empty>
    );
  }
  const most = micro.items[0]?.microJourneys ?? 1;
  return (
    <>
      <h1>
        {count(micro.microJourneys)} micro-journeys, {micro.perCase?.toFixed(1)} a case, each a median of{' '}
        {micro.medianSteps === 1 ? 'one step' : `${micro.medianSteps} steps`}
        {micro.medianSeconds === null ? '' : ` in ${duration(micro.medianSeconds)}`}
      </h1>
      <p className="quiet-text">
        {count(micro.overChannels)} of them ({percent(micro.overChannels / micro.microJourneys)}) go over more than one
        channel: a change of channel does not part them, only a silence does. There are {count(micro.paths)} different
        paths.
      </p>
      <Gap micro={micro} />
      <ol className="variants">
        {micro.items.map((one) => (
          <li key={one.id}>
            <div className="variant-numbers">
              <button type="button" className="figure" onClick={() => openNumber(['micro', one.id])}>
                <strong>{counted(one.microJourneys, 'time')}</strong>
              </button>
              <span>
                {one.customers < fewestCustomers ? '' : `${percent(one.share)} · `}in {counted(one.cases, 'case')}
              </span>
              <span>{one.path.length === 1 ? 'one step' : `median ${duration(one.medianSeconds)}`}</span>
              <span className="bar-line" style={{ width: `${(100 * one.microJourneys) / most}%` }} />
            </div>
            <Path path={one.path} />
            <span className="quiet-text">{one.channels.join(' · ')}</span>
          </li>
        ))}
      </ol>
      <FoldedEvidence evidence={micro.evidence} path={path} />
    </>
  );
}

const basisWords = {
  given: 'as you chose it',
  valley: 'where the silences between steps part into short and long ones',
  usual: 'the usual one: the silences between steps do not part into short and long ones',
} as const;

/** The silence that parts two micro-journeys, how it was found, and how long silences are. */
function Gap({ micro }: { micro: MicroJourneys }) {
  const place = usePlace();
  const { seconds, basis, histogram } = micro.gap;
  const most = Math.max(1, ...histogram.map((bin) => bin.steps));
  const set = (gap: number | null) => go(addressWith(place, { gap: gap === null ? null : String(gap), open: null }));
  return (
    <section className="card gap-card">
      <div className="actions">
        <DurationField
          label="A new one begins after a silence of more than"
          seconds={seconds}
          onChange={(value) => value !== null && value > 0 && set(value)}
        />
        <span className="quiet-text">{basisWords[basis]}.</span>
        {basis === 'given' && (
          <button type="button" className="button quiet" onClick={() => set(null)}>
            Choose it from the data
          </button>
        )}
      </div>
      <div className="gap-bars" role="img" aria-label="How long the silences between steps are">
        {histogram.map((bin) => (
          <span
            key={bin.fromSeconds}
            className={bin.fromSeconds > seconds ? 'long' : ''}
            style={{ height: `${(100 * bin.steps) / most}%` }}
            title={`${duration(bin.fromSeconds)} to ${duration(bin.toSeconds)}: ${counted(bin.steps, 'step')}`}
          />
        ))}
      </div>
      <p className="axis quiet-text">
        <span>{duration(histogram[0]?.fromSeconds ?? 0)}</span>
        <span>How long steps lie after the one before; the lighter ones begin a micro-journey</span>
        <span>{duration(histogram.at(-1)?.toSeconds ?? 0)}</span>
      </p>
    </section>
  );
}
