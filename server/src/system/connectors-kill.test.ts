import type { ConnectorRun } from '@throughline/core/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectorOf, eventsOf, newConnector, type OtherServer, otherServer, rowsOf, runOver } from './connecting.ts';
import { newDirectory, startProcess } from './running-server.ts';

const total = 4000;
const rowsAtOnce = 100;
let api: OtherServer;
beforeAll(async () => {
  api = await otherServer((request, response) => {
    const from = Number(new URL(request.url ?? '/', 'http://here').searchParams.get('after') ?? 0);
    const next = from + rowsAtOnce < total ? from + rowsAtOnce : null;
    setTimeout(
      () => response.end(JSON.stringify({ items: rowsOf(from, Math.min(total, from + rowsAtOnce)), next })),
      10,
    );
  });
});
afterAll(() => api.close());

test('kill -9 at any point of a run loses nothing and counts nothing twice; the run goes on by itself', async () => {
  const directory = await newDirectory();
  let server = await startProcess(directory);
  const { made } = await newConnector(server, {
    name: 'Killed',
    settings: {
      kind: 'http',
      url: `${api.url}/rows`,
      rowsPath: 'items',
      next: { kind: 'body', path: 'next', parameter: 'after' },
      requestsPerMinute: 6000,
      pageRows: 200,
      allowPrivate: true,
    },
    more: { schedule: { kind: 'every', minutes: 60 } },
  });
  const states: ConnectorRun['state'][] = [];
  for (const patience of [1100, 1700, 900, 2300, 1300]) {
    await new Promise((resolve) => setTimeout(resolve, patience));
    states.push((await connectorOf(server, made).runs())[0]?.state ?? 'done');
    await server.stop('SIGKILL');
    server = await startProcess(directory);
  }
  const run = await runOver(connectorOf(server, made).runs);
  expect(states).toContain('running');
  expect(await connectorOf(server, made).runs()).toHaveLength(1);
  expect(run).toMatchObject({ state: 'done', error: null, accepted: total, duplicates: 0, pages: total / 200 });
  expect(await eventsOf(server, made.source)).toBe(total);
  await server.stop();
}, 180_000);
