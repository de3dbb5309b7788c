import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectorPreview } from '@throughline/core/events';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPostgresDatabase } from '../../test-engines/postgres-endpoint.ts';
import { eventsOf, newConnector, type OtherServer, otherServer, rowOf, rowsOf } from './connecting.ts';
import { call, newDirectory, type ServerProcess, startProcess } from './running-server.ts';

let server: ServerProcess;
let directory: string;
beforeAll(async () => {
  directory = await newDirectory();
  server = await startProcess(directory);
});
afterAll(() => server.stop());

const postgres = process.env['THROUGHLINE_TEST_DATABASE_URL'];
describe.runIf(postgres !== undefined)('a PostgreSQL query', () => {
  let client: pg.Client;
  let settings: { kind: 'postgres'; query: string; [name: string]: unknown };
  beforeAll(async () => {
    const url = await newPostgresDatabase(postgres ?? '');
    client = new pg.Client({ connectionString: String(url) });
    await client.connect();
    await client.query(
      'create table clicks (id text, customer text, activity text, at timestamptz, batch bigint, extra jsonb)',
    );
    settings = {
      kind: 'postgres',
      host: url.hostname,
      port: Number(url.port),
      database: url.pathname.slice(1),
      user: url.username,
      tls: false,
      query: 'select id, customer, activity, at, batch, extra from clicks; ',
      cursorColumn: 'batch',
      pageRows: 10,
    };
  });
  afterAll(() => client.end());

  const put = async (from: number, to: number, batchOf: (n: number) => string) => {
    for (let n = from; n < to; n++) {
      const { id, customer, activity, at } = rowOf(n);
      const values = [id, customer, activity, at, batchOf(n), JSON.stringify({ deep: { n } })];
      await client.query('insert into clicks values ($1, $2, $3, $4, $5, $6)', values);
    }
  };

  test('is read page by page, rows that share a cursor value together, and the next run brings only what is new', async () => {
    await put(0, 25, (n) => String(9_007_199_254_740_993n + BigInt(Math.floor(n / 4))));
    const connector = await newConnector(server, { name: 'Clicks', settings });
    const first = await connector.run();
    expect(first).toMatchObject({ state: 'done', error: null, accepted: 25, duplicates: 0, quarantined: 0, pages: 3 });
    expect(await connector.run()).toMatchObject({ state: 'done', pages: 0, rows: 0 });
    await put(25, 27, () => '9007199254741100');
    expect(await connector.run()).toMatchObject({
      accepted: 2,
      cursorBefore: first.cursorAfter,
      cursorAfter: '9007199254741100',
    });
    expect(await eventsOf(server, connector.made.source)).toBe(27);
  });

  test('pulled again from the start counts every event once', async () => {
    const connector = await newConnector(server, { name: 'Again', settings });
    await connector.run();
    await connector.change({ startOver: true });
    expect(await connector.run()).toMatchObject({ accepted: 0, duplicates: 27, state: 'done' });
  });

  test('can change nothing, and is told what is wrong', async () => {
    const query = 'with gone as (delete from clicks returning *) select * from gone';
    const connector = await newConnector(server, { name: 'Bad', settings: { ...settings, query } });
    const run = await connector.run();
    expect([run.state, run.error]).toEqual(['failed', expect.stringContaining('PostgreSQL')]);
    expect((await client.query('select count(*)::int as n from clicks')).rows).toEqual([{ n: 27 }]);
  });

  test('is tried before it is kept: the first twenty rows and the mapping they suggest', async () => {
    const { body, status } = await call<ConnectorPreview>(server, '/api/v1/connectors/test', {
      method: 'POST',
      body: JSON.stringify({ settings }),
    });
    expect(status).toBe(200);
    expect(body.rows.length).toBe(20);
    expect(body.mapping).toMatchObject({ customer: 'customer', activity: 'activity', at: 'at' });
    expect(body.rows[0]?.cells).toMatchObject({ 'extra.deep.n': '0', batch: '9007199254740993' });
    expect(body.rows[0]?.event).toMatchObject({ customer: 'c0', activity: 'Asked', at: rowOf(0).at });
    expect(await readdir(join(directory, 'uploads'))).toEqual([]);
  });
});

describe('an HTTP API', () => {
  let api: OtherServer;
  let rows = rowsOf(0, 25);
  let asked: { url: string; authorization: string | undefined; at: number }[] = [];
  let refuseOnce = false;
  beforeAll(async () => {
    api = await otherServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://here');
      asked.push({ url: url.search, authorization: request.headers.authorization, at: Date.now() });
      if (request.headers.authorization !== 'Bearer s3cr3t-of-the-api') return response.writeHead(401).end();
      if (refuseOnce) {
        refuseOnce = false;
        return response.writeHead(429, { 'retry-after': '1' }).end();
      }
      if (url.pathname === '/elsewhere') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      const from = Number(url.searchParams.get('after') ?? 0);
      const items = rows.slice(from, from + 10);
      const next = from + 10 < rows.length ? String(from + 10) : null;
      response.setHeader('content-type', 'application/json');
      if (next !== null) response.setHeader('link', `<${api.url}/rows?after=${next}>; rel="next"`);
      response.end(
        JSON.stringify({ data: { items: items.map((row, place) => ({ ...row, n: from + place + 1 })) }, next }),
      );
    });
  });
  afterAll(() => api.close());

  const secret = 'Bearer s3cr3t-of-the-api';
  const settings = (more: object) => ({
    kind: 'http' as const,
    url: `${api.url}/rows`,
    rowsPath: 'data.items',
    requestsPerMinute: 6000,
    allowPrivate: true,
    ...more,
  });
  const ways = [
    { kind: 'body', path: 'next', parameter: 'after' },
    { kind: 'link' },
    { kind: 'last-row', field: 'n', parameter: 'after' },
  ];

  test.each(ways)('is read to its end by the next page in $kind, and goes on from there', async (next) => {
    rows = rowsOf(0, 25);
    const connector = await newConnector(server, { name: `By ${next.kind}`, secret, settings: settings({ next }) });
    expect(await connector.run()).toMatchObject({ state: 'done', error: null, accepted: 25, pages: 1 });
    rows = rowsOf(0, 42);
    asked = [];
    expect(await connector.run()).toMatchObject({ state: 'done', accepted: 17 });
    expect(asked[0]?.url).toBe(next.kind === 'last-row' ? '?after=25' : '?after=20');
    expect(await eventsOf(server, connector.made.source)).toBe(42);
  });

  test('that asks to wait is waited for, and is asked no faster than was said', async () => {
    rows = rowsOf(0, 25);
    const connector = await newConnector(server, {
      name: 'Slow',
      secret,
      settings: settings({ next: ways[0], requestsPerMinute: 60 }),
    });
    asked = [];
    refuseOnce = true;
    const begun = Date.now();
    expect(await connector.run()).toMatchObject({ accepted: 25 });
    expect(asked).toHaveLength(4);
    // A busy machine hears a request late, never early: only the sum from the beginning is sure.
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect((asked[3]?.at ?? 0) - begun).toBeGreaterThanOrEqual(2990);
  });

  test('on a private network is not asked unless that is allowed, and a redirect is not followed', async () => {
    asked = [];
    const closed = await newConnector(server, { name: 'Private', secret, settings: settings({ allowPrivate: false }) });
    expect((await closed.run()).error).toContain('private network');
    expect(asked).toEqual([]);
    const moved = await newConnector(server, {
      name: 'Moved',
      secret,
      settings: settings({ url: `${api.url}/elsewhere` }),
    });
    expect((await moved.run()).error).toContain('302');
  });

  test('with a wrong secret fails with a hint, and a later run that works clears it', async () => {
    const connector = await newConnector(server, { name: 'Wrong', secret: 'Bearer no', settings: settings({}) });
    expect((await connector.run()).error).toContain('Check the secret');
    await connector.change({ secret });
    expect(await connector.run()).toMatchObject({ state: 'done', error: null });
  });

  test('an interval runs at once; a paused connector does not', async () => {
    const more = { schedule: { kind: 'every', minutes: 60 } };
    const connector = await newConnector(server, { name: 'Hourly', secret, settings: settings({}), more });
    for (;;) if ((await connector.runs())[0]?.state === 'done') break;
    const kept = await call<{ nextRunAt: string }>(server, `/api/v1/connectors/${connector.id}`);
    expect(Date.parse(kept.body.nextRunAt) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect((await connector.change({ state: 'paused' })).body.nextRunAt).toBeNull();
  });
});

describe('a secret', () => {
  const secret = 'Bearer a-secret-nobody-must-see';
  const settings = { kind: 'http' as const, url: 'https://api.example.com/rows', allowPrivate: false };

  test('is sealed on the disk, is never answered, and its key is for the owner alone', async () => {
    const connector = await newConnector(server, { name: 'Secretive', secret, settings });
    expect(connector.made.hasSecret).toBe(true);
    const { body } = await call(server, '/api/v1/connectors');
    expect(JSON.stringify([body, connector.made])).not.toContain('nobody-must-see');
    expect(server.output()).not.toContain('nobody-must-see');
    const names = await readdir(directory, { recursive: true, withFileTypes: true });
    for (const one of names.filter((each) => each.isFile())) {
      // The engine takes files away while this reads them: what they held is in those it made of them.
      const bytes = await readFile(join(one.parentPath, one.name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return Buffer.alloc(0);
      });
      expect(bytes.includes('nobody-must-see')).toBe(false);
    }
    expect((await stat(join(directory, 'connector-key'))).mode & 0o777).toBe(0o600);
  });

  test('is not sent to another host than it was meant for', async () => {
    const connector = await newConnector(server, { name: 'Moving', secret, settings });
    const elsewhere = { ...settings, url: 'https://evil.example.com/rows' };
    expect((await connector.change({ settings: elsewhere })).status).toBe(400);
    expect((await connector.change({ settings: elsewhere, secret: 'other' })).status).toBe(200);
    const tried = await call(server, '/api/v1/connectors/test', {
      method: 'POST',
      body: JSON.stringify({ settings, connector: connector.id }),
    });
    expect(tried.status).toBe(400);
  });

  test('whose key is lost is asked for again', async () => {
    const connector = await newConnector(server, { name: 'Forgetful', secret, settings });
    await rm(join(directory, 'connector-key'));
    expect((await connector.run()).error).toContain('enter the secret of the connector again');
    await connector.change({ secret });
    expect((await connector.run()).error).not.toContain('secret of the connector');
  });
});
