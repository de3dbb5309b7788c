import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CustomerStages,
  JourneyCases,
  LifeStages,
  StageCustomers,
  StageFlow,
  StageGrowth,
  StageJourneys,
  StageMatrix,
  StagesPreview,
  StagesProposal,
  StageTimes,
} from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSource } from './collecting.ts';
import { call, newDirectory, runCommand, type ServerProcess, startProcess } from './running-server.ts';

const day = 86_400_000;
const zero = Date.UTC(2026, 0, 5);
const customers = 120;
const is = (value: string) => ({ kind: 'field', field: 'activity', op: 'is', value });

/**
 * Ten customers a week look; all but every sixth buy two days later. Every fourth buyer cancels after 20 days; the others
 * use it every 5 days, every third of them for three weeks only.
 */
function lives(): string[] {
  return Array.from({ length: customers }, (_, number) => {
    const start = zero + Math.floor(number / 10) * 7 * day + (number % 10) * 3_600_000;
    const line = (activity: string, days: number, revenue = '') =>
      `c${number},${activity},${new Date(start + days * day).toISOString()},${revenue},${revenue === '' ? '' : 'EUR'}`;
    if (number % 6 === 5) return [line('Looked', 0)];
    const uses = (until: number) => Array.from({ length: until / 5 }, (_, turn) => line('Used', 5 + turn * 5));
    if (number % 4 === 0) return [line('Looked', 0), line('Bought', 2, '30.00'), ...uses(15), line('Cancelled', 20)];
    return [line('Looked', 0), line('Bought', 2, '30.00'), ...uses(number % 3 === 0 ? 20 : 160)];
  }).flat();
}

const life = {
  initial: 'prospect',
  value: is('Used'),
  stages: [
    { id: 'prospect', name: 'Prospect' },
    { id: 'customer', name: 'Customer', enters: [{ kind: 'event', where: is('Bought') }] },
    { id: 'at-risk', name: 'At risk', enters: [{ kind: 'silence', seconds: 30 * 86_400, from: ['customer'] }] },
    { id: 'former', name: 'Former', terminal: true, enters: [{ kind: 'event', where: is('Cancelled') }] },
  ],
};

const purchase = {
  name: 'Use',
  events: null,
  notion: { kind: 'gap', gapSeconds: 86_400 },
};

describe('life stages', () => {
  let server: ServerProcess;
  const get = async <T>(path: string) => {
    const { status, body } = await call<T>(server, `/api/v1${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  const send = <T>(path: string, method: string, body: unknown) =>
    call<T & { detail: string; code: string }>(server, `/api/v1${path}`, { method, body: JSON.stringify(body) });
  const until = async (isThere: () => Promise<boolean>) => {
    const begun = performance.now();
    while (!(await isThere())) {
      if (performance.now() - begun > 20_000) throw new Error('It did not come.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return performance.now() - begun;
  };
  const built = () => until(async () => (await get<LifeStages>('/stages')).state === 'current');
  const held = async () => {
    const { stages } = await get<LifeStages>('/stages');
    return Object.fromEntries(stages.map((one) => [one.stage, one.customers]));
  };

  beforeAll(async () => {
    server = await startProcess(await newDirectory());
    const file = join(await newDirectory(), 'lives.csv');
    await writeFile(file, ['customer_id,activity,timestamp,revenue,currency', ...lives()].join('\n'));
    expect((await runCommand(server, ['import', file, '--yes', '--json'])).code).toBe(0);
  });
  afterAll(() => server.stop());

  test('that nobody defined are refused with what to do, and suggested from payments and silences', async () => {
    const none = await call<{ code: string; detail: string }>(server, '/api/v1/stages');
    expect([none.status, none.body.code]).toEqual([404, 'TL_STAGE_UNKNOWN']);
    expect(none.body.detail).toContain('PUT /api/v1/stages');
    const { definition, reasons } = await get<StagesProposal>('/stages/proposal');
    expect(definition?.stages.map((stage) => stage.id)).toContain('customer');
    expect(reasons[0]).toBe('100 of 120 customers paid something: the first payment makes a customer.');
    const preview = await send<StagesPreview>('/stages/preview', 'POST', { definition });
    expect(preview.body.stages.find((one) => one.stage === 'prospect')?.customers).toBe(20);
  });

  test('are previewed as they will be counted, and count every customer once', async () => {
    const preview = await send<StagesPreview>('/stages/preview', 'POST', { definition: life });
    expect((await send<LifeStages>('/stages', 'PUT', life)).body.version).toBe(1);
    await built();
    const now = await get<LifeStages>('/stages');
    expect(now.stages).toEqual(preview.body.stages);
    expect(now.moves).toEqual(preview.body.moves);
    expect(now.stages.reduce((sum, one) => sum + one.customers, 0)).toBe(customers);
    const counts = await held();
    // Every twelfth number divides by four and leaves five by six never: 30 divide by four, none of them only looks.
    expect([counts['prospect'], counts['former']]).toEqual([20, 30]);
    expect(counts['at-risk']).toBeGreaterThan(0);
  });

  test('flow so that what a stage holds is what came in less what went out, and every move opens who moved', async () => {
    const { periods } = await get<StageFlow>('/stages/flow?by=week');
    const counts = await held();
    const held_last = Object.fromEntries((periods.at(-1)?.stages ?? []).map((one) => [one.stage, one.customers]));
    expect(held_last).toEqual(counts);
    expect(periods.at(-1)?.complete).toBe(false);
    for (const [index, period] of periods.entries()) {
      for (const one of period.stages) {
        const before = periods[index - 1]?.stages.find((each) => each.stage === one.stage)?.customers ?? 0;
        expect(one.customers).toBe(before + one.entered - one.left);
      }
    }
    const busy = periods.find((period) => period.moves.some((move) => move.from === 'prospect'));
    const move = busy?.moves.find((one) => one.from === 'prospect');
    const window = `from=${busy?.from}&to=${busy?.to}`;
    const who = await get<StageCustomers>(`/stages/customers?stage=customer&movedFrom=prospect&${window}`);
    expect([who.total, who.evidence.customers]).toEqual([move?.moves, move?.customers]);
    const inside = await get<StageCustomers>('/stages/customers?stage=former&limit=500');
    expect([inside.total, new Set(inside.items.map((one) => one.id)).size]).toEqual([30, 30]);
    const page = await get<StageCustomers>('/stages/customers?stage=former&limit=20');
    const rest = await get<StageCustomers>(`/stages/customers?stage=former&limit=20&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest.items]).toEqual(inside.items);
  });

  test('make a matrix over whole periods whose rows add up, with the end where nobody leaves', async () => {
    const matrix = await get<StageMatrix>('/stages/matrix?by=week');
    for (const { id } of life.stages) {
      const row = matrix.cells.filter((cell) => cell.from === id);
      const of = row[0]?.of ?? 0;
      expect(row.reduce((sum, cell) => sum + cell.count, 0)).toBe(of);
      if (of > 0) expect(row.reduce((sum, cell) => sum + (cell.share ?? 0), 0)).toBeCloseTo(1, 10);
      expect(row.reduce((sum, cell) => sum + cell.smoothed, 0)).toBeCloseTo(1, 10);
    }
    const cell = matrix.cells.find((one) => one.from === 'customer' && one.to === 'former');
    expect([cell?.count, cell?.customers]).toEqual([30, 30]);
    expect(matrix.absorbing).toContain('former');
    // A shorter window counts no more.
    const half = await get<StageMatrix>('/stages/matrix?by=week&from=2026-02-02&to=2026-03-02');
    expect(half.window.periods).toBe(4);
    expect(half.cells.every((one, place) => one.count <= (matrix.cells[place]?.count ?? 0))).toBe(true);
  });

  test('tell how long customers stay, visits that go on counted', async () => {
    const { stages } = await get<StageTimes>('/stages/time');
    const prospect = stages.find((one) => one.stage === 'prospect');
    expect([prospect?.visits, prospect?.open, prospect?.left]).toEqual([120, 20, 100]);
    // 100 of 120 leave after two days.
    // Times are kept with three digits.
    expect(prospect?.medianSeconds).toBe(172_000);
    expect(stages.find((one) => one.stage === 'former')?.medianSeconds).toBeNull();
  });

  test('account for growth: who is active is who was, less who fell silent, and who came', async () => {
    const { periods, leftOut, dormancy } = await get<StageGrowth>('/stages/growth?by=week');
    expect(leftOut).not.toBeNull();
    expect(dormancy.periods).toBeGreaterThan(0);
    for (const [index, one] of periods.entries()) {
      const before = periods[index - 1]?.active ?? 0;
      expect(one.active).toBe(before - one.newlyDormant + one.new + one.resurrected);
      expect(one.active).toBe(one.new + one.retained + one.resurrected);
    }
    const given = await get<StageGrowth>('/stages/growth?by=week&dormancy=2');
    expect([given.dormancy.basis, given.dormancy.periods]).toEqual(['given', 2]);
  });

  test('cut every view of a journey by the stage its cases began in', async () => {
    expect((await send('/journeys', 'POST', purchase)).status).toBe(201);
    await until(async () => (await get<{ state: string }>('/journeys/use')).state === 'current');
    const { items } = await get<StageJourneys>('/stages/journeys');
    const inside = items.filter((one) => one.journey === 'use');
    expect(inside.length).toBeGreaterThan(1);
    for (const one of inside) {
      const filter = encodeURIComponent(JSON.stringify({ kind: 'stage', id: one.stage }));
      const cases = await get<JourneyCases>(`/journeys/use/cases?filter=${filter}`);
      expect([cases.total, cases.evidence.customers]).toEqual([one.cases, one.customers]);
      const map = await get<{ population: { cases: number } }>(`/journeys/use/map?filter=${filter}`);
      expect(map.population.cases).toBe(one.cases);
    }
    expect(inside.reduce((sum, one) => sum + one.cases, 0)).toBe(inside[0]?.ofCases);
    const unknown = encodeURIComponent(JSON.stringify({ kind: 'stage', id: 'custmer' }));
    const refused = await call<{ detail: string }>(server, `/api/v1/journeys/use/map?filter=${unknown}`);
    expect([refused.status, refused.body.detail]).toEqual([
      404,
      'No life stage is called "custmer". Did you mean "customer"?',
    ]);
    const inDefinition = { ...purchase, name: 'x' };
    const outcome = { name: 'y', journey: 'use', success: { kind: 'event', where: is('Used') } };
    const within = { ...outcome, population: { kind: 'stage', id: 'customer' } };
    expect((await send('/outcomes', 'POST', within)).status).toBe(422);
    expect((await send('/stages/preview', 'POST', { definition: inDefinition })).status).toBe(400);
  });

  test('are cut by a filter of whole timelines too', async () => {
    const filter = encodeURIComponent(JSON.stringify({ kind: 'occurs', activity: 'Cancelled' }));
    const { stages } = await get<LifeStages>(`/stages?filter=${filter}`);
    expect(stages.map((one) => one.customers)).toEqual([0, 0, 0, 30]);
    const { periods } = await get<StageFlow>(`/stages/flow?by=month&filter=${filter}`);
    expect(periods.at(-1)?.stages.map((one) => one.customers)).toEqual([0, 0, 0, 30]);
  });

  test('follow a live event within two seconds, and say where a silence would lead', async () => {
    const source = await newSource(server, 'shop');
    const at = new Date(zero + 80 * day);
    const event = (name: string, minutes: number) => ({
      type: 'track',
      event: name,
      userId: 'late',
      timestamp: new Date(at.getTime() + minutes * 60_000).toISOString(),
    });
    const before = await held();
    await source.send('batch', { batch: [event('Looked', 0), event('Bought', 5)] });
    const after = await until(async () => (await call(server, '/api/v1/customers/late/stages')).status === 200);
    const one = await get<CustomerStages>('/customers/late/stages');
    expect(one.spans.map((span) => span.stage).slice(0, 2)).toEqual(['prospect', 'customer']);
    const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(total(await held())).toBe(total(before) + 1);
    await source.send('batch', { batch: [event('Cancelled', 10)] });
    const moved = await until(
      async () => (await get<CustomerStages>('/customers/late/stages')).spans.at(-1)?.stage === 'former',
    );
    // The better of two, so that a busy machine is not taken for a slow path.
    expect(Math.min(after, moved)).toBeLessThan(2000);
  });

  test('change by new versions; the numbers of before stay until the new ones are there', async () => {
    const stricter = { ...life, stages: life.stages.filter((stage) => stage.id !== 'at-risk') };
    const put = await send<LifeStages>('/stages', 'PUT', stricter);
    expect([put.body.version, put.body.definition.stages.length]).toEqual([2, 3]);
    await built();
    expect(Object.keys(await held())).toEqual(['prospect', 'customer', 'former']);
    const versions = await get<{ items: { version: number }[] }>('/stages/versions');
    expect(versions.items.map((one) => one.version)).toEqual([2, 1]);
    const broken = { ...life, initial: 'nowhere' };
    const refused = await send('/stages', 'PUT', broken);
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('none of the stages')]);
    const number = { kind: 'property', name: 'x', op: 'over', value: 'many' };
    const unanswerable = {
      ...life,
      stages: [life.stages[0], { id: 'b', name: 'B', enters: [{ kind: 'event', where: number }] }],
    };
    expect((await send('/stages', 'PUT', unanswerable)).status).toBe(422);
    expect((await send('/stages', 'PUT', { ...life, stages: [] })).status).toBe(400);
  });
});
