import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CapacityAnswer,
  CaseMoney,
  JourneyMoney,
  MoneySettingsVersion,
  Reconciliation,
} from '@throughline/core/money';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSource, settled } from './collecting.ts';
import { call, newDirectory, newWorkspace, runCommand, type ServerProcess, startProcess } from './running-server.ts';
import { sharedOrders } from './shared-orders.ts';

const log = `customer_id,activity,timestamp,channel,function,revenue,cost,currency
ana,Ordered,2026-01-05T08:00:00Z,web,Sales,100.00,,EUR
ana,Called,2026-01-06T08:00:00Z,phone,Care,,2.00,EUR
ben,Ordered,2026-01-07T08:00:00Z,web,Sales,50.00,,USD
ben,Returned,2026-02-10T08:00:00Z,shop,Care,-50.00,,USD
cleo,Ordered,2026-01-08T08:00:00Z,web,Sales,9000,,JPY
cleo,Called,2026-03-01T08:00:00Z,phone,Care,,1.10,GBP
`;

const call250 = {
  id: 'call',
  name: 'A call',
  applies: { activities: ['Called'] },
  cost: { kind: 'per-minute', minor: 50, currency: 'EUR', minutes: { kind: 'fixed', minutes: 5 } },
  avoidable: false,
  validFrom: '2026-02-01',
  validTo: null,
};
const rate = (from: string, value: string, validFrom: string) => ({
  from,
  to: 'EUR',
  rate: value,
  validFrom,
  source: 'the central bank',
});
const settings = {
  currency: 'EUR',
  entries: [call250],
  capacity: [
    {
      id: 'care',
      function: 'Care',
      minor: 50_000,
      currency: 'EUR',
      practicalMinutes: 1000,
      validFrom: '2026-01-01',
      validTo: null,
    },
  ],
  rules: [{ activity: 'Returned', amount: 'revenue', role: 'return', turned: true }],
  exchangeRates: [
    rate('USD', '0.90', '2026-01-01'),
    rate('USD', '0.95', '2026-02-01'),
    rate('JPY', '0.0061', '2026-01-01'),
  ],
};

describe('money', () => {
  let server: ServerProcess;
  const get = async <T>(path: string, workspace?: string) => {
    const { status, body } = await call<T>(
      server,
      `/api/v1/money${path}`,
      workspace === undefined ? {} : { workspace },
    );
    expect([path, status, status === 200 ? '' : body]).toEqual([path, 200, '']);
    return body;
  };
  const put = <T>(from: number, body: unknown, workspace?: string) =>
    call<T & { detail: string }>(server, '/api/v1/money/settings', {
      method: 'PUT',
      body: JSON.stringify({ from, settings: body }),
      ...(workspace === undefined ? {} : { workspace }),
    });
  const importFile = async (name: string, content: string, key?: string) => {
    const file = join(await newDirectory(), name);
    await writeFile(file, content);
    const result = await runCommand(server, [
      'import',
      file,
      '--yes',
      '--json',
      ...(key === undefined ? [] : ['--key', key]),
    ]);
    expect([result.code, result.stderr]).toEqual([0, expect.any(String)]);
  };

  beforeAll(async () => {
    server = await startProcess(await newDirectory());
    await importFile('orders.csv', log);
  });
  afterAll(() => server.stop());

  test('stays in the currencies of its sources while nobody says how to convert it', async () => {
    const { totals, currency, settingsVersion } = await get<JourneyMoney>('/journeys/all');
    expect([currency, settingsVersion]).toEqual([null, 0]);
    expect(totals.map((one) => [one.currency, one.contributionMinor, one.cases])).toEqual([
      ['EUR', 9800, 3],
      ['GBP', -110, 3],
      ['JPY', 9000, 3],
      ['USD', 0, 3],
    ]);
    expect((await get<Reconciliation>('/reconciliation')).agrees).toBe(true);
  });

  test('is told in one currency by the rate of each day, and what has no rate keeps its line', async () => {
    expect((await put<MoneySettingsVersion>(0, settings)).body.version).toBe(1);
    const { items } = await get<JourneyMoney>('/journeys/all?by=variant');
    const inEuros = items.filter((one) => one.currency === 'EUR');
    expect(inEuros.map(({ variant, cases }) => [variant?.path, cases])).toEqual([
      [['Ordered', 'Called'], 2],
      [['Ordered', 'Returned'], 1],
    ]);
    const money = await get<JourneyMoney>('/journeys/all?by=channel');
    const [euro, pound] = money.totals;
    // 100.00 + 45.00 + 54.90 − return of 47.50, less a fee of 2.00 and a call of 2.50 from February on.
    expect(euro).toMatchObject({
      currency: 'EUR',
      revenueMinor: 10000 + 4500 + 5490,
      returnsMinor: 4750,
      costToServeMinor: 200 + 250,
      avoidableMinor: 200,
      contributionMinor: 14790,
      perCase: { minor: 4930, interval: null },
    });
    expect(pound).toMatchObject({ currency: 'GBP', costToServeMinor: 110, contributionMinor: -110 });
    expect(money.uncounted).toEqual([{ reason: 'no-exchange-rate', entryId: null, currency: 'GBP', events: 1 }]);
    expect(money.items.find((one) => one.names[0] === 'phone' && one.currency === 'EUR')?.costToServeMinor).toBe(450);
    expect(money.evidence.definition).toBe('journey:all@1 · money@1');
    expect((await get<Reconciliation>('/reconciliation')).lines).toEqual([
      { currency: 'EUR', casesMinor: 14790, eventsMinor: 14790, differenceMinor: 0 },
      { currency: 'GBP', casesMinor: -110, eventsMinor: -110, differenceMinor: 0 },
    ]);
  });

  test('of one case names the version and the lines of the rate card behind each cost', async () => {
    const { lines, totals, settingsVersion } = await get<CaseMoney>('/journeys/all/cases/cleo');
    expect([settingsVersion, totals.map((one) => [one.currency, one.contributionMinor])]).toEqual([
      1,
      [
        ['EUR', 5490 - 250],
        ['GBP', -110],
      ],
    ]);
    expect(lines.find((one) => one.costToServeMinor === 250)?.entryIds).toEqual(['call']);
  });

  test('tells capacity that no step used by itself', async () => {
    const { items } = await get<CapacityAnswer>('/capacity');
    // 1,000 minutes for 500.00; the card counts a call of five minutes in March, and none before February.
    expect(items.map((one) => [one.month, one.usedMinutes, one.unusedMinor])).toEqual([
      ['2026-03', 5, 49750],
      ['2026-02', 0, 50000],
      ['2026-01', 0, 50000],
    ]);
  });

  test('is filtered like every view, and taken apart by how cases stand', async () => {
    const outcome = {
      name: 'Kept',
      journey: 'all',
      success: {
        kind: 'not',
        of: { kind: 'event', where: { kind: 'field', field: 'activity', op: 'is', value: 'Returned' } },
      },
      deadlineSeconds: 86_400,
    };
    expect((await call(server, '/api/v1/outcomes', { method: 'POST', body: JSON.stringify(outcome) })).status).toBe(
      201,
    );
    const apart = await get<JourneyMoney>('/journeys/all?by=outcome&outcome=kept');
    expect(apart.items.reduce((sum, one) => sum + one.contributionMinor, 0)).toBe(
      apart.totals.reduce((sum, one) => sum + one.contributionMinor, 0),
    );
    expect((await call(server, '/api/v1/money/journeys/all?by=outcome')).status).toBe(400);
    const filter = encodeURIComponent(JSON.stringify({ kind: 'occurs', activity: 'Returned' }));
    const returned = await get<JourneyMoney>(`/journeys/all?filter=${filter}`);
    expect([returned.totals[0]?.contributionMinor, returned.totals[0]?.cases]).toEqual([4500 - 4750, 1]);
  });

  test('settings change by versions, and not over what somebody else has changed', async () => {
    const stale = await put(0, settings);
    expect([stale.status, stale.body.detail]).toEqual([409, expect.stringContaining('version 1')]);
    expect((await put<MoneySettingsVersion>(1, { ...settings, entries: [] })).body.version).toBe(2);
    expect((await get<JourneyMoney>('/journeys/all')).totals[0]?.costToServeMinor).toBe(200);
    expect((await get<MoneySettingsVersion>('/settings?version=1')).settings.entries).toHaveLength(1);
    expect((await get<{ items: unknown[] }>('/settings/versions')).items).toHaveLength(2);
    expect((await put<MoneySettingsVersion>(2, settings)).body.version).toBe(3);
    const broken = [
      [{ ...settings, currency: null }, 'reporting currency'],
      [{ ...settings, currency: 'euro' }, 'three letters'],
      [{ ...settings, entries: [call250, call250] }, 'same id'],
      [{ ...settings, exchangeRates: [rate('EUR', '1', '2026-01-01')] }, 'two different currencies'],
      [{ ...settings, entries: [{ ...call250, cost: { ...call250.cost, minor: 1e300 } }] }, 'at most 12 digits'],
    ] as const;
    for (const [body, words] of broken) {
      const answer = await put(3, body);
      expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining(words)]);
    }
  });

  test('moves within two seconds of a payment', async () => {
    const source = await newSource(server, 'shop');
    const before = (await get<JourneyMoney>('/journeys/all')).totals[0]?.revenueMinor ?? 0;
    const waits: number[] = [];
    for (let place = 1; place <= 5; place++) {
      const began = Date.now();
      const properties = { revenue: 12.34, currency: 'EUR' };
      const paid = { type: 'track', event: 'Ordered', userId: `new-${place}`, messageId: `paid-${place}`, properties };
      await source.send('batch', { batch: [paid] });
      for (;;) {
        const now = (await get<JourneyMoney>('/journeys/all')).totals[0]?.revenueMinor ?? 0;
        if (now === before + place * 1234) break;
        expect(now).toBe(before + (place - 1) * 1234);
        expect(Date.now() - began).toBeLessThan(20_000);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      waits.push(Date.now() - began);
    }
    expect(waits.toSorted((a, b) => a - b)[2]).toBeLessThan(2000);
    expect((await get<Reconciliation>('/reconciliation')).agrees).toBe(true);
  });

  test('agrees with its events while more of them come', async () => {
    const workspace = await newWorkspace(server, 'Live money');
    const source = await newSource(server, 'till', workspace);
    let isSending = true;
    let sent = 0;
    const sending = (async () => {
      while (isSending) {
        const batch = Array.from({ length: 20 }, (_, place) => ({
          type: 'track',
          event: 'Paid',
          userId: `c${(sent + place) % 70}`,
          messageId: `paid-${sent + place}`,
          timestamp: new Date().toISOString(),
          properties: { revenue: 10 + place, currency: 'EUR' },
        }));
        await source.send('batch', { batch });
        sent += batch.length;
      }
    })();
    const found: Reconciliation[] = [];
    const counts = () => new Set(found.map((one) => one.events.counted)).size;
    while (found.length < 20 || counts() < 6) {
      found.push(await get<Reconciliation>('/reconciliation', workspace));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    isSending = false;
    await sending;
    expect(found.flatMap((one) => one.lines).filter((line) => line.differenceMinor !== 0)).toEqual([]);
    await settled(server);
    expect((await get<Reconciliation>('/reconciliation', workspace)).events).toEqual({ counted: sent, outside: 0 });
  });

  test('stays told where somebody sends absurd amounts, in each currency', async () => {
    const workspace = await newWorkspace(server, 'Absurd');
    const source = await newSource(server, 'till', workspace);
    const paid = (place: number, properties: object) => ({
      type: 'track',
      event: 'Paid',
      userId: `c${place}`,
      messageId: `paid-${place}`,
      timestamp: '2026-01-05T08:00:00Z',
      properties,
    });
    const { body: large } = await source.send('batch', { batch: [paid(0, { revenue: 9e13, currency: 'EUR' })] });
    expect(large.quarantined).toMatchObject([
      { reason: 'money-too-large', detail: '90,000,000,000,000 EUR; 100,000,000,000 EUR is the most.' },
    ]);
    const batch = Array.from({ length: 1000 }, (_, place) =>
      paid(place, { revenue: '99999999999.99', currency: 'EUR', minutes: '1e300' }),
    );
    const ofOthers = [paid(1001, { revenue: 5, currency: 'USD', minutes: '999999999' })];
    expect((await source.send('batch', { batch: [...batch, ...ofOthers] })).body.accepted).toBe(1001);
    await settled(server);
    const totals = async () =>
      (await get<JourneyMoney>('/journeys/all?by=step', workspace)).totals.map((one) => one.contributionMinor);
    expect(await totals()).toEqual([9_999_999_999_999_000, 500]);
    const byMinutes = { ...call250.cost, minutes: { kind: 'property', property: 'minutes' } };
    const entries = [{ ...call250, applies: {}, cost: byMinutes, validFrom: '2020-01-01' }];
    await put(0, { currency: 'EUR', entries, exchangeRates: [rate('USD', '1', '2020-01-01')] }, workspace);
    expect(await totals()).toEqual([9_999_999_999_999_500]);
    expect((await get<JourneyMoney>('/journeys/all', workspace)).uncounted).toEqual([
      { reason: 'minutes-unreadable', entryId: 'call', currency: '', events: 1001 },
    ]);
    expect((await get<Reconciliation>('/reconciliation', workspace)).agrees).toBe(true);
    await get('/cohorts', workspace);
  });

  test('of an event that concerns several objects is split between their cases, and counted once', async () => {
    const workspace = await newWorkspace(server, 'Shared');
    const { body } = await call<{ key: string }>(server, '/api/v1/keys', {
      method: 'POST',
      body: JSON.stringify({ name: 'import', scope: 'admin' }),
      workspace,
    });
    await importFile('orders.jsonocel', JSON.stringify(sharedOrders), body.key);
    const journeys = await call(server, '/api/v1/journeys', {
      method: 'POST',
      body: JSON.stringify({ name: 'Order', notion: { kind: 'object', type: 'order' } }),
      workspace,
    });
    expect([201, 409]).toContain(journeys.status);
    for (;;) {
      const { body: list } = await call<{ items: { id: string; cases: number }[] }>(server, '/api/v1/journeys', {
        workspace,
      });
      if ((list.items.find((one) => one.id === 'order')?.cases ?? 0) === 3) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const entry = {
      ...call250,
      applies: { activities: ['Paid', 'Sent'] },
      cost: { kind: 'per-event', minor: 101, currency: 'EUR' },
    };
    await put(0, { currency: 'EUR', entries: [{ ...entry, validFrom: '2020-01-01' }] }, workspace);
    const money = await get<JourneyMoney>('/journeys/order', workspace);
    expect(money.totals).toMatchObject([
      { currency: 'EUR', cases: 3, revenueMinor: 10001, costToServeMinor: 499 + 202 },
    ]);
    expect(money.sharedEvents).toBe(2);
    const found = await get<Reconciliation>('/reconciliation?journey=order', workspace);
    expect(found).toMatchObject({ agrees: true, events: { counted: 2, outside: 1 } });
    const cases = await Promise.all(
      ['o1', 'o2', 'o3'].map((id) => get<CaseMoney>(`/journeys/order/cases/${id}`, workspace)),
    );
    expect(cases.map((one) => one.totals[0]?.revenueMinor)).toEqual([3334, 3334, 3333]);
    const sum = cases.reduce((total, one) => total + (one.totals[0]?.contributionMinor ?? 0), 0);
    expect(sum).toBe(money.totals[0]?.contributionMinor);
  });
});
