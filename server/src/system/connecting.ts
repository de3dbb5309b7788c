import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Connector, ConnectorKind, ConnectorRun } from '@throughline/core/events';
import { mappingSchema } from '@throughline/core/events';
import { call, type ServerProcess } from './running-server.ts';

/** A server of somebody else, in this process. */
export interface OtherServer {
  readonly url: string;
  readonly server: Server;
  close(): Promise<void>;
}

export async function otherServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OtherServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** How the rows of these tests are read. */
export const rowMapping = mappingSchema.parse({
  case: null,
  customer: 'customer',
  activity: 'activity',
  at: 'at',
  id: 'id',
});

/** The n-th row of these tests. */
export const rowOf = (n: number) => ({
  id: `e${n}`,
  customer: `c${n % 7}`,
  activity: n % 2 === 0 ? 'Asked' : 'Answered',
  at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
});

export const rowsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => rowOf(from + place));

export interface TestConnector {
  readonly id: string;
  readonly made: Connector;
  /** Runs it, and answers how the run went when it is over. */
  run(): Promise<ConnectorRun>;
  runs(): Promise<readonly ConnectorRun[]>;
  change(body: object): Promise<{ status: number; body: Connector & { detail?: string } }>;
}

/** A connector of its own that is run by hand. */
export async function newConnector(
  server: ServerProcess,
  given: {
    name: string;
    settings: { readonly kind: ConnectorKind; readonly [name: string]: unknown };
    secret?: string;
    more?: object;
  },
): Promise<TestConnector> {
  const answer = await call<Connector & { detail?: string }>(server, '/api/v1/connectors', {
    method: 'POST',
    body: JSON.stringify({
      name: given.name,
      settings: given.settings,
      secret: given.secret ?? null,
      mapping: rowMapping,
      schedule: { kind: 'by-hand' },
      ...given.more,
    }),
  });
  if (answer.status !== 201) throw new Error(`The connector was not made: ${answer.body.detail}`);
  return connectorOf(server, answer.body);
}

/** The same connector on another server, as after a restart. */
export function connectorOf(server: ServerProcess, made: Connector): TestConnector {
  const path = `/api/v1/connectors/${made.id}`;
  const runs = async () => (await call<{ items: ConnectorRun[] }>(server, `${path}/runs`)).body.items;
  return {
    id: made.id,
    made,
    runs,
    change: (body) => call(server, path, { method: 'PATCH', body: JSON.stringify(body) }),
    async run() {
      const started = await call<{ detail?: string }>(server, `${path}/run`, { method: 'POST', body: '{}' });
      if (started.status !== 202) throw new Error(`The run did not start: ${started.body.detail}`);
      return runOver(runs);
    },
  };
}

/** The newest run, when it is over. */
export async function runOver(runs: () => Promise<readonly ConnectorRun[]>): Promise<ConnectorRun> {
  for (;;) {
    const [newest] = await runs();
    if (newest !== undefined && newest.state !== 'running') return newest;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** How many events the sources of a workspace hold, by source. */
export async function eventsOf(server: ServerProcess, source: string): Promise<number> {
  const { body } = await call<{ source: { seen: { events: number } } }>(server, `/api/v1/sources/${source}`);
  return body.source.seen.events;
}
