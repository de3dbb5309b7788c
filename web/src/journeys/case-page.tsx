import { useQuery } from '@tanstack/react-query';
import { identifierWords, type TimelineItem } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { addressOfSearch, CustomerIdentityPanel, CustomerLink } from '../events/index.ts';
import { count, counted, duration, instant, money, shortDuration } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { CustomerLife } from './stages/customer-life.tsx';

/** One case: what happened, in order, with the waits in between. */
export function CasePage({ journey, caseId }: { journey: string; caseId: string }) {
  const found = useQuery({
    queryKey: ['view', 'case', journey, caseId],
    queryFn: () => call('get', '/journeys/{id}/cases/{caseId}', { path: { id: journey, caseId } }),
  });
  if (found.isPending) return <Waiting what="Opening the case" />;
  if (found.isError) return <Problem error={found.error} retry={() => found.refetch()} />;
  const { case: one, items, total } = found.data;
  return (
    <div className="page">
      <h1>Case {one.id}</h1>
      <p>
        {counted(total, 'step')} over {duration(one.durationSeconds)}, of customer <CustomerLink id={one.customer} /> ·{' '}
        <Link href={`/money/cases/${encodeURIComponent(journey)}/${encodeURIComponent(one.id)}`}>its money</Link>
      </p>
      <Timeline items={items} />
      {total > items.length && <p className="quiet-text">The first {count(items.length)} steps are shown.</p>}
    </div>
  );
}

/** All that happened to one customer, whatever the journey. */
export function CustomerPage({ customer, role }: { customer: string; role: Role }) {
  const place = usePlace();
  const cursor = place.search.get('cursor');
  const found = useQuery({
    queryKey: ['view', 'customer', customer, cursor],
    queryFn: () =>
      call('get', '/customers/{customerId}/timeline', {
        path: { customerId: customer },
        query: cursor === null ? {} : { cursor },
      }),
  });
  if (found.isPending) return <Waiting what="Opening the customer" />;
  if (found.isError)
    return (
      <Problem error={found.error} retry={() => found.refetch()}>
        <Link href={addressOfSearch(customer)}>Look for identifiers like it</Link>
      </Problem>
    );
  return (
    <div className="page">
      <h1>Customer {identifierWords(customer)}</h1>
      <p>{counted(found.data.total, 'event')}</p>
      <CustomerIdentityPanel customer={customer} role={role} />
      <CustomerLife customer={customer} />
      <Timeline items={found.data.items} />
      {found.data.nextCursor !== null && (
        <button
          type="button"
          className="button"
          onClick={() => go(addressWith(place, { cursor: found.data.nextCursor }))}
        >
          Later events
        </button>
      )}
    </div>
  );
}

function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, index) => {
        const before = items[index - 1];
        const wait = before === undefined ? 0 : (Date.parse(item.at) - Date.parse(before.at)) / 1000;
        return (
          <li key={item.id}>
            {wait > 0 && <p className="gap">{shortDuration(wait)} later</p>}
            <div className="event">
              <strong>{item.activity}</strong>
              <time dateTime={item.at}>{instant(item.at, item.zoneOffsetMinutes)}</time>
              <span className="quiet-text">
                {[item.channel, item.function, item.touchpoint].filter((part) => part !== '').join(' · ')}
              </span>
              {item.words !== '' && <blockquote>{item.words}</blockquote>}
              {item.cost !== null && <span>cost by its source {money(item.cost.minor, item.cost.currency)}</span>}
              {item.revenue !== null && <span>revenue {money(item.revenue.minor, item.revenue.currency)}</span>}
              {(item.objects.length > 0 || Object.keys(item.properties).length > 0) && (
                <details>
                  <summary>More</summary>
                  <dl className="facts">
                    {item.objects.map((object) => (
                      <div key={`${object.type}${object.id}${object.qualifier}`}>
                        <dt>{object.type}</dt>
                        <dd>{object.id}</dd>
                      </div>
                    ))}
                    {Object.entries(item.properties).map(([name, value]) => (
                      <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
