import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportJob } from '@throughline/core/events';
import type { JourneyMap, Variants } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineSettings } from '../../test-engines/choose-engines.ts';
import { bootstrapKey, call, newDirectory, runCommand, type ServerProcess, startProcess } from './running-server.ts';

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

async function waitForImports(server: ServerProcess): Promise<readonly ImportJob[]> {
  for (;;) {
    const { items } = (await call<{ items: ImportJob[] }>(server, '/api/v1/imports')).body;
    if (items.every((job) => ['done', 'failed', 'cancelled'].includes(job.state))) return items;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a server that is killed while it reads a file', () => {
  let file: string;
  let expected: Views;
  beforeAll(async () => {
    file = join(await newDirectory(), 'orders.csv');
    await writeFile(file, csvLog(9000));
    const server = await startProcess(await newDirectory());
    expect((await runCommand(server, ['import', file, '--yes', '--json'])).code).toBe(0);
    expected = await views(server);
    await server.stop();
  });

  test('ends in exactly the state of an import that nobody disturbed, ten kills or none', async () => {
    const directory = await newDirectory();
    let server = await startProcess(directory);
    for (let kill = 1; kill <= 10; kill++) {
      const cut = runCommand(server, ['import', file, '--yes', '--json']);
      await new Promise((resolve) => setTimeout(resolve, 250 + kill * 90));
      await server.stop('SIGKILL');
      await cut;
      server = await startProcess(directory);
    }
    await waitForImports(server);
    const again = await runCommand(server, ['import', file, '--yes', '--json']);
    expect(again.code).toBe(0);
    expect(await views(server)).toEqual(expected);
    await server.stop();
  }, 300_000);
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
