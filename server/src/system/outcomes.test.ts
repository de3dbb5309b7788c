import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JourneyCases } from '@throughline/core/journeys';
import type {
  Outcome,
  OutcomeChecks,
  OutcomeItem,
  OutcomeReading,
  OutcomeSteps,
  OutcomeTrend,
  TimeToValue,
} from '@throughline/core/outcomes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSource, settled } from './collecting.ts';
import { call, newDirectory, newWorkspace, runCommand, type ServerProcess, startProcess } from './running-server.ts';

const day = 86_400_000;
const zero = Date.UTC(2026, 0, 5);
const weeks = 20;
const perWeek = 40;

const is = (value: string) => ({ kind: 'field', field: 'activity', op: 'is', value });

/**
 * Forty claims a week. From the tenth week on, calls are answered late: three in four of them end without a settlement,
 * where one in four did. Who called has a harder time. Who was settled says so when asked.
 */
function claims(): string[] {
  return Array.from({ length: weeks * perWeek }, (_, number) => {
    const week = Math.floor(number / perWeek);
    const start = zero + week * 7 * day + (number % perWeek) * 3_600_000;
    const line = (activity: string, days: number, done = '') =>
      `c${number},${activity},${new Date(start + days * day).toISOString()},${done}`;
    const fails = (number % 4 === 0) !== week >= 10;
    const calls = fails ? number % 3 !== 0 : number % 3 === 0;
    const ends = number % 10 === 9;
    return [
      line('Opened', 0),
      ...(calls ? [line('Called', 1)] : []),
      ...(fails ? (ends ? [line('Withdrawn', 4)] : []) : [line('Settled', 2 + (number % 5))]),
      ...(number % 8 === 0 ? [line('Asked', 9, fails ? 'no' : number % 16 === 0 ? 'yes' : 'partly')] : []),
    ];
  }).flat();
}

const isCurrent = ({ state }: { readonly state: string }) => state === 'current';

const settledClaim = {
  name: 'Claim settled',
  statement: 'When my car is damaged, I want to be back on the road.',
  journey: 'all',
  clockStart: is('Opened'),
  success: { kind: 'event', where: is('Settled') },
  failure: { kind: 'event', where: is('Withdrawn') },
  deadlineSeconds: 10 * 86_400,
  milestones: [
    { name: 'Opened', where: is('Opened'), weight: 1 },
    { name: 'Settled', where: is('Settled'), weight: 3 },
  ],
  guardrails: [
    { name: 'Few calls', where: { kind: 'occurs', activity: 'Called' }, atMostShare: 0.2 },
    { name: 'Few withdrawals', where: { kind: 'occurs', activity: 'Withdrawn' }, atMostShare: 0.2 },
  ],
  declared: { where: is('Asked'), property: 'done', yes: ['yes'], partly: ['partly'], no: ['no'] },
  value: { customer: { amount: 2, unit: 'hours' } },
};

describe('an outcome', () => {
  let server: ServerProcess;
  const get = async <T>(path: string) => {
    const { status, body } = await call<T>(server, `/api/v1${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  const send = <T>(path: string, method: string, body: unknown) =>
    call<T & { detail: string; code: string }>(server, `/api/v1${path}`, { method, body: JSON.stringify(body) });

  beforeAll(async () => {
    server = await startProcess(await newDirectory());
    const file = join(await newDirectory(), 'claims.csv');
    await writeFile(file, ['customer_id,activity,timestamp,done', ...claims()].join('\n'));
    expect((await runCommand(server, ['import', file, '--yes', '--json'])).code).toBe(0);
    expect((await send('/outcomes', 'POST', settledClaim)).status).toBe(201);
  });
  afterAll(() => server.stop());

  test('counts what succeeded, failed and is open, and rates those that could be followed to the end', async () => {
    const reading = await get<OutcomeReading>('/outcomes/claim-settled/reading');
    const lost =
      claims().filter((line) => line.includes('Opened')).length -
      claims().filter((line) => line.includes('Settled')).length;
    const { success, failure, open } = reading.states;
    expect(success + failure + open).toBe(weeks * perWeek);
    expect(success).toBe(weeks * perWeek - lost);
    // The last claims began less than ten days before the last event.
    expect(open).toBeGreaterThan(0);
    expect(reading.basis).toBe('followed');
    expect(reading.rate.cases).toBeLessThan(weeks * perWeek - open);
    expect(reading.rate.value).toBeCloseTo(reading.rate.successes / reading.rate.cases, 10);
    const [low, high] = reading.rate.interval ?? [0, 0];
    expect(low < (reading.rate.value ?? 0) && (reading.rate.value ?? 0) < high).toBe(true);
    expect(reading.progress?.mean).toBeCloseTo((success + (failure + open) / 4) / (weeks * perWeek), 10);
    expect(reading.progress?.buckets.reduce((sum, n) => sum + n, 0)).toBe(weeks * perWeek);
    expect(reading.evidence.definition).toBe('outcome:claim-settled@1');
  });

  test('opens the cases behind each of its numbers, in every view', async () => {
    const { states } = await get<OutcomeReading>('/outcomes/claim-settled/reading');
    for (const state of ['success', 'failure', 'open'] as const) {
      const filter = encodeURIComponent(JSON.stringify({ kind: 'outcome', id: 'claim-settled', state }));
      expect((await get<JourneyCases>(`/journeys/all/cases?filter=${filter}`)).total).toBe(states[state]);
      expect(
        (await get<{ population: { cases: number } }>(`/journeys/all/map?filter=${filter}`)).population.cases,
      ).toBe(states[state]);
    }
    const unknown = encodeURIComponent(JSON.stringify({ kind: 'outcome', id: 'claim-setled', state: 'open' }));
    const refused = await call<{ detail: string }>(server, `/api/v1/journeys/all/map?filter=${unknown}`);
    expect([refused.status, refused.body.detail]).toEqual([
      404,
      'No outcome is called "claim-setled". Did you mean "claim-settled"?',
    ]);
  });

  test('says how long it takes, of all cases and not of those that succeed', async () => {
    const times = await get<TimeToValue>('/outcomes/claim-settled/times');
    expect(times.reached + times.failed + times.open).toBe(weeks * perWeek);
    const share = times.curve.at(-1)?.share ?? 0;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
    expect((times.curve.at(-1)?.failed ?? 0) + share).toBeLessThanOrEqual(1.000001);
  });

  test('shows what each step goes with, and says that it is no cause', async () => {
    const { activities, rate } = await get<OutcomeSteps>('/outcomes/claim-settled/steps');
    const called = activities.find((one) => one.activity === 'Called');
    expect(called?.grade).toBe('C');
    expect((called?.with.cases ?? 0) + (called?.without.cases ?? 0)).toBe(rate.cases);
    expect(called?.difference ?? 0).toBeLessThan(-0.2);
    expect(called?.interval?.[1] ?? 0).toBeLessThan(0);
  });

  test('finds the week in which its level changed', async () => {
    const { periods, changes } = await get<OutcomeTrend>('/outcomes/claim-settled/trend?by=week');
    expect(periods).toHaveLength(weeks);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.from).toBe(new Date(zero + 10 * 7 * day).toISOString());
    expect(changes[0]?.before).toBeCloseTo(0.75, 2);
    expect(changes[0]?.after).toBeCloseTo(0.25, 2);
  });

  test('holds its guardrails against their limits, and what customers say against what they do', async () => {
    const { guardrails, declared, value } = await get<OutcomeChecks>('/outcomes/claim-settled/checks');
    expect(guardrails.map((one) => [one.name, one.state])).toEqual([
      ['Few calls', 'breached'],
      ['Few withdrawals', 'kept'],
    ]);
    expect(declared?.answered).toBe(100);
    expect(declared?.counts.filter((one) => one.declared === 'no' && one.state === 'success')).toEqual([]);
    expect(declared?.kappa).toBe(1);
    const { states } = await get<OutcomeReading>('/outcomes/claim-settled/reading');
    expect(value).toEqual({ amount: 2 * states.success, unit: 'hours' });
  });

  test('changes by new versions, and the one before can still be looked at', async () => {
    const before = await get<OutcomeReading>('/outcomes/claim-settled/reading');
    const stricter = { ...settledClaim, success: { ...settledClaim.success, withinSeconds: 3 * 86_400 } };
    const preview = await send<OutcomeReading>('/outcomes/preview', 'POST', { definition: stricter });
    expect(preview.body.states.success).toBeLessThan(before.states.success);
    expect((await send<Outcome>('/outcomes/claim-settled', 'PUT', stricter)).body.version).toBe(2);
    expect((await get<OutcomeReading>('/outcomes/claim-settled/reading')).states).toEqual(preview.body.states);
    // A map that was asked before the change is another now.
    const won = encodeURIComponent(JSON.stringify({ kind: 'outcome', id: 'claim-settled', state: 'success' }));
    const map = await get<{ population: { cases: number } }>(`/journeys/all/map?filter=${won}`);
    expect(map.population.cases).toBe(preview.body.states.success);
    expect((await get<OutcomeReading>('/outcomes/claim-settled/reading?version=1')).states).toEqual(before.states);
    expect((await get<{ items: unknown[] }>('/outcomes/claim-settled/versions')).items).toHaveLength(2);
    expect((await send<Outcome>('/outcomes/claim-settled', 'PUT', settledClaim)).body.version).toBe(3);
  });

  test('that nothing can fail has no rate: all that are decided would be won', async () => {
    const definition = { ...settledClaim, failure: null, deadlineSeconds: null };
    const { body } = await send<OutcomeReading>('/outcomes/preview', 'POST', { definition });
    expect(body.states.success).toBeGreaterThan(0);
    expect([body.states.failure, body.rate.value, body.rate.cases]).toEqual([0, null, 0]);
  });

  test('counts each customer once, however many of their cases are won', async () => {
    const days = { ...settledClaim, name: 'Each day', journey: 'days', clockStart: null, declared: null };
    const notion = { kind: 'gap', gapSeconds: 86_400 };
    expect((await send('/journeys', 'POST', { name: 'Days', events: null, notion })).status).toBe(201);
    const isBuilt = async () => (await get<{ items: { state: string }[] }>('/journeys')).items.every(isCurrent);
    while (!(await isBuilt())) await new Promise((resolve) => setTimeout(resolve, 50));
    const reading = await send<OutcomeReading>('/outcomes/preview', 'POST', { definition: days });
    const { states, customers } = reading.body;
    expect(customers).toBe(weeks * perWeek);
    expect(states.success + states.failure + states.open).toBeGreaterThan(customers);
  });

  test('that cannot be answered is refused with what to do', async () => {
    const broken = [
      [{ ...settledClaim, journey: 'claim' }, 404],
      [{ ...settledClaim, name: 'Claim settled' }, 409],
      [{ ...settledClaim, name: 'x', population: { kind: 'outcome', id: 'claim-settled', state: 'open' } }, 422],
      [{ ...settledClaim, name: 'x', success: { kind: 'all', of: [] } }, 400],
      [{ ...settledClaim, name: '…' }, 422],
    ] as const;
    for (const [definition, status] of broken) {
      const answer = await send('/outcomes', 'POST', definition);
      expect([status, answer.body.detail?.length > 10]).toEqual([answer.status, true]);
    }
  });

  test('of a journey of objects is missed in time, though only other things happen', async () => {
    const notion = { kind: 'object', type: 'order' };
    expect((await send('/journeys', 'POST', { name: 'Orders', events: null, notion })).status).toBe(201);
    const wanted = { kind: 'event', where: is('Delivered') };
    const outcome = { name: 'Delivered', journey: 'orders', success: wanted, deadlineSeconds: 86_400 };
    expect((await send('/outcomes', 'POST', outcome)).status).toBe(201);
    const source = await newSource(server, 'shop');
    const happens = async (event: string, week: number, properties: object = {}) => {
      const timestamp = new Date(zero + week * 7 * day).toISOString();
      await source.send('track', { event, userId: 'buyer', timestamp, properties });
      await settled(server);
    };
    await happens('Order Updated', weeks + 1, { order_id: 'o-1' });
    const states = async () => (await get<OutcomeReading>('/outcomes/delivered/reading')).states;
    expect(await states()).toEqual({ success: 0, failure: 0, open: 1 });
    await happens('Looked', weeks + 2);
    expect(await states()).toEqual({ success: 0, failure: 1, open: 0 });
    expect((await call(server, '/api/v1/outcomes/delivered', { method: 'DELETE' })).status).toBe(204);
  });

  test('does not count cases that begin in the future', async () => {
    const workspace = await newWorkspace(server, 'Ahead');
    const file = join(await newDirectory(), 'ahead.csv');
    const rows = [
      'ana,Opened,2026-01-05T00:00:00Z',
      'ana,Settled,2026-01-06T00:00:00Z',
      `bea,Opened,${new Date(Date.now() + 4 * 60_000).toISOString()}`,
    ];
    await writeFile(file, ['customer_id,activity,timestamp', ...rows].join('\n'));
    const brought = await runCommand(server, ['import', file, '--yes', '--json', '--workspace', workspace]);
    expect(brought.code).toBe(0);
    const ask = async (more: object) => {
      const definition = { name: 'Won', journey: 'all', success: { kind: 'event', where: is('Settled') }, ...more };
      const body = JSON.stringify(definition);
      const made = await call<{ id: string }>(server, '/api/v1/outcomes', { method: 'POST', workspace, body });
      return (await call<OutcomeReading>(server, `/api/v1/outcomes/${made.body.id}/reading`, { workspace })).body;
    };
    const reading = await ask({});
    expect([reading.states, reading.notCounted]).toEqual([{ success: 1, failure: 0, open: 0 }, 1]);
    const called = await ask({ name: 'Called and won', clockStart: is('Called') });
    expect([called.states, called.notCounted]).toEqual([{ success: 0, failure: 0, open: 0 }, 2]);
  });

  test('follows live events, and is gone from the list once deleted', async () => {
    const [item] = (await get<{ items: OutcomeItem[] }>('/outcomes')).items;
    const source = await newSource(server, 'claims desk');
    const at = new Date(zero + weeks * 7 * day);
    const event = (name: string, minutes: number) => ({
      type: 'track',
      event: name,
      userId: 'late',
      timestamp: new Date(at.getTime() + minutes * 60_000).toISOString(),
    });
    await source.send('batch', { batch: [event('Opened', 0), event('Settled', 5)] });
    await settled(server);
    const after = await get<OutcomeReading>('/outcomes/claim-settled/reading');
    expect(after.states.success).toBe((item?.reading?.states.success ?? 0) + 1);
    expect((await call(server, '/api/v1/outcomes/claim-settled', { method: 'DELETE' })).status).toBe(204);
    expect((await get<{ items: OutcomeItem[] }>('/outcomes')).items).toEqual([]);
    expect((await call(server, '/api/v1/outcomes/claim-settled/reading')).status).toBe(404);
    // Made again it goes on where it ended.
    expect((await send<Outcome>('/outcomes', 'POST', settledClaim)).body.version).toBe(4);
  });
});
