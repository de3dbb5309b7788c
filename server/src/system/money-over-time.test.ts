import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CohortsAnswer, JourneyMoney, LifetimeAnswer, Reconciliation, StakeAnswer } from '@throughline/core/money';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, newDirectory, newWorkspace, runCommand, type ServerProcess, startProcess } from './running-server.ts';
import { sharedData } from './shared-data.ts';

const day = 86_400_000;

/** Imports lines into a workspace of their own, and answers its id. */
async function workspaceOf(server: ServerProcess, name: string, lines: readonly string[]): Promise<string> {
  const workspace = await newWorkspace(server, name);
  const made = await call<{ key: string }>(server, '/api/v1/keys', {
    method: 'POST',
    body: JSON.stringify({ name: 'import', scope: 'admin' }),
    workspace,
  });
  const file = join(await newDirectory(), `${name}.csv`);
  await writeFile(file, ['customer_id,activity,timestamp,channel,revenue,cost,currency', ...lines].join('\n'));
  expect((await runCommand(server, ['import', file, '--yes', '--json', '--key', made.body.key])).code).toBe(0);
  return workspace;
}

describe('money over time', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
  });
  afterAll(() => server.stop());
  const get = async <T>(path: string, workspace: string) => {
    const { status, body } = await call<T>(server, `/api/v1/money${path}`, { workspace });
    expect([path, status, status === 200 ? '' : body]).toEqual([path, 200, '']);
    return body;
  };

  test('follows cohorts by what each of their first members brought, over whole months only', async () => {
    const at = (month: number, date = 10) => new Date(Date.UTC(2026, month, date)).toISOString();
    const lines = [
      // Seen in January, won in February: what it cost before counts at age 0.
      `ana,Asked,${at(0)},web,,5.00,EUR`,
      `ana,Paid,${at(1)},web,100.00,,EUR`,
      `ana,Paid,${at(3)},web,40.00,,EUR`,
      `ben,Paid,${at(1, 20)},web,60.00,,EUR`,
      `cleo,Paid,${at(2)},web,10.00,,EUR`,
      `dora,Asked,${at(2)},web,,1.00,EUR`,
      `ben,Paid,${at(4)},web,1000.00,,EUR`,
    ];
    const workspace = await workspaceOf(server, 'Cohorts', lines);
    const found = await get<CohortsAnswer>('/cohorts', workspace);
    expect([found.asOfMonth, found.firstMonth]).toEqual(['2026-05', '2026-01']);
    // Two months and three lay between what a customer paid: who first paid until April may have paid before.
    expect(found.mayHoldEarlierThrough).toBe('2026-04');
    expect(found.cohorts.map((one) => [one.cohort, one.members, one.ages.map((age) => age.cumulativeMinor)])).toEqual([
      ['2026-02', 2, [9500 + 6000, 15500, 15500 + 4000]],
      ['2026-03', 1, [1000, 1000]],
    ]);
    const [first] = found.cohorts;
    // 135.00 and 60.00: a mean of 97.50, and a standard error of 37.50.
    expect(first?.ages[2]?.perMemberMinor).toBe(9750);
    expect(first?.ages[2]?.interval?.map(Math.round)).toEqual([2400, 17100]);
    expect(first?.payback).toEqual({ kind: 'cost-unknown' });
  });

  test('is not led astray, of when the data begins, by one event of a wrong clock', async () => {
    const workspace = await workspaceOf(server, 'Wrong clock', [
      'ana,Asked,1970-01-01T00:00:00Z,web,,,',
      'ana,Paid,2026-01-10T00:00:00Z,web,100.00,,EUR',
      ...Array.from({ length: 2500 }, (_, place) => `p${place},Asked,2026-02-01T00:00:00Z,web,,,`),
      ...Array.from({ length: 100 }, (_, place) => `p${place},Asked,2026-01-11T00:00:00Z,web,,,`),
    ]);
    const found = await get<CohortsAnswer>('/cohorts', workspace);
    expect([found.firstMonth, found.asOfMonth]).toEqual(['2026-01', '2026-02']);
  });

  test('reproduces the figures of CDNOW through the API, and refuses lifetime value of too few', async () => {
    const few = await workspaceOf(server, 'Few', [
      'ana,Paid,2026-01-10T00:00:00Z,web,100.00,,EUR',
      'ana,Paid,2026-02-10T00:00:00Z,web,100.00,,EUR',
    ]);
    expect((await get<LifetimeAnswer>('/lifetime-value', few)).result).toMatchObject({
      kind: 'refused',
      because: 'too-few-repeaters',
    });
    const path = sharedData('cdnow.csv');
    if (path === null) return;
    const workspace = await workspaceOf(server, 'CDNOW', cdnowEvents(await readFile(path, 'utf8')));
    const { result } = await get<LifetimeAnswer>('/lifetime-value', workspace);
    if (result.kind !== 'told') throw new Error(result.reason);
    const { r, alpha, a, b } = result.models.purchases;
    expect([r, alpha, a, b].map((one) => Number(one.toFixed(3)))).toEqual([0.243, 4.414, 0.793, 2.426]);
    const { p, q, v } = result.models.value;
    // In cents here, in dollars there.
    expect([p, q, v / 100].map((one) => Number(one.toFixed(1)))).toEqual([6.2, 3.7, 15.4]);
    expect(result.correlation).toBeCloseTo(0.1139, 3);
    expect([result.repeaters, result.sample.of]).toEqual([946, 2357]);
    expect(result.bands.map((band) => band.customers).reduce((sum, one) => sum + one, 0)).toBe(result.sample.bandsOf);
    for (const band of result.bands) {
      const [low, high] = band.interval ?? [0, 0];
      expect(low <= band.meanMinor * 1.1 && band.meanMinor <= high * 1.1 && low < high).toBe(true);
    }
  }, 120_000);

  test('says what friction puts at stake, within strata, and never as more than an association', async () => {
    const workspace = await workspaceOf(server, 'Stake', claims());
    const outcome = {
      name: 'Settled',
      journey: 'all',
      success: { kind: 'event', where: { kind: 'field', field: 'activity', op: 'is', value: 'Settled' } },
      deadlineSeconds: 5 * 86_400,
    };
    await call(server, '/api/v1/outcomes', { method: 'POST', body: JSON.stringify(outcome), workspace });
    const settings = { currency: 'EUR', outcomeValues: [{ outcome: 'settled', minor: 6000, recoverability: 0.5 }] };
    const put = { method: 'PUT', body: JSON.stringify({ from: 0, settings }), workspace };
    expect((await call(server, '/api/v1/money/settings', put)).status).toBe(200);
    const found = await get<StakeAnswer>('/value-at-stake?outcome=settled', workspace);
    const called = found.points.find((one) => one.id === 'step\0Called');
    // Of those who call from the shop 2 in 4 settle, of the others 3 in 4; from the web 1 in 4 and 2 in 4.
    expect(called?.difference.value).toBeCloseTo(0.25, 10);
    expect(called?.difference.crude).toBeGreaterThan(0.3);
    expect(called?.extraCostMinor).toBeCloseTo(300, 10);
    const perYear = ((called?.affected.customers ?? 0) * 365.25) / found.days;
    expect(called?.minor).toBe(Math.round(perYear * 0.5 * (0.25 * 6000 + 300)));
    expect([called?.grade, called?.label]).toEqual(['C', expect.stringContaining('association')]);
    expect(found.points.every((one) => one.names.every((name) => name !== 'Settled'))).toBe(true);
    expect((await call(server, '/api/v1/money/value-at-stake?outcome=setled', { workspace })).status).toBe(404);
  });

  test('says what is at stake also where some customers have no channel', async () => {
    const rows = claims().map((line, place) => (place < 40 ? line.replace(/,(web|shop),/, ',,') : line));
    const workspace = await workspaceOf(server, 'No channel', rows);
    const where = { kind: 'field', field: 'activity', op: 'is', value: 'Settled' };
    const outcome = { name: 'Settled', journey: 'all', success: { kind: 'event', where }, deadlineSeconds: 5 * 86_400 };
    await call(server, '/api/v1/outcomes', { method: 'POST', body: JSON.stringify(outcome), workspace });
    const settings = { currency: 'EUR', outcomeValues: [{ outcome: 'settled', minor: 6000, recoverability: 0.5 }] };
    await call(server, '/api/v1/money/settings', {
      method: 'PUT',
      body: JSON.stringify({ from: 0, settings }),
      workspace,
    });
    expect((await get<StakeAnswer>('/value-at-stake?outcome=settled', workspace)).points.length).toBeGreaterThan(0);
  });

  test('tells sums beyond 2^53 to 16 digits, and still agrees with its events', async () => {
    const most = '99999999999.99';
    const rows = Array.from({ length: 2048 }, (_, place) => `c${place},Paid,2026-01-10T00:00:00Z,web,${most},,EUR`);
    const tooMuch = 'rich,Paid,2026-01-10T00:00:00Z,web,90071992547409.91,,EUR';
    const workspace = await workspaceOf(server, 'Riches', [...rows, tooMuch]);
    const { body: money } = await call<JourneyMoney>(server, '/api/v1/money/journeys/all', { workspace });
    expect(money.totals.map((one) => [one.cases, one.revenueMinor])).toEqual([
      [2048, Number(2048n * 9_999_999_999_999n)],
    ]);
    const { body: compared } = await call<Reconciliation>(server, '/api/v1/money/reconciliation', { workspace });
    expect(compared.agrees).toBe(true);
  });
});

/** Each customer of the summary as purchases that have its figures: a first one, its repeats, and a mean of theirs. */
function cdnowEvents(summary: string): string[] {
  const end = Date.UTC(1997, 8, 30);
  const rows = summary
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const buys = rows.flatMap(([id = 0, repeats = 0, recency = 0, age = 0, mean = 0]) => {
    const first = end - Math.round(age * 7) * day;
    const last = Math.round(recency * 7);
    return Array.from({ length: repeats + 1 }, (_, place) => {
      const at = first + (place === repeats ? last : place) * day;
      return `c${id},Bought,${new Date(place === 0 ? first : at).toISOString()},web,${place === 0 ? '10.00' : mean.toFixed(2)},,USD`;
    });
  });
  return [...buys, `nobody,Closed,${new Date(end).toISOString()},web,,0.01,USD`];
}

/** Claims over 100 days from two channels, of which one calls more often; a call costs 3.00 and goes with fewer settled. */
function claims(): string[] {
  const groups = [
    { channel: 'shop', calls: false, customers: 80, settled: 3 },
    { channel: 'shop', calls: true, customers: 40, settled: 2 },
    { channel: 'web', calls: false, customers: 40, settled: 2 },
    { channel: 'web', calls: true, customers: 120, settled: 1 },
  ];
  const zero = Date.UTC(2026, 0, 1);
  return [
    ...groups.flatMap(({ channel, calls, customers, settled }, group) =>
      Array.from({ length: customers }, (_, number) => {
        // Every month has as many of each kind, so that only the channel tells them apart.
        const start = zero + (Math.floor(number / 4) % 2) * 31 * day + (number % 4) * 3_600_000;
        const line = (activity: string, hours: number, cost = '') =>
          `g${group}-${number},${activity},${new Date(start + hours * 3_600_000).toISOString()},${channel},,${cost},EUR`;
        return [
          line('Opened', 0),
          ...(calls ? [line('Called', 5, '3.00')] : []),
          ...(number % 4 < settled ? [line('Settled', 30)] : []),
        ];
      }).flat(),
    ),
    `later,Opened,${new Date(zero + 100 * day).toISOString()},web,,,EUR`,
  ];
}

describe('the sample company', () => {
  test('adds up to the cent in every journey', async () => {
    const server = await startProcess(await newDirectory(), []);
    for (;;) {
      const { body } = await call<{ items: { state: string }[] }>(server, '/api/v1/imports');
      if (body.items.every((one) => one.state === 'done')) break;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const { body } = await call<{ items: { id: string; cases: number }[] }>(server, '/api/v1/journeys');
    expect(body.items).toHaveLength(8);
    for (const { id } of body.items) {
      const found = await call<Reconciliation>(server, `/api/v1/money/reconciliation?journey=${id}`);
      expect([id, found.body.agrees, found.body.lines[0]?.differenceMinor]).toEqual([id, true, 0]);
      expect(Math.abs(found.body.lines[0]?.eventsMinor ?? 0)).toBeGreaterThan(0);
    }
    await server.stop();
  }, 300_000);
});
