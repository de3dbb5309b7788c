import type { Alert } from '@throughline/core/alerts';
import type { Role } from '@throughline/core/trust';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, instant } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { behindWords, definitionOf, isBad, levelWords, placeOf, titleOf, weekWords } from './alert-words.ts';
import { LevelLine } from './level-line.tsx';
import { useAlerts, useAlertWork } from './use-alerts.ts';

/** What has shifted: outcomes, waits and costs whose newest week lies off the weeks before. */
export function AlertsPage({ role }: { role: Role }) {
  const place = usePlace();
  const state = place.search.get('state') === 'all' ? 'all' : 'open';
  const alerts = useAlerts(state);
  const mayWrite = role !== 'viewer';
  return (
    <div className="page">
      <h1>What has shifted</h1>
      <div className="actions">
        <div className="segmented" role="group" aria-label="Which alerts">
          {(['open', 'all'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={state === one}
              onClick={() => go(addressWith(place, { state: one === 'open' ? null : one }), { replace: true })}
            >
              {one === 'open' ? 'Open' : 'All'}
            </button>
          ))}
        </div>
        {mayWrite && <LookNow />}
      </div>
      {alerts.isPending && <Waiting what="Looking up alerts" />}
      {alerts.isError && <Problem error={alerts.error} retry={() => alerts.refetch()} />}
      {alerts.data?.items.length === 0 && <NoAlerts state={state} isLookedAt={alerts.data.lookedAt !== null} />}
      <div className="cards alerts">
        {alerts.data?.items.map((alert) => (
          <AlertCard key={alert.id} alert={alert} mayWrite={mayWrite} />
        ))}
      </div>
      <p className="quiet-text">
        Every ten minutes, while events come in, the newest whole week of each outcome, of the main waits and of the
        costs of each journey is held against up to twelve weeks before it. An alert opens where it lies more than 3.5
        standard deviations off their median, at most five at a time, and closes by itself when the level is back.
      </p>
    </div>
  );
}

function NoAlerts({ state, isLookedAt }: { state: 'open' | 'all'; isLookedAt: boolean }) {
  if (!isLookedAt)
    return (
      <Empty title="Not looked yet">
        <p>The first look comes within a minute after the start, once there are cases.</p>
      </Empty>
    );
  return (
    <Empty title={state === 'open' ? 'Nothing has shifted' : 'There was no alert yet'}>
      <p>
        An alert needs six whole weeks before the newest one, with ten customers in each.{' '}
        <Link href="/outcomes">Define an outcome</Link>, and it is watched from then on.
      </p>
    </Empty>
  );
}

function LookNow() {
  const { look } = useAlertWork();
  return (
    <>
      <button type="button" className="button" disabled={look.isPending} onClick={() => look.mutate()}>
        Look now
      </button>
      {look.isPending && <span role="status">Looking …</span>}
      {look.isError && <span role="alert">{look.error.message}</span>}
      {look.data !== undefined && (
        <span role="status" className="quiet-text">
          {count(look.data.watched)} series looked at, {look.data.opened} new, {look.data.closed} back to usual.
        </span>
      )}
    </>
  );
}

function AlertCard({ alert, mayWrite }: { alert: Alert; mayWrite: boolean }) {
  const { subject, usual } = alert;
  return (
    <article className={isBad(alert) ? 'card alert bad' : 'card alert'}>
      <h2>{titleOf(alert)}</h2>
      <p className="big-figure">
        {levelWords(subject, alert.value)}{' '}
        <span className="quiet-text">
          {levelWords(subject, alert.expected)} expected, usually {levelWords(subject, usual[0])} to{' '}
          {levelWords(subject, usual[1])}
        </span>
      </p>
      <LevelLine alert={alert} />
      <p className="quiet-text">
        {weekWords(alert.week).replace(/^t/, 'T')}, {counted(alert.customers, 'customer')}. {definitionOf(subject)}
      </p>
      <p>
        Look into it: <Link href={placeOf(alert)}>{behindWords(subject)}</Link>
      </p>
      {alert.closedAt === null
        ? mayWrite && <Closing alert={alert} />
        : alert.closedBy === null && <p className="quiet-text">Back to usual since {instant(alert.closedAt)}.</p>}
      {alert.closedAt !== null && alert.closedBy !== null && (
        <p className="quiet-text">
          Closed {instant(alert.closedAt)}
          {alert.wasUseful === null ? '' : alert.wasUseful ? ', it was useful' : ', it was a false alarm'}.
        </p>
      )}
    </article>
  );
}

function Closing({ alert }: { alert: Alert }) {
  const { close } = useAlertWork();
  const answer = (wasUseful: boolean) => close.mutate({ id: alert.id, wasUseful });
  return (
    <div className="actions">
      <button type="button" className="button" disabled={close.isPending} onClick={() => answer(true)}>
        Seen, it was useful
      </button>
      <button type="button" className="button" disabled={close.isPending} onClick={() => answer(false)}>
        False alarm
      </button>
      {close.isError && <span role="alert">{close.error.message}</span>}
    </div>
  );
}
