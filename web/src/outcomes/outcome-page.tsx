import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Outcome, OutcomeReading, OutcomeState } from '@throughline/core/outcomes';
import type { Role } from '@throughline/core/trust';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import {
  closeNumber,
  describeFilter,
  FoldedEvidence,
  NumberDrawer,
  openNumber,
  Period,
  useCatalogue,
  useJourneys,
  useOpenNumber,
} from '../journeys/index.ts';
import { useAuthorWords } from '../parts/author.ts';
import { count, counted, duration, instant, percent } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { BreachedGuardrails, Checks } from './checks.tsx';
import { CurveChart } from './curve-chart.tsx';
import { canBeForeclosed, conditionWords, eventWords, stateWords } from './outcome-words.ts';
import { RateLine, rateWords } from './rate-line.tsx';
import { StateBar } from './state-bar.tsx';
import { StepEffects } from './step-effects.tsx';
import { TrendChart, trendWords } from './trend-chart.tsx';
import { useOutcome, useReading, useTimes, useTrend } from './use-outcomes.ts';

/** One outcome: how cases stand, how long it takes, its trend, what goes with it, and whether its guardrails hold. */
export function OutcomePage({ id, role }: { id: string; role: Role }) {
  const outcome = useOutcome(id);
  const reading = useReading(id);
  const open = useOpenNumber();
  if (outcome.isPending) return <Waiting what="Opening the outcome" />;
  if (outcome.isError) return <Problem error={outcome.error} />;
  const state = (['success', 'failure', 'open'] as const).find((one) => open?.[0] === 'state' && open[1] === one);
  return (
    <div className="with-drawer">
      <div className="page">
        <Head outcome={outcome.data} role={role} />
        {reading.isPending && <Waiting what="Counting" />}
        {reading.isError && <Problem error={reading.error} retry={() => reading.refetch()} />}
        {reading.data !== undefined && <Standing reading={reading.data} path={reading.path} outcome={outcome.data} />}
        <BreachedGuardrails id={id} />
        <Trend id={id} />
        <Times id={id} />
        <StepEffects id={id} journey={outcome.data.definition.journey} />
        <Checks id={id} />
        <Definition outcome={outcome.data} />
      </div>
      {state !== undefined && reading.data !== undefined && (
        <StateDrawer outcome={outcome.data} reading={reading.data} state={state} path={reading.path} />
      )}
    </div>
  );
}

function Head({ outcome, role }: { outcome: Outcome; role: Role }) {
  const { id, definition, version } = outcome;
  const place = usePlace();
  const catalogue = useCatalogue();
  const journeys = useJourneys();
  const journey = journeys.data?.find((one) => one.id === definition.journey)?.name ?? definition.journey;
  const asked = place.search.get('version');
  const map = `/journeys/${encodeURIComponent(definition.journey)}/map`;
  return (
    <>
      <p className="quiet-text">
        <Link href="/outcomes">Outcomes</Link> › <Link href={map}>{journey}</Link>
      </p>
      <h1>{definition.name}</h1>
      {definition.statement !== '' && <p className="statement">{definition.statement}</p>}
      <div className="filter-bar">
        <Period lastAt={catalogue.data?.lastAt ?? null} />
        <Link
          className="button"
          href={addressWith({ path: map, search: new URLSearchParams() }, { layer: 'outcome', outcome: id })}
        >
          See it on the map
        </Link>
        {role !== 'viewer' && (
          <Link className="button" href={`/outcomes/${encodeURIComponent(id)}/edit`}>
            Edit
          </Link>
        )}
        {role !== 'viewer' && <Delete outcome={outcome} />}
      </div>
      {asked !== null && (
        <p className="note">
          This is version {version}. <Link href={addressWith(place, { version: null })}>Go to the newest</Link>
        </p>
      )}
    </>
  );
}

function Delete({ outcome }: { outcome: Outcome }) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call('delete', '/outcomes/{id}', { path: { id: outcome.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['view', 'outcomes'] });
      go('/outcomes');
    },
  });
  const ask = () =>
    window.confirm(
      `Delete “${outcome.definition.name}”? Its versions stay: an outcome made under the same name goes on from them.`,
    ) && remove.mutate();
  return (
    <>
      <button type="button" className="button quiet" onClick={ask}>
        Delete
      </button>
      {remove.isError && <p role="alert">{remove.error.message}</p>}
    </>
  );
}

interface StandingProps {
  readonly reading: OutcomeReading;
  readonly path: string;
  readonly outcome: Outcome;
}

function Standing({ reading, path, outcome }: StandingProps) {
  const { rate, basis, notCounted, progress } = reading;
  const words = rateWords(rate);
  const followed =
    basis === 'followed'
      ? 'Counted: cases that began long enough ago to be followed to their end.'
      : 'Counted: cases that are decided. Without a deadline, open cases may still go either way.';
  return (
    <section aria-label="How cases stand">
      <p className="big-figure">
        {words.share} got it done{' '}
        <span className="quiet-text">
          {words.range === '' ? '' : `${words.range}, `}
          {words.of}
        </span>
      </p>
      <RateLine rate={rate} />
      <p className="quiet-text">{followed}</p>
      <StateBar states={reading.states} onOpen={(state) => openNumber(['state', state])} />
      <p className="quiet-text">
        {notCounted > 0 && `${counted(notCounted, 'case')} of the journey do not count: their clock never started. `}
        {progress !== null &&
          `A case has reached ${percent(progress.mean)} of its milestones on average, by their weight.`}
      </p>
      {reading.objections.map((objection) => (
        <p className="note" key={objection}>
          {objection}
        </p>
      ))}
      <FoldedEvidence
        evidence={reading.evidence}
        path={path}
        interval="of the share: 95 %, Wilson, widened for customers with several cases"
      />
      <p className="quiet-text">
        Version {outcome.version}, {instant(outcome.updatedAt)}
      </p>
    </section>
  );
}

function Trend({ id }: { id: string }) {
  const [by, setBy] = useState<'day' | 'week' | 'month'>('week');
  const trend = useTrend(id, by);
  return (
    <section aria-label="Trend">
      <h2>Over time</h2>
      <div className="segmented" role="group" aria-label="Periods">
        {(['day', 'week', 'month'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={by === one} onClick={() => setBy(one)}>
            by {one}
          </button>
        ))}
      </div>
      {trend.isError && <Problem error={trend.error} />}
      {trend.data !== undefined && (
        <>
          <p>{trendWords(trend.data)}</p>
          <TrendChart trend={trend.data} />
          <p className="quiet-text">
            By when the case began. Rings: periods whose cases could not all be followed to their end yet; they are left
            out of the line and of the levels. Where nothing stands, no case could be followed to its end yet.
          </p>
        </>
      )}
    </section>
  );
}

function Times({ id }: { id: string }) {
  const times = useTimes(id);
  if (times.isError) return <Problem error={times.error} />;
  if (times.data === undefined || times.data.cases === 0) return null;
  const { medianSeconds, medianInterval, reached, failed, open, begunSince, curve } = times.data;
  const [low, high] = medianInterval;
  const last = curve.at(-1);
  const range = `${low === null ? 'soon' : duration(low)} to ${high === null ? 'never' : duration(high)}`;
  return (
    <section aria-label="How long it takes">
      <h2>How long it takes</h2>
      <p>
        {medianSeconds === null
          ? `Fewer than half ever have it: ${percent(last?.share ?? 0)} in the end.`
          : `Half of all cases have it within ${duration(medianSeconds)} (95 % interval ${range}).`}
      </p>
      <CurveChart times={times.data} />
      <p className="quiet-text">
        Green: the share that has it, with its 95 % interval. Red, dashed: the share that failed. {count(reached)} had
        it, {count(failed)} failed; {count(open)} were open and count as far as they are known.
      </p>
      {times.data.until !== times.data.evidence.asOf && (
        <p className="quiet-text">
          All of this is told as of {instant(times.data.until)}: what is achieved later can still come undone.{' '}
          {begunSince > 0 && `${counted(begunSince, 'case')} began since then and are not in it. `}
          So these counts differ from those at the top of the page.
        </p>
      )}
      <FoldedEvidence
        evidence={times.data.evidence}
        path={times.path}
        interval="Aalen and Johansen's cumulative incidence, 95 % on the scale of log(−log)"
      />
    </section>
  );
}

interface StateDrawerProps {
  readonly outcome: Outcome;
  readonly reading: OutcomeReading;
  readonly state: OutcomeState;
  readonly path: string;
}

function StateDrawer({ outcome, reading, state, path }: StateDrawerProps) {
  const { states } = reading;
  const all = states.success + states.failure + states.open;
  return (
    <NumberDrawer
      journey={outcome.definition.journey}
      title={`${outcome.definition.name}: ${stateWords[state]}`}
      rows={[['Cases', `${count(states[state])} of ${count(all)}`]]}
      predicate={{ kind: 'outcome', id: outcome.id, version: outcome.version, state }}
      evidence={reading.evidence}
      path={path}
      onClose={closeNumber}
    />
  );
}

function Definition({ outcome }: { outcome: Outcome }) {
  const words = useAuthorWords();
  const { definition, id } = outcome;
  const versions = useQuery({
    queryKey: ['outcome-versions', id, outcome.version],
    queryFn: async () => (await call('get', '/outcomes/{id}/versions', { path: { id } })).items,
  });
  const place = usePlace();
  return (
    <section aria-label="Definition">
      <h2>What it means</h2>
      <dl className="facts">
        {definition.population !== null && <Line name="Counts">{describeFilter(definition.population)}</Line>}
        <Line name="The clock starts">
          {definition.clockStart === null ? 'with the case' : `at ${eventWords(definition.clockStart)}`}
        </Line>
        <Line name="A success">{conditionWords(definition.success)}</Line>
        <Line name="A failure">
          {[
            ...(definition.failure === null ? [] : [conditionWords(definition.failure)]),
            ...(definition.deadlineSeconds === null
              ? []
              : [`no success after ${duration(definition.deadlineSeconds)}`]),
            ...(canBeForeclosed(definition.success) ? ['a success cannot come any more'] : []),
          ].join(', or ') || 'never: a case stays open'}
        </Line>
        {definition.milestones.length > 0 && (
          <Line name="Milestones">
            {definition.milestones
              .map((one) => `${eventWords(one.where)}${one.regress ? ' (a step back)' : ''}`)
              .join(', ')}
          </Line>
        )}
      </dl>
      {(versions.data ?? []).length > 1 && (
        <>
          <h3>Versions</h3>
          <ul className="plain">
            {(versions.data ?? []).map((one) => (
              <li key={one.version}>
                <Link href={addressWith(place, { version: String(one.version) })}>Version {one.version}</Link>, by{' '}
                {words(one.author)}, {instant(one.createdAt)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
