import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, QuarantinedRow, SeenSchema, SourceReport } from '@throughline/core/events';
import type { CustomerTimeline } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSource, settled, type TestSource } from './collecting.ts';
import { call, newDirectory, newWorkspace, runCommand, type ServerProcess, startProcess } from './running-server.ts';

const track = (userId: string, event: string, properties: object = {}) => ({
  type: 'track',
  userId,
  event,
  messageId: `${userId}-${event}-${JSON.stringify(properties)}`,
  timestamp: new Date().toISOString(),
  properties,
});

/** The files of a directory, at any depth, that hold a text. */
async function filesWith(directory: string, text: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const held = await Promise.all(paths.map(async (path) => (await readFile(path)).includes(text)));
  return paths.filter((_, place) => held[place]);
}

describe('a source', () => {
  let server: ServerProcess;
  let directory: string;
  beforeAll(async () => {
    directory = await newDirectory();
    server = await startProcess(directory);
  });
  afterAll(() => server.stop());

  async function fresh(name: string): Promise<{ source: TestSource; ask: Ask; workspace: string }> {
    const workspace = await newWorkspace(server, name);
    const source = await newSource(server, 'shop', workspace);
    const ask: Ask = (path, body, method = body === undefined ? 'GET' : 'PUT') =>
      call(server, `/api/v1/sources/${source.id}${path}`, {
        workspace,
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    return { source, ask, workspace };
  }
  type Ask = <T>(path: string, body?: object, method?: string) => Promise<{ status: number; body: T }>;

  test('tells what it brought, what came twice and what was held back', async () => {
    const { source, ask } = await fresh('report');
    const batch = [track('ana', 'Asked'), track('ben', 'Asked'), { type: 'track', userId: 'cleo' }];
    await source.send('batch', { batch });
    await source.send('batch', { batch: batch.slice(0, 1) });
    await settled(server);
    const { body } = await ask<SourceReport>('');
    expect(body.fate).toMatchObject({ accepted: 2, duplicates: 1, quarantined: 1, offPlan: 0 });
    expect(body.source).toMatchObject({ waiting: 1, seen: { events: 2, today: 2 } });
    expect([body.hours.length, body.hours.at(-1)?.events, body.days.at(-1)?.events]).toEqual([24, 2, 2]);
    const newest = await ask<{ items: { customer: string }[] }>('/events?limit=1');
    expect(newest.body.items.map((one) => one.customer)).toEqual(['ben']);
  });

  test('shows its schema as it was seen, without showing who', async () => {
    const { source, ask } = await fresh('schema');
    const batch = Array.from({ length: 40 }, (_, place) =>
      track(`c${place}`, 'Paid', {
        amount: place / 4,
        ok: true,
        email: `c${place}@example.com`,
        ...(place < 10 && { tip: 1 }),
      }),
    );
    await source.send('batch', { batch });
    await settled(server);
    const { body } = await ask<SeenSchema>('/schema');
    const paid = body.activities.find((one) => one.name === 'Paid');
    const of = (name: string) => paid?.properties.find((one) => one.name === name);
    expect(of('amount')).toMatchObject({ type: 'number', share: 1, events: 40 });
    expect(of('tip')).toMatchObject({ type: 'integer', share: 0.25, distinct: 1, examples: ['1'] });
    expect(of('ok')).toMatchObject({ type: 'boolean' });
    expect(of('email')?.personal).toEqual(['email']);
    expect(of('email')?.examples.join()).not.toContain('example');
  });

  test('is held to its plan: watched events are counted, enforced ones wait and can be replayed', async () => {
    const { source, ask } = await fresh('plan');
    const activities = [{ name: 'Paid', properties: [{ name: 'amount', required: true, type: 'number' }] }];
    expect((await ask('/plan', { mode: 'watch', activities })).body).toEqual({ version: 1 });
    await source.send('batch', {
      batch: [track('ana', 'Paid', { amount: 1 }), track('ana', 'Payed'), track('ben', 'Payed')],
    });
    await settled(server);
    const watched = await ask<{ version: number; violations: { words: string; events: number }[] }>('/plan');
    expect(watched.body.violations).toMatchObject([{ words: '“Payed” is not in the plan.', events: 2 }]);
    await ask('/plan', { mode: 'enforce', activities });
    const { body } = await source.send('batch', {
      batch: [track('cleo', 'Paid', { amount: 'much' }), track('cleo', 'Paid', { amount: 2 })],
    });
    expect(body).toMatchObject({ accepted: 1, quarantined: [{ reason: 'not-in-plan' }] });
    await settled(server);
    const rows = (await ask<{ items: QuarantinedRow[] }>('/quarantine')).body.items;
    expect(rows).toMatchObject([
      { reason: 'not-in-plan', detail: '“amount” of “Paid” is of another type than planned.' },
    ]);
    const items = rows.map(({ ordinal, raw }) => ({ ordinal, raw: raw.replace('"much"', '3') }));
    expect((await ask('/quarantine/replay', { items }, 'POST')).body).toMatchObject({ accepted: 1, rejected: [] });
    // Somebody else had the page open too.
    const again = await ask<{ code: string }>('/quarantine/replay', { items }, 'POST');
    expect([again.status, again.body.code]).toEqual([409, 'TL_CONFLICT']);
    const twice = await ask<{ detail: string }>('/plan', { mode: 'watch', activities: [...activities, ...activities] });
    expect([twice.status, twice.body.detail]).toEqual([400, expect.stringContaining('twice')]);
  });

  test('has an event that told no time happen when it came, whenever it is mended', async () => {
    const { source, ask, workspace } = await fresh('mended');
    await ask('/plan', { mode: 'enforce', activities: [{ name: 'Paid' }] });
    await source.send('track', { userId: 'dora', event: 'Payed', messageId: 'no-time' });
    const came = Date.now();
    const waiting = async () => (await ask<{ items: QuarantinedRow[] }>('/quarantine')).body.items;
    // What is held comes to the engine a moment after it is answered.
    await expect.poll(waiting).toHaveLength(1);
    const rows = await waiting();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const items = rows.map(({ ordinal, raw }) => ({ ordinal, raw: raw.replace('Payed', 'Paid') }));
    expect((await ask('/quarantine/replay', { items }, 'POST')).body).toMatchObject({ accepted: 1 });
    await settled(server);
    const { body } = await call<CustomerTimeline>(server, '/api/v1/customers/dora/timeline', { workspace });
    expect(Math.abs(Date.parse(body.items[0]?.at ?? '') - came)).toBeLessThan(1500);
  });

  test('lets an event of a time that was still to come happen once it has', async () => {
    const { source, ask, workspace } = await fresh('too early');
    const soon = new Date(Date.now() + 5 * 60_000 + 2000).toISOString();
    await source.send('track', { userId: 'emil', event: 'Paid', messageId: 'early', timestamp: soon });
    const waiting = async () => (await ask<{ items: QuarantinedRow[] }>('/quarantine')).body.items;
    await expect.poll(waiting).toMatchObject([{ reason: 'time-in-future' }]);
    const items = (await waiting()).map(({ ordinal, raw }) => ({ ordinal, raw }));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect((await ask('/quarantine/replay', { items }, 'POST')).body).toMatchObject({ accepted: 1 });
    await settled(server);
    const { status } = await call(server, '/api/v1/customers/emil/timeline', { workspace });
    expect(status).toBe(200);
  });

  test('is not found in another workspace', async () => {
    const { source } = await fresh('mine');
    const other = await newWorkspace(server, 'other');
    for (const path of ['', '/schema', '/plan', '/privacy', '/findings', '/events', '/tail'])
      expect([path, (await call(server, `/api/v1/sources/${source.id}${path}`, { workspace: other })).status]).toEqual([
        path,
        404,
      ]);
  });

  test('that does nothing unusual has no findings', async () => {
    const { source, ask } = await fresh('calm');
    await source.send('track', track('ana', 'Asked'));
    await settled(server);
    expect((await ask<{ items: Finding[] }>('/findings')).body.items).toEqual([]);
  });
});

describe('personal data', () => {
  const rules = [
    { where: { kind: 'pattern', pattern: 'email' }, how: 'hash' },
    { where: { kind: 'pattern', pattern: 'phone' }, how: 'mask' },
    { where: { kind: 'property', name: 'nickname' }, how: 'drop' },
  ];

  test('is hidden before it is stored: sent, held back or imported, it is nowhere on disk and in no log', async () => {
    const directory = await newDirectory();
    const server = await startProcess(directory);
    const source = await newSource(server, 'shop');
    const put = (id: string) =>
      call(server, `/api/v1/sources/${id}/privacy`, { method: 'PUT', body: JSON.stringify({ rules }) });
    expect([(await put(source.id)).status, (await put('files')).status]).toEqual([200, 200]);
    const secret = { email: 'zaphod.kept.nowhere@example.org', nickname: 'Trillianesque', tel: '+31 6 98765432' };
    const sent = await source.send('batch', {
      batch: [
        track(secret.email, 'Asked', { ...secret, note: `call ${secret.tel}`, words: `I am ${secret.email}` }),
        { ...track(secret.email, 'Asked', secret), messageId: 'late', timestamp: 'no time' },
        { ...track('ben', 'Asked', secret), messageId: 'fine' },
        { ...track('ben', 'Answered', secret), messageId: 'fine' },
      ],
    });
    expect(sent.body).toMatchObject({ accepted: 2, quarantined: [{ reason: 'time-unreadable' }, { index: 3 }] });
    const file = join(await newDirectory(), 'people.csv');
    await writeFile(
      file,
      `customer_id,activity,timestamp,nickname,comment\n${secret.email},Asked,2026-01-01T00:00:00Z,${secret.nickname},${secret.tel}\nben,Asked,never,${secret.nickname},${secret.tel}\n`,
    );
    expect((await runCommand(server, ['import', file, '--yes', '--json'])).code).toBe(0);
    await settled(server);
    const { body } = await call<{ items: { customer: string }[] }>(server, `/api/v1/sources/${source.id}/events`);
    expect(body.items.map((one) => one.customer).some((one) => one.endsWith('@hashed.invalid'))).toBe(true);
    const imported = await call<{ items: { customer: string }[] }>(server, '/api/v1/sources/files/events');
    // The same person, known by the same hash, whichever way the event came.
    expect(body.items.map((one) => one.customer)).toContain(imported.body.items[0]?.customer);
    const held = (await call<{ items: QuarantinedRow[] }>(server, `/api/v1/sources/${source.id}/quarantine`)).body
      .items;
    expect(held).toHaveLength(2);
    expect(await server.stop()).toBe(0);
    for (const text of [secret.email, 'zaphod.kept', secret.nickname, '98765432'])
      expect([text, await filesWith(directory, text), server.output().includes(text)]).toEqual([text, [], false]);
  });

  test('that no rule meets would be found on disk, so that looking for it can fail', async () => {
    const directory = await newDirectory();
    const server = await startProcess(directory);
    const source = await newSource(server, 'shop');
    await source.send('track', track('ana', 'Asked', { note: 'Trillianesque' }));
    expect(await server.stop('SIGKILL')).toBeNull();
    expect((await filesWith(directory, 'Trillianesque')).length).toBeGreaterThan(0);
  });
});
