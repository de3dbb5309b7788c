import type { SourceReport } from '@throughline/core/events';
import { linkTo } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { count, day, instant, percent } from '../../parts/format.ts';
import { Bars } from './bars.tsx';

/** When a source sent how much, and what became of it. */
export function SourceOverview({ report }: { report: SourceReport }) {
  const { source, hours, days, clock } = report;
  const { seen } = source;
  const sent = clock === 'received';
  const hour = (iso: string) => `${iso.slice(11, 16)} UTC`;
  return (
    <>
      <section className="two-columns">
        <dl className="facts card">
          <Fact name="Events" value={count(seen.events)} />
          <Fact name="Came in today, since midnight UTC" value={count(seen.today)} />
          <Fact
            name="First came in"
            value={seen.firstReceivedAt === null ? 'nothing yet' : instant(seen.firstReceivedAt)}
          />
          <Fact
            name="Last came in"
            value={seen.lastReceivedAt === null ? 'nothing yet' : instant(seen.lastReceivedAt)}
          />
          <Fact
            name="They happened"
            value={seen.firstAt === null || seen.lastAt === null ? '–' : `${day(seen.firstAt)} to ${day(seen.lastAt)}`}
          />
        </dl>
        <Fate report={report} />
      </section>
      <section className="two-columns">
        <Bars title={sent ? 'The last 24 hours' : 'The last 24 hours with events'} bars={hours} say={hour} />
        <Bars title={sent ? 'The last 90 days' : 'The last 90 days with events'} bars={days} say={day} />
      </section>
      <p className="quiet-text">
        {sent
          ? 'Counted by when events came in, in UTC.'
          : `Counted by when events happened, up to the last one, ${instant(report.until)}.`}{' '}
        <a href={linkTo('/sources/{id}', { path: { id: source.id } })}>The same as JSON</a>
      </p>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const parts = [
  ['accepted', 'accepted'],
  ['duplicates', 'duplicates'],
  ['quarantined', 'held back'],
] as const;
const styleOf = { accepted: 'accepted', duplicates: 'duplicate', quarantined: 'held' } as const;

/** What became of all that was sent: one bar, and the counts in words under it. */
function Fate({ report: { fate, source } }: { report: SourceReport }) {
  const all = fate.accepted + fate.duplicates + fate.quarantined;
  return (
    <div className="card fate">
      <h2>What became of what was sent</h2>
      <p className="quiet-text">
        {fate.from === null ? 'Since the beginning' : `From ${instant(fate.from)} until now`} · n = {count(all)}
      </p>
      <div className="fate-bar" aria-hidden="true">
        {parts.map(([name]) => (
          <span key={name} className={styleOf[name]} style={{ flexGrow: fate[name] }} />
        ))}
      </div>
      <ul className="plain">
        {parts.map(([name, words]) => (
          <li key={name}>
            <i className={styleOf[name]} aria-hidden="true" /> {count(fate[name])} {words}
            {all > 0 && `, ${percent(fate[name] / all)}`}
          </li>
        ))}
        {fate.offPlan > 0 && <li>{count(fate.offPlan)} of the accepted are off the plan</li>}
        <li>
          {source.kind === 'stream' ? (
            <Link href={`/sources/${encodeURIComponent(source.id)}/errors`}>{count(source.waiting)} in quarantine</Link>
          ) : (
            <Link href="/imports">{count(source.waiting)} wait in the quarantine of imports</Link>
          )}
        </li>
      </ul>
      <p className="quiet-text">{fate.definition}</p>
    </div>
  );
}
