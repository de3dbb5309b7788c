import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Alert } from '@throughline/core/alerts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, newDirectory, runCommand, type ServerProcess, startProcess } from './running-server.ts';

const weekMs = 7 * 86_400_000;
const monday = Date.UTC(2026, 0, 5);
const perWeek = 60;

/** Weeks of orders: how many of sixty customers are paid, how many hours it takes, and what sending costs. */
function weekOf(week: number, { paid = 45, hours = 24, cost = 5 } = {}): string[] {
  return Array.from({ length: perWeek }, (_, customer) => {
    const id = `w${week}c${customer}`;
    const at = (more: number) => new Date(monday + week * weekMs + (customer + more * 60) * 60_000).toISOString();
    const wobble = 1 + ((customer * 7 + week * 3) % 11) / 20;
    const steps = [`${id},Ordered,${at(0)},${cost + ((customer + week) % 3) / 10},EUR`];
    if ((customer * 17 + week) % perWeek < paid) steps.push(`${id},Paid,${at(hours * wobble)},0,EUR`);
    return steps;
  }).flat();
}

/** Somebody later in a week: the weeks before it are whole, and their cases could be followed. */
const friday = (week: number) =>
  `late${week},Looked,${new Date(monday + week * weekMs + 4 * 86_400_000).toISOString()},0,EUR`;

let server: ServerProcess;
beforeAll(async () => {
  server = await startProcess(await newDirectory());
  const where = { kind: 'field', field: 'activity', op: 'is', value: 'Paid' };
  const outcome = { name: 'Paid', journey: 'all', success: { kind: 'event', where }, deadlineSeconds: 3 * 86_400 };
  await add(Array.from({ length: 12 }, (_, week) => weekOf(week)).flat());
  expect((await call(server, '/api/v1/outcomes', { method: 'POST', body: JSON.stringify(outcome) })).status).toBe(201);
});
afterAll(() => server.stop());

async function add(lines: readonly string[]): Promise<void> {
  const file = join(await newDirectory(), `orders-${lines.length}-${lines[0]?.slice(0, 4)}.csv`);
  await writeFile(file, `customer_id,activity,timestamp,cost,currency\n${lines.join('\n')}\n`);
  expect((await runCommand(server, ['import', file, '--yes'])).code).toBe(0);
}
const look = async () =>
  (
    await call<{ watched: number; opened: number; closed: number }>(server, '/api/v1/alerts/look', {
      method: 'POST',
      body: '{}',
    })
  ).body;
const alerts = async (state = 'open') =>
  (await call<{ items: Alert[] }>(server, `/api/v1/alerts?state=${state}`)).body.items;
const kinds = async () => (await alerts()).map((one) => one.subject.kind).sort();

test('calm weeks open no alert', async () => {
  expect(await look()).toMatchObject({ watched: 3, opened: 0 });
  expect(await alerts()).toEqual([]);
});

test('a week in which all three shift opens one alert for each, with what was usual', async () => {
  await add([...weekOf(12, { paid: 20, hours: 46, cost: 9 }), friday(13)]);
  expect((await look()).opened).toBeGreaterThan(0);
  const found = await alerts();
  expect(found.map((one) => one.subject.kind).sort()).toEqual(['cost', 'outcome', 'wait']);
  const outcome = found.find((one) => one.subject.kind === 'outcome');
  expect([outcome?.value, outcome?.customers, outcome?.score ?? 0]).toEqual([20 / 60, perWeek, expect.any(Number)]);
  expect(outcome?.usual[0]).toBeGreaterThan(20 / 60);
  expect(outcome?.week).toBe(new Date(monday + 12 * weekMs).toISOString());
});

test('looked at again, the same shifts open nothing more', async () => {
  const before = (await alerts()).map((one) => one.id);
  expect((await look()).opened).toBe(0);
  expect((await alerts()).map((one) => one.id)).toEqual(before);
});

test('one that a person closes stays closed; those whose level comes back close by themselves', async () => {
  const [first] = await alerts();
  const close = () =>
    call(server, `/api/v1/alerts/${first?.id}/close`, { method: 'POST', body: JSON.stringify({ wasUseful: true }) });
  expect([(await close()).status, (await close()).status]).toEqual([204, 404]);
  expect((await look()).opened).toBe(0);
  await add([...weekOf(13), ...weekOf(14), friday(15)]);
  expect((await look()).closed).toBe(2);
  expect(await kinds()).toEqual([]);
  expect((await alerts('all')).map((one) => one.wasUseful)).toContain(true);
});
