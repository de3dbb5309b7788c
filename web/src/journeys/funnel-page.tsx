import { type Funnel, usualFunnelWindow } from '@throughline/core/journeys';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, fewestCustomers, percentRange, rate } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { orderWords } from './describe-filter.ts';
import type { Rows } from './drawer.tsx';
import { FoldedEvidence } from './evidence.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FunnelQuestion, orderOf, readSteps } from './funnel-question.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import { closeNumber, type NumberName, openNumber, useOpenNumber } from './open-number.ts';
import { useView } from './use-view.ts';

/** How many reach each step: the steps, their order and the window are in the address. */
export function FunnelPage({ journey }: { journey: string }) {
  const place = usePlace();
  const open = useOpenNumber();
  const steps = readSteps(place.search.get('steps'));
  const order = orderOf(place.search.get('order'));
  const window = Number(place.search.get('window')) || usualFunnelWindow;
  const isAsked = steps.length > 0;
  const funnel = useView(journey, 'funnel', { steps: JSON.stringify(steps), order, window }, { enabled: isAsked });
  const { data } = funnel;
  return (
    <div className="with-drawer">
      <div className="page">
        <FilterBar journey={journey} view="funnel" />
        <h1>How many get through</h1>
        <FunnelQuestion journey={journey} steps={steps} order={order} window={window} />
        {!isAsked && <NoSteps journey={journey} />}
        {isAsked && funnel.isPending && <Waiting what="Counting" />}
        {funnel.isError && <Problem error={funnel.error} />}
        {isAsked && data !== undefined && <Bars funnel={data} path={funnel.path} />}
      </div>
      {isAsked && data !== undefined && open !== null && (
        <StepDrawer journey={journey} funnel={data} name={open} path={funnel.path} />
      )}
    </div>
  );
}

const stepsToBegin = 6;

/** A blank page asks for steps, and offers those of the most frequent path. */
function NoSteps({ journey }: { journey: string }) {
  const place = usePlace();
  const variants = useView(journey, 'variants', { limit: 1 });
  const path = [...new Set(variants.data?.items[0]?.path ?? [])].slice(0, stepsToBegin);
  const begin = () => go(addressWith(place, { steps: JSON.stringify(path.map((activity) => [activity])) }));
  return (
    <Empty title="Which steps should customers go through?">
      <p>Add two or more activities above. A step may be met by any of several activities.</p>
      {path.length > 1 && (
        <button type="button" className="button primary" onClick={begin}>
          Begin with the most frequent path
        </button>
      )}
    </Empty>
  );
}

function Bars({ funnel, path }: { funnel: Funnel; path: string }) {
  const first = funnel.steps[0];
  const last = funnel.steps.at(-1);
  return (
    <>
      {first !== undefined && last !== undefined && (
        <h2>
          {count(last.customers)} of {counted(first.customers, 'customer')} reach the last step
        </h2>
      )}
      <ol className="funnel">
        {funnel.steps.map((step, index) => (
          <Step key={`${index}${step.activities.join()}`} step={step} index={index} />
        ))}
      </ol>
      <FoldedEvidence
        evidence={funnel.evidence}
        path={path}
        interval="of the shares: 95 %, Wilson; the unit is the customer"
      />
    </>
  );
}

function Step({ step, index }: { step: Funnel['steps'][number]; index: number }) {
  const { fromPrevious, fromFirst, medianSecondsFromPrevious } = step;
  const name = step.activities.join(' or ');
  const range = fromPrevious.of < fewestCustomers ? null : fromPrevious.interval;
  return (
    <li>
      <div className="funnel-bar" style={{ width: `${Math.max(1, fromFirst.value * 100)}%` }} />
      <strong>{name}</strong>
      <button
        type="button"
        className="figure"
        aria-label={`${name}: ${counted(step.customers, 'customer')}`}
        onClick={() => openNumber(['reached', String(index + 1)])}
      >
        {counted(step.customers, 'customer')}, {counted(step.cases, 'case')}
      </button>
      {index > 0 && (
        <>
          <span>
            {rate(step.customers, fromPrevious.of, fromPrevious.of)} of the step before
            {range === null ? '' : ` (${percentRange(range)})`}
          </span>
          <span>
            <button
              type="button"
              className="figure"
              aria-label={`Before ${name}: ${counted(step.dropped, 'case')} dropped`}
              onClick={() => openNumber(['dropped', String(index + 1)])}
            >
              {counted(step.dropped, 'case')} dropped
            </button>
            {medianSecondsFromPrevious !== null &&
              ` · median ${duration(medianSecondsFromPrevious)} from the step before`}
          </span>
        </>
      )}
    </li>
  );
}

interface StepDrawerProps {
  readonly journey: string;
  readonly funnel: Funnel;
  readonly name: NumberName;
  readonly path: string;
}

/** The cases that reached a step, or those that came to the one before and no further. */
function StepDrawer({ journey, funnel, name: [sort, place], path }: StepDrawerProps) {
  const number = Number(place);
  const step = funnel.steps[number - 1];
  if (step === undefined || (sort !== 'reached' && sort !== 'dropped')) return null;
  const { order, windowSeconds } = funnel;
  const isDropped = sort === 'dropped' && number > 1;
  const activities = step.activities.join(' or ');
  const asked: Rows = [
    ['Order', orderWords[order]],
    ['Within', duration(windowSeconds)],
  ];
  const times: Rows =
    isDropped || step.medianSecondsFromPrevious === null
      ? []
      : [
          ['Median from the step before', duration(step.medianSecondsFromPrevious)],
          ['9 of 10 take at most', duration(step.p90SecondsFromPrevious ?? 0)],
          ['Cases the times are of', count(step.timedCases)],
        ];
  return (
    <NumberDrawer
      journey={journey}
      title={isDropped ? `Dropped before ${activities}` : `Reached ${activities}`}
      rows={[['Cases', count(isDropped ? step.dropped : step.cases)], ...asked, ...times]}
      predicate={{
        kind: 'funnel',
        steps: funnel.steps.map((one) => one.activities),
        order,
        windowSeconds,
        ...(isDropped ? { reaches: number - 1, stops: true } : { reaches: number }),
      }}
      evidence={funnel.evidence}
      path={path}
      onClose={closeNumber}
    />
  );
}
