import type { CohortsAnswer } from '@throughline/core/money';
import { FoldedEvidence } from '../journeys/index.ts';
import { count, fewestCustomers, money } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { MoneyHead } from './money-frame.tsx';
import { average, monthWords, rangeWords } from './money-words.ts';
import { useCohorts } from './use-money.ts';

type Cohort = CohortsAnswer['cohorts'][number];

/** What the customers of each month have brought by each age, and when they had paid for winning them. */
export function CohortsPage() {
  const cohorts = useCohorts();
  const answer = cohorts.data;
  const currencies = [...new Set((answer?.cohorts ?? []).map((one) => one.currency))];
  return (
    <div className="page">
      <MoneyHead title="What customers bring over time" />
      <p className="quiet-text">Of all events, whatever the journey: a customer is followed through all of them.</p>
      {cohorts.isPending && <Waiting what="Following customers" />}
      {cohorts.isError && <Problem error={cohorts.error} retry={() => cohorts.refetch()} />}
      {answer?.cohorts.length === 0 && (
        <Empty title="Nobody has brought revenue yet">
          <p>
            A cohort is the customers whose first revenue came in one month. As soon as events carry revenue, each
            cohort is followed: what a member has brought after one month, two, a year.
          </p>
        </Empty>
      )}
      {answer !== undefined &&
        currencies.map((currency) => <CohortTable key={currency} answer={answer} currency={currency} />)}
      {answer !== undefined && answer.cohorts.length > 0 && (
        <>
          <p className="quiet-text">
            Contribution per original member, those who left counted: what a customer cost before the first revenue
            counts in the first month. Months that are not over ({monthWords(answer.asOfMonth)}) are left out.
            {answer.cohorts.some((one) => mayHoldEarlier(one, answer)) &&
              ` * The data begins in ${monthWords(answer.firstMonth)}: by how long customers let pass between two months of revenue, these cohorts may hold some who came before it.`}
          </p>
          <FoldedEvidence
            evidence={answer.evidence}
            path={cohorts.path}
            interval="of each mean: 95 %, between members (point at a cell to see it)"
          />
        </>
      )}
    </div>
  );
}

function mayHoldEarlier({ cohort }: Cohort, { mayHoldEarlierThrough }: CohortsAnswer): boolean {
  return cohort <= mayHoldEarlierThrough;
}

function CohortTable({ answer, currency }: { answer: CohortsAnswer; currency: string }) {
  const own = answer.cohorts.filter((one) => one.currency === currency);
  const ages = Math.max(0, ...own.map((one) => one.ages.length));
  const most = Math.max(1, ...own.flatMap((one) => one.ages.map((age) => Math.abs(age.perMemberMinor))));
  return (
    <div className="scroll">
      <table className="cohorts money-table">
        <caption>Contribution per member{currency === '' ? '' : ` in ${currency}`}, by age in months</caption>
        <thead>
          <tr>
            <th scope="col">First revenue in</th>
            <th scope="col" className="number">
              Members
            </th>
            <th scope="col">Pays for winning it</th>
            {Array.from({ length: ages }, (_, age) => age).map((age) => (
              <th scope="col" className="number" key={age}>
                {age}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map((cohort) => (
            <tr key={cohort.cohort}>
              <th scope="row">
                {monthWords(cohort.cohort)}
                {mayHoldEarlier(cohort, answer) && ' *'}
              </th>
              <td className="number">{count(cohort.members)}</td>
              <td>{paybackWords(cohort)}</td>
              {cohort.ages.map((age) => (
                <Cell key={age.age} cohort={cohort} age={age} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cohort, age, most }: { cohort: Cohort; age: Cohort['ages'][number]; most: number }) {
  const { currency, members } = cohort;
  if (members < fewestCustomers)
    return (
      <td className="number quiet-text" title="n too small">
        –
      </td>
    );
  const range = age.interval === null ? '' : `, 95 % interval ${rangeWords(age.interval, currency)}`;
  const words = `${money(Math.round(age.perMemberMinor), currency)}${range}, of ${count(members)} members`;
  const heat = Math.abs(age.perMemberMinor) / most;
  return (
    <td
      className={age.perMemberMinor < 0 ? 'number cell loss' : 'number cell'}
      style={{ ['--heat' as string]: heat.toFixed(3) }}
      title={words}
    >
      {average(age.perMemberMinor, currency)}
    </td>
  );
}

function paybackWords({ payback, acquisitionMinor, currency }: Cohort): string {
  const cost = acquisitionMinor === null ? '' : ` (${money(acquisitionMinor, currency)})`;
  switch (payback.kind) {
    case 'reached':
      return payback.age === 0 ? `in its first month${cost}` : `after ${payback.age} months${cost}`;
    case 'not-yet':
      return `not yet${cost}`;
    case 'cost-unknown':
      return 'its cost is not set';
    case 'nothing-complete':
      return 'no month is over yet';
  }
}
