import type { CasePredicate } from '@throughline/core/journeys';
import type { StakeAnswer, StakePoint } from '@throughline/core/money';
import { useState } from 'react';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { closeNumber, FoldedEvidence, NumberDrawer, openNumber, type Rows, useOpenNumber } from '../journeys/index.ts';
import { count, counted, duration, money, percent } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { MoneyHead } from './money-frame.tsx';
import { average, rangeWords } from './money-words.ts';
import { useAllOutcomes, useStake } from './use-money.ts';

const shownAtFirst = 12;
const interval = 'of a year: 95 %, that of the differences within strata, carried through; grade C';

/** What each friction point of a journey puts at stake in a year, if it is the cause. */
export function StakePage() {
  const place = usePlace();
  const outcomes = useAllOutcomes();
  const items = outcomes.data ?? [];
  const chosen =
    items.find((one) => one.id === place.search.get('outcome')) ??
    items.find((one) => one.definition.journey === place.search.get('journey')) ??
    items[0];
  const stake = useStake(chosen?.id ?? null);
  const open = useOpenNumber();
  const point = stake.data?.points.find((one) => open?.[0] === 'point' && open[1] === one.id);
  return (
    <div className="with-drawer">
      <div className="page">
        <MoneyHead title="What friction puts at stake" />
        {outcomes.data?.length === 0 && <NoOutcome />}
        {chosen !== undefined && (
          <label>
            Outcome{' '}
            <select
              value={chosen.id}
              onChange={(event) => go(addressWith(place, { outcome: event.target.value, open: null }))}
            >
              {items.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.definition.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {(outcomes.isPending || (chosen !== undefined && stake.isPending)) && <Waiting what="Comparing customers" />}
        {stake.isError && <Problem error={stake.error} retry={() => stake.refetch()} />}
        {stake.data !== undefined && <Stake answer={stake.data} path={stake.path} />}
      </div>
      {point !== undefined && stake.data !== undefined && chosen !== undefined && (
        <PointDrawer answer={stake.data} point={point} path={stake.path} journey={chosen.definition.journey} />
      )}
    </div>
  );
}

function NoOutcome() {
  return (
    <Empty title="First say what customers come to get done">
      <p>
        A friction point is where customers who pass it reach the outcome less often, or cost more on the way. Without
        an outcome there is nothing to lose.
      </p>
      <Link className="button primary" href="/outcomes/new">
        Define an outcome
      </Link>
    </Empty>
  );
}

function Stake({ answer, path }: { answer: StakeAnswer; path: string }) {
  const [isWhole, setWhole] = useState(false);
  const losses = answer.points.filter((one) => one.isFinding && one.minor > 0);
  const shown = isWhole ? answer.points : losses.slice(0, shownAtFirst);
  const { currency } = answer;
  return (
    <>
      <StakeHead answer={answer} />
      {shown.length === 0 ? (
        <p>
          {answer.days < 28
            ? 'The cases span less than 28 days: too short to speak of a year.'
            : 'No friction point differs from the rest by more than chance would give.'}
        </p>
      ) : (
        <div className="money-table">
          <Table columns={columnsOf(answer)} rows={shown} keyOf={(one) => one.id} />
        </div>
      )}
      {answer.points.length > shown.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          Show all {answer.points.length}, those without a difference too
        </button>
      )}
      <p className="quiet-text">
        Affected customers in a year × (points of the outcome × {money(answer.outcomeValueMinor, currency)} + avoidable
        cost to serve), of which a fix would win back {percent(answer.recoverability)}: an{' '}
        <Link href="/money/settings">assumption</Link>. Steps the outcome itself names, and handoffs from or to them,
        are left out
        {answer.notCompared > 0 && `; ${counted(answer.notCompared, 'point')} with too few customers on a side`}.
      </p>
      <FoldedEvidence evidence={answer.evidence} path={path} interval={interval} />
    </>
  );
}

/** What the largest ones put at stake together, and what that may not be taken for. */
function StakeHead({ answer }: { answer: StakeAnswer }) {
  const { joint, currency } = answer;
  return (
    <>
      {joint !== null && (
        <p className="big-figure">
          {money(joint.jointMinor, currency)} a year{' '}
          <span className="quiet-text">
            goes with the {joint.points.length} largest friction points together, if they are the cause. One by one they
            would add up to {money(joint.sumOfIndividualMinor, currency)}: {money(joint.countedTwiceMinor, currency)} of
            it would count customers twice, for most who meet one meet others too. “Of the joint” is the part that falls
            to each: what it adds to the others, on average over all orders in which they could be dealt with.
          </span>
        </p>
      )}
      <p className="note">
        Evidence C: it goes together, which does not make it the cause. Customers who met a point are compared with
        those who did not, within {answer.strata}; much else may differ between them. No amount here is a gain: to know
        what a fix brings, try it against a holdout.
      </p>
      {answer.outcomeValueMinor === 0 && (
        <p className="note">
          No value is set for this outcome, so only the avoidable cost to serve is counted.{' '}
          <Link href="/money/settings">Say what a success is worth</Link>
        </p>
      )}
    </>
  );
}

const kindWords = { step: 'step', rework: 'done again', handoff: 'handoff', wait: 'long wait' } as const;

/** Where most customers meet it, the few who do not may be the special ones. */
const isUsual = ({ affected, unaffected }: StakePoint) => affected.customers > unaffected.customers;

/** The outcome may be as good with a point as without it, and the point still cost more. */
const isOfCostAlone = ({ isFinding, difference: { interval } }: StakePoint) =>
  isFinding && interval !== null && interval[0] <= 0 && interval[1] >= 0;

function pointName({ kind, names, waitSeconds }: StakePoint): string {
  const [first = '', second = ''] = names;
  if (kind === 'rework') return `${first} again`;
  if (kind === 'handoff') return `${first} → ${second}`;
  if (kind === 'wait') return `${first} → ${second} over ${duration(waitSeconds ?? 0)}`;
  return first;
}

/** Where fewer could be compared, it is said beside the amount. */
const mostlyCompared = 0.9;

const points = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

function columnsOf({ currency, joint }: StakeAnswer): readonly Column<StakePoint>[] {
  const shares = new Map((joint?.points ?? []).map((one) => [one.id, one.shareMinor]));
  return [
    {
      name: 'Friction point',
      cell: (one) => (
        <button type="button" className="figure" onClick={() => openNumber(['point', one.id])}>
          {pointName(one)}
        </button>
      ),
    },
    { name: 'Kind', cell: (one) => `${kindWords[one.kind]}${isUsual(one) ? ', most meet it' : ''}` },
    { name: 'Affected a year', isNumber: true, cell: (one) => count(Math.round(one.affectedPerYear)) },
    {
      name: 'Outcome',
      isNumber: true,
      cell: (one) => (
        <>
          {points.format(-one.difference.value * 100)} pts
          {isOfCostAlone(one) && <span className="quiet-text range">only the cost differs</span>}
        </>
      ),
    },
    {
      name: 'Cost a customer',
      isNumber: true,
      cell: (one) => (one.extraCostMinor === null ? '–' : average(one.extraCostMinor, currency)),
    },
    {
      name: 'At stake a year, if it is the cause',
      isNumber: true,
      cell: (one) => (
        <>
          {money(one.minor, currency)}
          <span className="quiet-text range">
            {one.interval === null ? 'interval cannot be told' : rangeWords(one.interval, currency)}
            {one.difference.comparedShare < mostlyCompared &&
              `; ${percent(one.difference.comparedShare)} of them could be compared`}
          </span>
        </>
      ),
    },
    { name: 'Grade', cell: (one) => one.grade },
    {
      name: 'Of the joint',
      isNumber: true,
      cell: (one) => {
        const share = shares.get(one.id);
        return share === undefined ? '' : money(share, currency);
      },
    },
  ];
}

interface PointDrawerProps {
  readonly answer: StakeAnswer;
  readonly point: StakePoint;
  readonly path: string;
  readonly journey: string;
}

function PointDrawer({ answer, point, path, journey }: PointDrawerProps) {
  const { affected, unaffected, difference } = point;
  const side = (one: typeof affected) =>
    `${percent(one.reached / Math.max(1, one.customers))} of ${counted(one.customers, 'customer')}`;
  const rows: Rows = [
    ['Affected who got it done', side(affected)],
    ['The others', side(unaffected)],
    ['Difference as they come', `${points.format(-difference.crude * 100)} points`],
    ['Within strata', `${points.format(-difference.value * 100)} points`],
    [
      '95\u00a0% interval',
      difference.interval === null
        ? 'cannot be told'
        : `${points.format(-difference.interval[1] * 100)} to ${points.format(-difference.interval[0] * 100)} points`,
    ],
    ['Affected who could be compared', percent(difference.comparedShare)],
    ...(point.extraCostMinor === null
      ? []
      : ([['More cost to serve a customer', average(point.extraCostMinor, answer.currency)]] as const)),
    ['At stake a year', money(point.minor, answer.currency)],
    ...(isOfCostAlone(point)
      ? ([['What it comes from', 'the cost to serve: the outcome differs by no more than chance would give']] as const)
      : []),
    ['Whose cases', 'the first of each customer that can be followed to its end; more cases pass the point'],
    ['Evidence', `${point.grade}: ${point.label}`],
  ];
  return (
    <NumberDrawer
      journey={journey}
      title={pointName(point)}
      rows={rows}
      predicate={predicateOf(point)}
      evidence={answer.evidence}
      path={path}
      onClose={closeNumber}
    />
  );
}

function predicateOf({ kind, names, waitSeconds }: StakePoint): CasePredicate {
  const [first = '', second = ''] = names;
  if (kind === 'rework') return { kind: 'occurs', activity: first, atLeast: 2 };
  if (kind === 'handoff') return { kind: 'handoff', by: 'channel', from: first, to: second };
  if (kind === 'wait')
    return { kind: 'follows', from: first, to: second, directly: true, minSeconds: waitSeconds ?? 0 };
  return { kind: 'occurs', activity: first };
}
