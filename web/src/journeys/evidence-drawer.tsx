import { useQuery } from '@tanstack/react-query';
import type { CasePredicate, Evidence, JourneyMap } from '@throughline/core/journeys';
import { type ReactNode, useEffect, useRef } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { addressWith, usePlace } from '../app/location.ts';
import { count, counted, day, duration, instant, percent } from '../parts/format.ts';
import type { Choice } from './journey-map.tsx';
import { addToFilter, filterChange, filterOf, viewQuery } from './use-view.ts';

interface DrawerProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel beside the picture (a sheet on a phone) that opens a number. Escape closes it. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new title is read out
  useEffect(() => panel.current?.focus(), [title]);
  return (
    <aside
      className="drawer"
      ref={panel}
      tabIndex={-1}
      aria-label={`Evidence: ${title}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="drawer-head">
        <h2>{title}</h2>
        <button type="button" className="button quiet" aria-label="Close the evidence" onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </aside>
  );
}

export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What makes the numbers of a view true: definition, population, window, n, as-of, and the call that gives them. */
export function EvidenceOf({ evidence, path }: { evidence: Evidence; path: string }) {
  const { window: period } = evidence;
  const call = `curl -H "Authorization: Bearer $THROUGHLINE_KEY" "${window.location.origin}${path}"`;
  return (
    <section className="evidence">
      <h2>What makes it true</h2>
      <Facts
        rows={[
          ['Definition', evidence.definition],
          ['Population', evidence.population],
          [
            'Window',
            period.from === null && period.to === null
              ? 'All time'
              : `${period.from === null ? 'the beginning' : day(period.from)} to ${period.to === null ? 'now' : day(period.to)}`,
          ],
          ['Counted', `${counted(evidence.cases, 'case')} of ${counted(evidence.customers, 'customer')}`],
          ['Interval', 'none: plain counts'],
          ['As of', instant(evidence.asOf)],
        ]}
      />
      <details>
        <summary>The API call that gives it</summary>
        <code className="call">{call}</code>
        <button type="button" className="button quiet" onClick={() => navigator.clipboard.writeText(call)}>
          Copy
        </button>
      </details>
    </section>
  );
}

/** The newest cases behind a number, and the way to all of them. */
export function CasesBehind({ journey, predicate }: { journey: string; predicate: CasePredicate | null }) {
  const place = usePlace();
  const { where } = filterOf(place);
  const all = predicate === null ? where : [...where, predicate];
  const filter = filterChange(all)['filter'] ?? null;
  const cases = `/journeys/${encodeURIComponent(journey)}/cases`;
  const href = addressWith(place, { filter }, cases);
  const query = { ...viewQuery(place), limit: 5, ...(filter === null ? {} : { filter }) };
  const first = useQuery({
    queryKey: ['view', 'first-cases', journey, query],
    queryFn: () => call('get', '/journeys/{id}/cases', { path: { id: journey }, query }),
  });
  return (
    <section className="first-cases">
      <h3>Some of the cases</h3>
      <ul className="plain">
        {(first.data?.items ?? []).map((one) => (
          <li key={one.id}>
            <Link href={`${cases}/${encodeURIComponent(one.id)}`}>{one.id}</Link> · {counted(one.steps, 'step')} ·{' '}
            {duration(one.durationSeconds)}
          </li>
        ))}
      </ul>
      {first.isError && <p role="alert">{first.error.message}</p>}
      <Link className="button primary" href={href}>
        Open all of them
      </Link>
    </section>
  );
}

interface ChoiceProps {
  readonly map: JourneyMap;
  readonly choice: Choice;
  readonly path: string;
  readonly onClose: () => void;
}

/** The evidence of one activity or one transition. */
export function ChoiceDrawer({ map, choice, path, onClose }: ChoiceProps) {
  const place = usePlace();
  const predicate: CasePredicate =
    choice.kind === 'activity'
      ? { kind: 'occurs', activity: choice.activity }
      : { kind: 'follows', from: choice.from, to: choice.to, directly: true };
  const title = choice.kind === 'activity' ? choice.activity : `${choice.from} → ${choice.to}`;
  const rows = choice.kind === 'activity' ? activityRows(map, choice.activity) : transitionRows(map, choice);
  const isWhole = map.coverage.activitiesShown === map.coverage.activitiesTotal;
  return (
    <Drawer title={title} onClose={onClose}>
      {rows === null ? <p>It is not on the map as it is drawn now.</p> : <Facts rows={rows} />}
      <div className="actions">
        {(choice.kind === 'activity' || isWhole) && (
          <>
            <button type="button" className="button" onClick={() => addToFilter(place, predicate)}>
              Show only these cases
            </button>
            <button type="button" className="button" onClick={() => addToFilter(place, { kind: 'not', of: predicate })}>
              Leave these out
            </button>
          </>
        )}
      </div>
      {(choice.kind === 'activity' || isWhole) && <CasesBehind journey={map.journey.id} predicate={predicate} />}
      <EvidenceOf evidence={map.evidence} path={path} />
    </Drawer>
  );
}

type Rows = readonly (readonly [string, ReactNode])[];

function activityRows(map: JourneyMap, name: string): Rows | null {
  const one = map.activities.find((activity) => activity.activity === name);
  if (one === undefined) return null;
  const cases = Math.max(1, map.population.cases);
  return [
    ['Cases', `${count(one.cases)} (${percent(one.cases / cases)})`],
    ['Events', count(one.events)],
    ['Cases that begin here', count(one.starts)],
    ['Cases that end here', count(one.ends)],
    [
      'Cases that come here again',
      `${count(one.repeats)} (${percent(one.cases === 0 ? 0 : one.repeats / one.cases)} of its cases)`,
    ],
    ['Most often by', one.channel === '' ? 'no channel given' : one.channel],
    ['Owned by', one.function === '' ? 'no function given' : one.function],
  ];
}

function transitionRows(map: JourneyMap, choice: { from: string; to: string }): Rows | null {
  const one = map.transitions.find((edge) => edge.from === choice.from && edge.to === choice.to);
  if (one === undefined) return null;
  return [
    ['Cases', `${count(one.cases)} (${percent(one.cases / Math.max(1, map.population.cases))})`],
    ['Passes', count(one.count)],
    ['Median time', duration(one.medianSeconds)],
    ['9 of 10 take at most', duration(one.p90Seconds)],
    ['99 of 100 take at most', duration(one.p99Seconds)],
    ['The quickest quarter', `at most ${duration(one.p25Seconds)}`],
    ['Hidden steps in between', one.hiddenSteps === 0 ? 'none' : count(one.hiddenSteps)],
    ['What time means here', 'elapsed: waiting and the next step together'],
  ];
}
