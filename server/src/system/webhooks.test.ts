import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery, Webhook } from '@throughline/core/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReceiver, verified, type WebhookReceiver } from '../../test-engines/webhook-receiver.ts';
import { call, newDirectory, runCommand, type ServerProcess, startProcess } from './running-server.ts';

const weekMs = 7 * 86_400_000;
const monday = Date.UTC(2026, 0, 5);

/** Sixty orders of a week, of which so many are paid a day later. */
function weekOf(week: number, paid = 45): string[] {
  return Array.from({ length: 60 }, (_, customer) => {
    const at = (hours: number) => new Date(monday + week * weekMs + (customer + hours * 60) * 60_000).toISOString();
    const isPaid = (customer * 17 + week) % 60 < paid;
    const id = `w${week}c${customer}`;
    return [`${id},Ordered,${at(0)}`, ...(isPaid ? [`${id},Paid,${at(24)}`] : [])];
  }).flat();
}
const friday = (week: number) =>
  `late${week},Looked,${new Date(monday + week * weekMs + 4 * 86_400_000).toISOString()}`;

let directory: string;
let server: ServerProcess;
let receiver: WebhookReceiver;
let hook: Webhook & { secret: string };
beforeAll(async () => {
  directory = await newDirectory();
  receiver = await openReceiver();
  server = await startProcess(directory);
  await add(Array.from({ length: 12 }, (_, week) => weekOf(week)).flat());
  const where = { kind: 'field', field: 'activity', op: 'is', value: 'Paid' };
  const outcome = { name: 'Paid', journey: 'all', success: { kind: 'event', where }, deadlineSeconds: 3 * 86_400 };
  expect((await send('/outcomes', outcome)).status).toBe(201);
});
afterAll(async () => {
  await server.stop();
  await receiver.close();
});

const send = <T = unknown>(path: string, body: object = {}, method = 'POST') =>
  call<T>(server, `/api/v1${path}`, { method, body: JSON.stringify(body) });
const read = async <T>(path: string) => (await call<T>(server, `/api/v1${path}`)).body;
const deliveries = async () => (await read<{ items: Delivery[] }>(`/webhooks/${hook.id}/deliveries`)).items;
const news = (type: string) =>
  receiver.received.map((one) => verified(hook.secret, one)).filter((one) => one.type === type);
async function add(lines: readonly string[]): Promise<void> {
  const file = join(await newDirectory(), `orders-${lines.length}.csv`);
  await writeFile(file, `customer_id,activity,timestamp\n${lines.join('\n')}\n`);
  expect((await runCommand(server, ['import', file, '--yes'])).code).toBe(0);
}
/** Waits for something that comes by itself. */
async function until<T>(look: () => Promise<T> | T, isThere: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look();
    if (isThere(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('an address inside the network is refused until an admin says that it is meant', async () => {
  const wanted = { name: 'Team', url: receiver.url, topics: ['alert.opened', 'alert.closed', 'outcome.changed'] };
  const refused = await send<{ detail: string }>('/webhooks', { ...wanted, url: 'https://127.0.0.1/hook' });
  expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('private')]);
  expect((await send('/webhooks', { ...wanted, url: 'http://169.254.169.254/', isInside: true })).status).toBe(400);
  const made = await send<typeof hook>('/webhooks', { ...wanted, isInside: true });
  expect(made.status).toBe(201);
  hook = made.body;
  expect(JSON.stringify(await read('/webhooks'))).not.toContain(hook.secret);
});

test('who may only read sees neither the whole address nor changes anything', async () => {
  const { body } = await send<{ key: string }>('/keys', { name: 'Reader', scope: 'read' });
  const seen = await call<Webhook>(server, `/api/v1/webhooks/${hook.id}`, { key: body.key });
  expect(seen.body.url).toBe(new URL(receiver.url).origin);
  const test = await call(server, `/api/v1/webhooks/${hook.id}/test`, { method: 'POST', body: '{}', key: body.key });
  expect(test.status).toBe(403);
});

test('a test arrives, signed', async () => {
  const { status, body } = await send<Delivery>(`/webhooks/${hook.id}/test`);
  expect([status, body.state]).toEqual([202, 'waiting']);
  await receiver.has(1);
  expect(news('webhook.test')[0]?.data).toMatchObject({ webhook: hook.id });
  const [kept] = await until(deliveries, ([one]) => one?.state === 'sent');
  expect([kept?.id, kept?.lastStatus]).toEqual([body.id, 204]);
});

test('an alert is told when it opens and when it is closed, an outcome with its counts before and after', async () => {
  await add([...weekOf(12, 20), friday(13)]);
  const [changed] = await until(
    () => news('outcome.changed'),
    (list) => list.length > 0,
  );
  const reading = await read<{ states: object; rate: object }>('/outcomes/paid/reading');
  expect(changed?.data).toMatchObject({ outcome: 'paid', version: 1, states: reading.states, rate: reading.rate });
  expect(changed?.data['before']).toMatchObject({ states: { success: 12 * 45 } });
  expect((await send('/alerts/look')).status).toBe(200);
  const [opened] = await until(
    () => news('alert.opened'),
    (list) => list.length > 0,
  );
  expect(opened?.data).toMatchObject({ subject: { kind: 'outcome', outcome: 'paid' }, customers: 60, value: 20 / 60 });
  await send(`/alerts/${opened?.data['id']}/close`, { wasUseful: true });
  const [closed] = await until(
    () => news('alert.closed'),
    (list) => list.length > 0,
  );
  expect(closed?.data).toMatchObject({ id: opened?.data['id'], closedByHand: true, wasUseful: true });
});

test('what was written but not sent before a kill is sent after the next start', async () => {
  await receiver.close();
  const ids: string[] = [];
  for (let each = 0; each < 3; each++) ids.push((await send<Delivery>(`/webhooks/${hook.id}/test`)).body.id);
  await server.stop('SIGKILL');
  receiver = await openReceiver(receiver.port);
  server = await startProcess(directory, []);
  const came = () => [...new Set(receiver.received.map((one) => String(one.headers['webhook-id'])))];
  await until(came, (list) => ids.every((id) => list.includes(id)));
  for (const one of receiver.received) expect(verified(hook.secret, one).type).toBe('webhook.test');
});

test('neither the secret nor the address is in what the server prints', () => {
  expect(server.output()).not.toContain(hook.secret);
  expect(server.output()).not.toContain(receiver.url);
});

test('the OpenAPI document tells what is sent for each topic, with an example', async () => {
  const { webhooks } = (await call<{ webhooks: Record<string, object> }>(server, '/api/openapi.json')).body;
  expect(Object.keys(webhooks)).toEqual(['alert.opened', 'alert.closed', 'outcome.changed', 'finding.opened']);
  expect(JSON.stringify(webhooks['outcome.changed'])).toContain('claim-settled');
});
