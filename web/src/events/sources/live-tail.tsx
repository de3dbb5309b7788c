import { useState } from 'react';
import { count, instant } from '../../parts/format.ts';
import { Table } from '../../parts/table.tsx';
import { CustomerLink } from '../customer-link.tsx';
import { useTail } from './use-tail.ts';

/** The newest events of a source while they come. A click opens the timeline of the customer. */
export function LiveTail({ source }: { source: string }) {
  const [isPaused, setPaused] = useState(false);
  const [activity, setActivity] = useState('');
  const { items, state, perSecond } = useTail(source, isPaused);
  const activities = [...new Set(items.map((one) => one.activity))].sort();
  const shown = items.filter((one) => activity === '' || one.activity === activity);
  return (
    <section>
      <div className="actions">
        <button type="button" className="button" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? 'Go on' : 'Pause'}
        </button>
        <label>
          Activity
          <select value={activity} onChange={(event) => setActivity(event.target.value)}>
            <option value="">all</option>
            {activities.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <span role="status" className="quiet-text">
          {isPaused ? 'Paused' : liveWords[state]}
          {!isPaused && state === 'open' && ` · ${count(perSecond)} events a second`}
        </span>
      </div>
      <Table
        columns={[
          { name: 'Came in', cell: (one) => <time dateTime={one.receivedAt}>{clockOf(one.receivedAt)}</time> },
          { name: 'Activity', cell: (one) => one.activity },
          {
            name: 'Customer',
            cell: (one) => <CustomerLink id={one.customer} />,
          },
          { name: 'Channel', cell: (one) => one.channel },
          { name: 'Happened', cell: (one) => instant(one.at) },
        ]}
        rows={shown}
        keyOf={(one) => one.id}
      />
      {shown.length === 0 && (
        <p className="quiet-text">Nothing came yet. Events appear here as soon as they are sent.</p>
      )}
      <p className="quiet-text">
        The newest {count(shown.length)} of at most 200. When more than 20 come in a second, some are left out of this
        list, never out of the counts.
      </p>
    </section>
  );
}

const liveWords = { connecting: 'Connecting', open: 'Live', lost: 'The server does not answer. Trying again' } as const;

/** The time of the day with seconds, and the day where it is not today. */
function clockOf(iso: string): string {
  const isToday = iso.slice(0, 10) === new Date().toISOString().slice(0, 10);
  return `${isToday ? '' : `${iso.slice(0, 10)} `}${iso.slice(11, 19)} UTC`;
}
