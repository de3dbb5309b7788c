import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImportJob, statesUnderWay } from '@throughline/core/events';
import type { CustomerTimeline, JourneyMap, Variants } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineSettings } from '../../test-engines/choose-engines.ts';
import {
  bootstrapKey,
  call,
  newDirectory,
  newWorkspace,
  runCommand,
  type ServerProcess,
  startProcess,
} from './running-server.ts';

/** A log of `cases` cases as CSV: made here, so that its size and content are known. */
function csvLog(cases: number): string {
  const lines = ['order_id,customer_id,activity,timestamp,channel,cost,currency'];
  const steps = ['Ordered', 'Paid', 'Packed', 'Called', 'Sent', 'Called', 'Received'];
  for (let i = 0; i < cases; i++) {
    for (const [place, activity] of steps.entries()) {
      if ((i + place) % 5 === 0 && place > 0) continue;
      const at = new Date(Date.UTC(2025, 0, 1 + (i % 300), 8, place * 7, i % 60)).toISOString();
      lines.push(
        `o${i},c${i % Math.ceil(cases / 2)},${activity},${at},${place % 2 === 0 ? 'web' : 'phone'},${place}.5,EUR`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

type Views = { map: Omit<JourneyMap, 'evidence'>; variants: Variants['items'] };

async function views(server: ServerProcess): Promise<Views> {
  const { evidence: _, ...map } = (await call<JourneyMap>(server, '/api/v1/journeys/all/map')).body;
  return { map, variants: (await call<Variants>(server, '/api/v1/journeys/all/variants?limit=1000')).body.items };
}

async function importsOf(server: ServerProcess): Promise<readonly ImportJob[]> {
  return (await call<{ items: ImportJob[] }>(server, '/api/v1/imports')).body.items;
}

async function waitForImports(server: ServerProcess): Promise<readonly ImportJob[]> {
  for (;;) {
    const items = await importsOf(server);
    if (!items.some((job) => statesUnderWay.includes(job.state))) return items;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a server that is killed while it reads a file', () => {
  let file: string;
  let expected: Views;
  beforeAll(async () => {
    file = join(await newDirectory(), 'orders.csv');
    await writeFile(file, csvLog(6000));
    const server = await startProcess(await newDirectory());
    expect((await runCommand(server, ['import', file, '--yes', '--json'])).code).toBe(0);
    expected = await views(server);
    await server.stop();
  });

  test('ends in exactly the state of an import that nobody disturbed, ten kills or none', async () => {
    const directory = await newDirectory();
    let server = await startProcess(directory);
    for (let kill = 1; kill <= 10; kill++) {
      const before = (await importsOf(server)).length;
      const cut = runCommand(server, ['import', file, '--yes', '--json']);
      // A slow machine starts the command late: the kill comes when the server has its file, a little later each time.
      await expect.poll(async () => (await importsOf(server)).length, { timeout: 30_000 }).toBeGreaterThan(before);
      await new Promise((resolve) => setTimeout(resolve, kill * 80));
      await server.stop('SIGKILL');
      await cut;
      server = await startProcess(directory);
    }
    expect((await waitForImports(server)).some((job) => job.state === 'done')).toBe(true);
    expect(await views(server)).toEqual(expected);
    const again = await runCommand(server, ['import', file, '--yes', '--json']);
    expect(again.code).toBe(0);
    expect(await views(server)).toEqual(expected);
    await server.stop();
  }, 600_000);

  test('makes an undo good that it was killed in', async () => {
    const directory = await newDirectory();
    let server = await startProcess(directory);
    const other = join(directory, 'other.csv');
    await writeFile(other, csvLog(50).replaceAll(/^o/gm, 'other-'));
    expect((await runCommand(server, ['import', other, '--yes'])).code).toBe(0);
    const before = await views(server);
    for (const delay of [5, 40, 120]) {
      expect((await runCommand(server, ['import', file, '--yes'])).code).toBe(0);
      const newest = (await call<{ items: ImportJob[] }>(server, '/api/v1/imports')).body.items[0]?.id;
      const undo = call(server, `/api/v1/imports/${newest}?anyway=true`, { method: 'DELETE' }).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await server.stop('SIGKILL');
      await undo;
      server = await startProcess(directory);
      await waitForImports(server);
      const { state } = (await call<ImportJob>(server, `/api/v1/imports/${newest}`)).body;
      if (state === 'done') await call(server, `/api/v1/imports/${newest}?anyway=true`, { method: 'DELETE' });
      await waitForImports(server);
      expect(await views(server)).toEqual(before);
    }
    await server.stop();
  }, 120_000);
});

describe('what an export could lose', () => {
  const objects = {
    'object:order': ['[{"id":"o1","qualifier":"places"},"o2"]', '["a,b","c|d"]', 'same|plain'],
    'object:ticket': ['', '', 'same'],
  };
  const lines = [0, 1, 2].map((i) =>
    [
      `e${i}`,
      `c${i}`,
      'Ordered',
      `2025-01-0${i + 1}T08:00:00.000Z`,
      'web',
      '12.50',
      'EUR',
      'gold',
      ...Object.values(objects).map((cells) => cells[i]),
    ]
      .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
      .join(','),
  );
  const text = `event_id,customer_id,activity,timestamp,channel,cost,currency,property:channel,${Object.keys(objects).join(',')}\n${lines.join('\n')}\n`;

  test.each([
    ['csv', 'log.csv'],
    ['parquet', 'log.parquet'],
    ['xes', 'log.xes'],
    ['ocel-json', 'log.jsonocel'],
  ])('qualifiers, ids with commas and bars, and ids of two types survive %s', async (format, name) => {
    const directory = await newDirectory();
    const server = await startProcess(await newDirectory());
    const [first, again] = [join(directory, 'first.csv'), join(directory, name)];
    await writeFile(first, text);
    await runCommand(server, ['import', first, '--yes']);
    await runCommand(server, ['export', '--format', format, '--out', again]);
    const workspace = await newWorkspace(server, 'Again');
    const done = await runCommand(server, ['import', again, '--yes', '--workspace', workspace]);
    expect(done.stderr).toBe('');
    const timeline = async (customer: string, where: string | undefined) => {
      const path = `/api/v1/customers/${customer}/timeline`;
      const { body } = await call<CustomerTimeline>(server, path, where === undefined ? {} : { workspace: where });
      for (const item of body.items)
        expect(item).toMatchObject({
          channel: 'web',
          cost: { minor: 1250, currency: 'EUR' },
          properties: { channel: 'gold' },
        });
      return body.items.map((item) => item.objects.filter((object) => object.type !== 'customer'));
    };
    for (const customer of ['c0', 'c1'])
      expect(await timeline(customer, workspace)).toEqual(await timeline(customer, undefined));
    const shared = (await timeline('c2', workspace)).flat().map(({ type, id }) => `${type} ${id}`);
    const isLog = format === 'ocel-json';
    expect(shared).toEqual([
      isLog ? 'order order:same' : 'order same',
      'order plain',
      isLog ? 'ticket ticket:same' : 'ticket same',
    ]);
    await server.stop();
  });
});

describe('a data directory', () => {
  let directory: string;
  let server: ServerProcess;
  beforeAll(async () => {
    directory = await newDirectory();
    server = await startProcess(directory);
    const file = join(directory, 'orders.csv');
    await writeFile(file, csvLog(300));
    await runCommand(server, ['import', file, '--yes', '--json']);
  });
  afterAll(() => server.stop());

  test('is refused to a second server, which says who holds it', async () => {
    const second = await runCommand(null, ['serve', '--empty', '--port', '0', '--data', directory], {
      THROUGHLINE_BOOTSTRAP_KEY: bootstrapKey,
    });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/TL_DATA_LOCKED: .*is in use by another Throughline \(process \d+\)/);
  });

  test('goes into a backup and comes back with the same journeys', async () => {
    const file = join(await newDirectory(), 'backup.gz');
    expect((await runCommand(server, ['backup', file])).code).toBe(0);
    const elsewhere = await newDirectory();
    const restored = await runCommand(
      null,
      ['restore', file, '--data', elsewhere, '--json'],
      await engineSettings(elsewhere),
    );
    expect(restored.stderr).toBe('');
    const other = await startProcess(elsewhere);
    expect(await views(other)).toEqual(await views(server));
    await other.stop();
    expect(
      (await runCommand(null, ['restore', file, '--data', elsewhere], await engineSettings(elsewhere))).stderr,
    ).toContain('TL_CONFLICT');
  });

  test('stops gracefully with code 0 and opens again', async () => {
    const before = await views(server);
    expect(await server.stop('SIGTERM')).toBe(0);
    server = await startProcess(directory);
    expect(await views(server)).toEqual(before);
  });

  test.each(['csv', 'parquet', 'ocel-json'])(
    'exported as %s and read in elsewhere gives the same journeys',
    async (format) => {
      const file = join(await newDirectory(), format === 'ocel-json' ? 'log.jsonocel' : `log.${format}`);
      expect((await runCommand(server, ['export', '--format', format, '--out', file])).stderr).toBe('');
      const other = await startProcess(await newDirectory());
      const done = await runCommand(other, ['import', file, '--yes', '--json']);
      expect(done.stderr).toBe('');
      const [there, here] = [await views(other), await views(server)];
      expect(there.map.transitions).toEqual(here.map.transitions);
      expect(there.map.population).toEqual(here.map.population);
      await other.stop();
    },
  );

  test('doctor finds it in order once the server has stopped', async () => {
    await server.stop();
    const { stdout } = await runCommand(
      null,
      ['doctor', '--data', directory, '--json'],
      await engineSettings(directory),
    );
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    server = await startProcess(directory);
  });
});

test('every wrong setting is named at start, with what to do', async () => {
  const wrong = {
    THROUGHLINE_PORT: '99999',
    THROUGHLINE_BOOTSTRAP_KEY: 'short',
    CLICKHOUSE_URL: 'nonsense',
    DATABASE_URL: 'http://x',
  };
  const { code, stderr } = await runCommand(null, ['serve'], wrong);
  expect(code).toBe(2);
  for (const name of Object.keys(wrong)) expect(stderr).toContain(name);
});
