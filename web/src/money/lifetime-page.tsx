import type { LifetimeAnswer } from '@throughline/core/money';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { FoldedEvidence } from '../journeys/index.ts';
import { count, percent } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { MoneyHead } from './money-frame.tsx';
import { average, rangeWords } from './money-words.ts';
import { useLifetime } from './use-money.ts';

type Told = Extract<LifetimeAnswer['result'], { kind: 'told' }>;
type Band = Told['bands'][number];
type Bin = Told['holdout']['bins'][number];

const horizons = [6, 12, 24, 36] as const;

/** What coming purchases are worth, by tenths of customers, or why that cannot be told. */
export function LifetimePage() {
  const place = usePlace();
  const asked = Number(place.search.get('months'));
  const months = horizons.find((one) => one === asked) ?? 12;
  const lifetime = useLifetime(months);
  const result = lifetime.data?.result;
  return (
    <div className="page">
      <MoneyHead title="What coming purchases are worth" />
      <p className="quiet-text">Of all events, whatever the journey: a customer is followed through all of them.</p>
      {lifetime.isPending && <Waiting what="Fitting how customers buy; this takes some seconds" />}
      {lifetime.isError && <Problem error={lifetime.error} retry={() => lifetime.refetch()} />}
      {result?.kind === 'refused' && <Refused reason={result.reason} because={result.because} />}
      {result?.kind === 'told' && (
        <>
          <label>
            Looking ahead{' '}
            <select value={months} onChange={(event) => go(addressWith(place, { months: event.target.value }))}>
              {horizons.map((one) => (
                <option key={one} value={one}>
                  {one} months
                </option>
              ))}
            </select>
          </label>
          <Bands told={result} />
          <Holdout told={result} />
        </>
      )}
      {lifetime.data !== undefined && (
        <FoldedEvidence
          evidence={lifetime.data.evidence}
          path={lifetime.path}
          interval="of the mean of each tenth: 95 %, parametric bootstrap"
        />
      )}
    </div>
  );
}

function Refused({ reason, because }: { reason: string; because: string }) {
  return (
    <Empty title="Lifetime value is not told here">
      <p>{reason}</p>
      <p>
        A figure from a model that does not fit would look as sure as a good one.{' '}
        {because === 'contractual' ? (
          <>
            The settings say that customers are under contract. <Link href="/money/settings">Change that</Link>, or look
            at what <Link href="/money/cohorts">cohorts have brought</Link>: that is counted, not modelled.
          </>
        ) : (
          <>
            What <Link href="/money/cohorts">cohorts have brought</Link> is counted, not modelled.
          </>
        )}
      </p>
    </Empty>
  );
}

function Bands({ told }: { told: Told }) {
  const { currency, sample } = told;
  const most = Math.max(1, ...told.bands.map((band) => band.interval?.[1] ?? band.meanMinor));
  const mean = told.bands.reduce((sum, band) => sum + band.meanMinor * band.customers, 0);
  const customers = told.bands.reduce((sum, band) => sum + band.customers, 0);
  const columns: readonly Column<Band>[] = [
    { name: 'Tenth of customers', cell: (band) => tenthWords(band.decile) },
    { name: 'Customers', isNumber: true, cell: (band) => count(band.customers) },
    { name: 'Worth on average', isNumber: true, cell: (band) => average(band.meanMinor, currency) },
    {
      name: 'Beside each other',
      cell: (band) => <div className="bar-line" style={{ width: `${(100 * band.meanMinor) / most}%` }} />,
    },
    {
      name: '95 % interval',
      isNumber: true,
      cell: (band) => (band.interval === null ? 'cannot be told' : rangeWords(band.interval, currency)),
    },
  ];
  return (
    <section aria-label="By tenths of customers">
      <p className="big-figure">
        {average(mean / Math.max(1, customers), currency)}{' '}
        <span className="quiet-text">
          a customer on average in the next {told.months} months, in today's money ({percent(told.monthlyDiscount)} less
          a month), as contribution ({percent(told.marginShare)} of revenue)
        </span>
      </p>
      <Table columns={columns} rows={[...told.bands].reverse()} keyOf={(band) => String(band.decile)} />
      <p className="quiet-text">
        By tenths and never by person: of one person the model knows too little. Fitted on {count(sample.customers)} of{' '}
        {count(sample.of)} customers, {count(told.repeaters)} of whom came back; tenths of {count(sample.bandsOf)} by
        chance. How often and how much go together by {told.correlation.toFixed(2)} (the model holds within ±0.30).
      </p>
    </section>
  );
}

function tenthWords(decile: number): string {
  if (decile === 10) return 'the highest';
  return decile === 1 ? 'the lowest' : `${decile}th`.replace('2th', '2nd').replace('3th', '3rd');
}

/** Whether it foretells: fitted on the first half, asked for the second. */
function Holdout({ told }: { told: Told }) {
  const { holdout } = told;
  const two = (value: number) => value.toFixed(2);
  const columns: readonly Column<Bin>[] = [
    { name: 'Came back in the first half', cell: (bin) => `${bin.repeats} times` },
    { name: 'Customers', isNumber: true, cell: (bin) => count(bin.customers) },
    { name: 'Bought in the second half', isNumber: true, cell: (bin) => two(bin.observedMean) },
    { name: 'Foretold', isNumber: true, cell: (bin) => two(bin.predictedMean) },
  ];
  const error = holdout.observed === 0 ? null : holdout.predicted / holdout.observed - 1;
  return (
    <section aria-label="Does it foretell">
      <h2>Does it foretell?</h2>
      <p>
        Fitted on the first half of the time, it foretold {count(Math.round(holdout.predicted))} purchases for the
        second; {count(holdout.observed)} came
        {error === null ? '' : `: ${percent(Math.abs(error))} too ${error > 0 ? 'many' : 'few'}`}.
      </p>
      <Table columns={columns} rows={holdout.bins} keyOf={(bin) => bin.repeats} />
    </section>
  );
}
