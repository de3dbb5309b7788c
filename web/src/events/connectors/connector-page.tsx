import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connector } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { call } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { go } from '../../app/location.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { kindWords, placeOf, scheduleWords } from './connector-words.ts';
import { ConnectorState, nextWords } from './connectors-page.tsx';
import { RunTable } from './run-table.tsx';
import { useConnector } from './use-connectors.ts';

/** One connector: how it stands, what can be done with it, and how its runs went. */
export function ConnectorPage({ id, role }: { id: string; role: Role }) {
  const connector = useConnector(id);
  if (connector.isPending) return <Waiting what="Opening the connector" />;
  if (connector.isError) return <Problem error={connector.error} retry={() => connector.refetch()} />;
  const one = connector.data;
  return (
    <div className="page source">
      <p className="quiet-text">
        <Link href="/connectors">Connectors</Link>
      </p>
      <h1>{one.name}</h1>
      {role === 'owner' && <Actions connector={one} />}
      {one.lastRun?.state === 'failed' && <p role="alert">{one.lastRun.error}</p>}
      <Facts connector={one} />
      <section className="runs">
        <h2>Runs</h2>
        <RunTable connector={id} />
      </section>
    </div>
  );
}

function Facts({ connector }: { connector: Connector }) {
  const facts = [
    ['State', <ConnectorState key="state" connector={connector} />],
    ['Next run', nextWords(connector)],
    ['Runs', scheduleWords(connector.schedule)],
    ['Reads', `${kindWords[connector.settings.kind]}: ${placeOf(connector.settings)}`],
    ...(connector.cursor === null ? [] : [['Has come to', connector.cursor] as const]),
    [
      'Its events',
      <Link key="source" href={`/sources/${encodeURIComponent(connector.source)}`}>
        the source they belong to
      </Link>,
    ],
  ] as const;
  return (
    <dl className="facts narrow">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Act = 'run' | 'cancel' | 'pause' | 'resume' | 'delete' | 'start-over';

function Actions({ connector }: { connector: Connector }) {
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: (what: Act) => actOn(connector.id, what),
    onSuccess: async (_, what) => {
      if (what === 'delete') go('/connectors');
      await queries.invalidateQueries({ queryKey: ['connectors'] });
    },
  });
  const isRunning = connector.lastRun?.state === 'running';
  const button = (what: Act, name: string, question: string | null = null) => (
    <button
      type="button"
      className={what === 'run' ? 'button primary' : 'button'}
      disabled={act.isPending}
      onClick={() => (question === null || window.confirm(question)) && act.mutate(what)}
    >
      {name}
    </button>
  );
  return (
    <>
      <div className="actions">
        {isRunning ? button('cancel', 'Cancel the run') : button('run', 'Run now')}
        {connector.state === 'active' ? button('pause', 'Pause') : button('resume', 'Resume')}
        <Link className="button" href={`/connectors/${connector.id}/edit`}>
          Change
        </Link>
        {button(
          'start-over',
          'Pull everything again',
          'Start from the beginning with the next run? Events that are here already are counted once.',
        )}
        {button('delete', 'Delete', `Delete “${connector.name}”? The events it brought stay.`)}
      </div>
      {act.isError && <p role="alert">{act.error.message}</p>}
    </>
  );
}

function actOn(id: string, what: Act): Promise<unknown> {
  const path = { id };
  switch (what) {
    case 'run':
      return call('post', '/connectors/{id}/run', { path });
    case 'cancel':
      return call('post', '/connectors/{id}/cancel', { path });
    case 'pause':
      return call('patch', '/connectors/{id}', { path, body: { state: 'paused' } });
    case 'resume':
      return call('patch', '/connectors/{id}', { path, body: { state: 'active' } });
    case 'start-over':
      return call('patch', '/connectors/{id}', { path, body: { startOver: true } });
    case 'delete':
      return call('delete', '/connectors/{id}', { path });
  }
}
