import type { Connector } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { Link } from '../../app/link.tsx';
import { count, instant } from '../../parts/format.ts';
import { Empty, Problem, Waiting } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { kindWords, placeOf, runWords, scheduleWords } from './connector-words.ts';
import { useConnectors } from './use-connectors.ts';

/** What pulls events from elsewhere, how each does, and when it runs next. */
export function ConnectorsPage({ role }: { role: Role }) {
  const connectors = useConnectors();
  const items = connectors.data ?? [];
  return (
    <div className="page">
      <h1>Connectors</h1>
      <p className="quiet-text">A connector fetches events from a system that does not send them by itself.</p>
      {connectors.isPending && <Waiting what="Listing connectors" />}
      {connectors.isError && <Problem error={connectors.error} retry={() => connectors.refetch()} />}
      {items.length > 0 && <ConnectorTable items={items} />}
      {connectors.data !== undefined && items.length === 0 && (
        <Empty title="Nothing is fetched yet">
          <p>It can read a PostgreSQL query, the files of a bucket or a folder, and an HTTP API, each event once.</p>
        </Empty>
      )}
      {role === 'owner' ? (
        <p>
          <Link className="button primary" href="/connectors/new">
            Make a connector
          </Link>
        </p>
      ) : (
        <p className="quiet-text">An owner of the workspace can make and change connectors.</p>
      )}
    </div>
  );
}

function ConnectorTable({ items }: { items: readonly Connector[] }) {
  return (
    <Table
      columns={[
        { name: 'Connector', cell: (one) => <Link href={`/connectors/${one.id}`}>{one.name}</Link> },
        { name: 'From', cell: (one) => `${kindWords[one.settings.kind]}: ${placeOf(one.settings)}` },
        { name: 'State', cell: (one) => <ConnectorState connector={one} /> },
        {
          name: 'Last run',
          cell: ({ lastRun }) => (lastRun === null ? 'never' : instant(lastRun.startedAt)),
        },
        { name: 'New events then', isNumber: true, cell: ({ lastRun }) => count(lastRun?.accepted ?? 0) },
        { name: 'Next run', cell: (one) => nextWords(one) },
      ]}
      rows={items}
      keyOf={(one) => one.id}
      classOf={(one) => (one.state === 'paused' ? 'faded' : '')}
    />
  );
}

/** How a connector stands, in a word. */
export function ConnectorState({ connector: { state, lastRun, failures } }: { connector: Connector }) {
  if (lastRun?.state === 'running') return <>running</>;
  if (lastRun?.state === 'failed')
    return <span className="unusual">{failures > 1 ? `failed ${failures} times` : 'failed'}</span>;
  if (state === 'paused') return <>paused</>;
  return <>{lastRun === null ? 'waits for its first run' : runWords[lastRun.state]}</>;
}

/** When a connector runs next, in words. */
export function nextWords({ state, nextRunAt, schedule, lastRun }: Connector): string {
  if (state === 'paused') return 'paused';
  if (lastRun?.state === 'running') return 'running now';
  return nextRunAt === null ? scheduleWords(schedule) : instant(nextRunAt);
}
