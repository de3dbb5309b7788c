import type { Funnel } from '@throughline/core/journeys';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, percent } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { EvidenceOf } from './evidence-drawer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterChange, filterOf, useActivities, useView } from './use-view.ts';

const dayOptions = [1, 7, 14, 30, 90, 365] as const;

/** The steps a funnel asks about, as the address says them. */
export function readSteps(text: string | null): readonly (readonly string[])[] {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value)
      ? value.filter((step): step is string[] => Array.isArray(step) && step.every((one) => typeof one === 'string'))
      : [];
  } catch {
    return [];
  }
}

function orderOf(text: string | null): Funnel['order'] {
  return text === 'strict' || text === 'any' ? text : 'ordered';
}

/** How many reach each step: the steps, their order and the window are in the address. */
export function FunnelPage({ journey }: { journey: string }) {
  const place = usePlace();
  const steps = readSteps(place.search.get('steps'));
  const order = orderOf(place.search.get('order'));
  const window = Number(place.search.get('window')) || 30 * 86_400;
  const funnel = useView(
    journey,
    'funnel',
    { steps: JSON.stringify(steps), order, window },
    { enabled: steps.length > 0 },
  );
  return (
    <div className="page">
      <FilterBar journey={journey} view="funnel" />
      <h1>How many get through</h1>
      <Question journey={journey} steps={steps} order={order} window={String(window)} />
      {steps.length === 0 && (
        <Empty title="Which steps should customers go through?">
          <p>Add two or more activities above. A step may be met by any of several activities.</p>
        </Empty>
      )}
      {steps.length > 0 && funnel.isPending && <Waiting what="Counting" />}
      {funnel.isError && <Problem error={funnel.error} />}
      {steps.length > 0 && funnel.data !== undefined && (
        <Bars funnel={funnel.data} journey={journey} path={funnel.path} />
      )}
    </div>
  );
}

interface QuestionProps {
  readonly journey: string;
  readonly steps: readonly (readonly string[])[];
  readonly order: string;
  readonly window: string;
}

function Question({ journey, steps, order, window }: QuestionProps) {
  const place = usePlace();
  const activities = useActivities(journey);
  const set = (next: readonly (readonly string[])[]) =>
    go(addressWith(place, { steps: next.length === 0 ? null : JSON.stringify(next) }));
  const choose = (label: string, onChoose: (name: string) => void) => (
    <select value="" aria-label={label} onChange={(event) => event.target.value !== '' && onChoose(event.target.value)}>
      <option value="">{label}</option>
      {activities.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
  return (
    <div className="funnel-question">
      {steps.map((step, index) => (
        <span className="chip" key={`${index}${step.join()}`}>
          {index + 1}. {step.join(' or ')}
          {choose('or …', (name) =>
            set(steps.map((one, at) => (at === index && !one.includes(name) ? [...one, name] : one))),
          )}
          <button
            type="button"
            aria-label={`Remove step ${index + 1}`}
            onClick={() => set(steps.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </span>
      ))}
      {steps.length < 20 && choose('Add a step', (name) => set([...steps, [name]]))}
      <label>
        Order
        <select value={order} onChange={(event) => go(addressWith(place, { order: event.target.value }))}>
          <option value="ordered">in order, others may lie between</option>
          <option value="strict">strictly one after another</option>
          <option value="any">in any order</option>
        </select>
      </label>
      <label>
        Within
        <select value={window} onChange={(event) => go(addressWith(place, { window: event.target.value }))}>
          {dayOptions.map((days) => (
            <option key={days} value={days * 86_400}>
              {days === 1 ? '1 day' : `${days} days`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Bars({ funnel, journey, path }: { funnel: Funnel; journey: string; path: string }) {
  const place = usePlace();
  const first = funnel.steps[0];
  const last = funnel.steps.at(-1);
  const interval = (range: readonly [number, number] | null) =>
    range === null ? '' : ` (${percent(range[0])} to ${percent(range[1])})`;
  const casesOf = (activities: readonly string[]) => {
    const any = activities.map((activity) => ({ kind: 'occurs' as const, activity }));
    const only = {
      ...filterChange([...filterOf(place).where, { kind: 'any', of: any }]),
      steps: null,
      order: null,
      window: null,
    };
    return addressWith(place, only, `/journeys/${encodeURIComponent(journey)}/cases`);
  };
  return (
    <>
      {first !== undefined && last !== undefined && (
        <h2>
          {count(last.customers)} of {counted(first.customers, 'customer')} reach the last step
        </h2>
      )}
      <ol className="funnel">
        {funnel.steps.map((step, index) => (
          <li key={`${index}${step.activities.join()}`}>
            <div className="funnel-bar" style={{ width: `${Math.max(1, step.fromFirst.value * 100)}%` }} />
            <strong>{step.activities.join(' or ')}</strong>
            <span>
              {counted(step.customers, 'customer')}, {counted(step.cases, 'case')}
            </span>
            {index > 0 && (
              <>
                <span>
                  {percent(step.fromPrevious.value)} of the step before{interval(step.fromPrevious.interval)}
                </span>
                <span>
                  {count(step.dropped)} cases dropped
                  {step.medianSecondsFromPrevious !== null &&
                    ` · median ${duration(step.medianSecondsFromPrevious)} from the step before`}
                </span>
              </>
            )}
            <Link className="link" href={casesOf(step.activities)}>
              Cases with {step.activities.length === 1 ? 'this activity' : 'one of these activities'}
            </Link>
          </li>
        ))}
      </ol>
      <p className="quiet-text">Intervals are 95 % Wilson; the unit is the customer.</p>
      <EvidenceOf evidence={funnel.evidence} path={path} />
    </>
  );
}
