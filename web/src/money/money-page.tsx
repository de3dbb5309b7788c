import type { JourneyMoney, MoneyTotal } from '@throughline/core/money';
import type { Role } from '@throughline/core/trust';
import { Link } from '../app/link.tsx';
import { addressWith, usePlace } from '../app/location.ts';
import { FoldedEvidence, saveFile, useOpenNumber } from '../journeys/index.ts';
import { count, counted } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { Breakdown, useBreakdown } from './breakdown.tsx';
import { statementCsv } from './export-statement.ts';
import { MoneyDrawer } from './money-drawer.tsx';
import { MoneyBar, MoneyHead, useMoneyJourney } from './money-frame.tsx';
import { perCaseWords } from './money-words.ts';
import { MonthTrend } from './month-trend.tsx';
import { ReconciliationLine } from './reconciliation-line.tsx';
import { Statement } from './statement.tsx';
import { UnusedCapacity } from './unused-capacity.tsx';
import { useJourneyMoney } from './use-money.ts';

const interval = 'of the mean per case: 95 %, by customer, whose cases go together';

/** What a journey earns and costs: the statement, what it is made of, and how it goes month by month. */
export function MoneyPage({ role }: { role: Role }) {
  const journey = useMoneyJourney();
  const breakdown = useBreakdown(journey);
  const money = useJourneyMoney(journey, breakdown);
  // While an outcome is still to be chosen there is no breakdown, but there is a statement.
  const months = useJourneyMoney(journey, { by: 'month' });
  const shown = money.data ?? months.data;
  const open = useOpenNumber();
  return (
    <div className="with-drawer">
      <div className="page">
        <MoneyHead title="What journeys cost and earn" />
        <MoneyBar>{shown !== undefined && <SaveStatement answer={shown} />}</MoneyBar>
        {shown === undefined && !months.isError && <Waiting what="Adding up" />}
        {months.isError && <Problem error={months.error} retry={() => months.refetch()} />}
        {shown !== undefined && !hasMoney(shown) && <NoMoney mayWrite={role !== 'viewer'} />}
        {shown !== undefined && hasMoney(shown) && (
          <>
            <Headline answer={shown} />
            <ReconciliationLine journey={journey} />
            <Notes answer={shown} />
            <section className="statements" aria-label="Statement">
              {shown.totals.map((total) => (
                <Statement key={total.currency} total={total} />
              ))}
            </section>
            <Breakdown journey={journey} chosen={breakdown} answer={money.data ?? null} error={money.error} />
            {months.data !== undefined && <MonthTrend answer={months.data} />}
            {journey === 'all' && <UnusedCapacity />}
            <FoldedEvidence evidence={shown.evidence} path={money.path} interval={interval} />
          </>
        )}
      </div>
      {open !== null && shown !== undefined && (
        <MoneyDrawer answer={shown} name={open} path={money.path} interval={interval} outcome={breakdown.outcome} />
      )}
    </div>
  );
}

function hasMoney({ totals }: JourneyMoney): boolean {
  return totals.some((one) => one.revenueMinor !== 0 || one.costToServeMinor !== 0 || one.contributionMinor !== 0);
}

function Headline({ answer }: { answer: JourneyMoney }) {
  const [total, ...others] = answer.totals;
  if (total === undefined) return null;
  const { value, range } = perCaseWords(total);
  return (
    <p className="big-figure">
      {value} a case <span className="quiet-text">{headlineWords(total, range)}</span>
      {others.length > 0 && (
        <span className="quiet-text">
          {' '}
          · and amounts in {others.map((one) => (one.currency === '' ? 'no currency' : one.currency)).join(', ')}
        </span>
      )}
    </p>
  );
}

function headlineWords({ cases, customers }: MoneyTotal, range: string): string {
  const sure = range === '' ? '' : range === 'n too small' ? `${range}, ` : `95 % interval ${range}, `;
  return `contributed by each case started. ${sure}${counted(cases, 'case')} of ${counted(customers, 'customer')}`;
}

/** What cannot be told, and what was split: nothing is left out in silence. */
function Notes({ answer }: { answer: JourneyMoney }) {
  const reasons = {
    'currency-unknown': 'carry an amount without a currency; it has a line of its own',
    'minutes-unreadable': 'have minutes that cannot be read, so a line of the rate card could not be applied',
    'cost-too-large': 'would cost more than a hundred billion by a line of the rate card, so it was not applied',
    'no-exchange-rate': 'have no exchange rate for their day, so they are told in their own currency',
  };
  return (
    <>
      {answer.uncounted.map((one) => (
        <p className="note" key={`${one.reason}${one.entryId}${one.currency}`}>
          {count(one.events)} events{one.currency === '' ? '' : ` in ${one.currency}`} {reasons[one.reason]}.{' '}
          <Link href="/money/settings">Open the settings</Link>
        </p>
      ))}
      {answer.sharedEvents > 0 && (
        <p className="note">
          {count(answer.sharedEvents)} events of this journey concern several cases: their money is split evenly between
          them, so that the total stays right.
        </p>
      )}
    </>
  );
}

function NoMoney({ mayWrite }: { mayWrite: boolean }) {
  const place = usePlace();
  const isNarrowed = ['from', 'to', 'filter'].some((name) => place.search.has(name));
  if (isNarrowed)
    return (
      <Empty title="No money in these cases">
        <p>Choose a longer period, or take the filter out.</p>
        <Link className="button" href={addressWith(place, { from: null, to: null, filter: null })}>
          Show all of them
        </Link>
      </Empty>
    );
  return (
    <Empty title="What does a journey cost you, and what does it bring?">
      <p>
        Two ways lead here. Events may carry a cost or a revenue with a currency. Or a rate card says what an activity,
        a channel or a minute costs: “a call takes 8 minutes at 0.80”. From either, every case, step and path has its
        profit and loss.
      </p>
      {mayWrite && (
        <Link className="button primary" href="/money/settings">
          Write a rate card
        </Link>
      )}
    </Empty>
  );
}

function SaveStatement({ answer }: { answer: JourneyMoney }) {
  const save = () =>
    saveFile(`money-${answer.journey.id}.csv`, new Blob([statementCsv(answer)], { type: 'text/csv;charset=utf-8' }));
  return (
    <button type="button" className="button" onClick={save}>
      Save as CSV
    </button>
  );
}
