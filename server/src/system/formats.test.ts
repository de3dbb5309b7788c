import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JourneyMap } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, newDirectory, newWorkspace, runCommand, type ServerProcess, startProcess } from './running-server.ts';

const files = {
  csv: 'log.csv',
  jsonl: 'log.jsonl',
  parquet: 'log.parquet',
  xes: 'log.xes',
  'xes.gz': 'log.xes.gz',
  'ocel-json': 'log.jsonocel',
  'ocel-xml': 'log.xmlocel',
  'ocel-sqlite': 'log.sqlite',
} as const;

describe('the made-up company, written in every format that comes in', () => {
  let server: ServerProcess;
  let directory: string;
  let expected: Pick<JourneyMap, 'transitions' | 'population'>;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
    directory = await newDirectory();
    expected = await mapOf('csv');
  });
  afterAll(() => server.stop());

  async function mapOf(format: keyof typeof files) {
    const file = join(directory, files[format]);
    const written = await runCommand(null, ['simulate', file, '--customers', '150', '--format', format, '--json']);
    expect(written.stderr).toBe('');
    const workspace = await newWorkspace(server, format);
    const done = await runCommand(server, ['import', file, '--yes', '--json', '--workspace', workspace]);
    expect(done.stderr).toBe('');
    const { result } = JSON.parse(done.stdout) as { result: { accepted: number; quarantined: number } };
    const { events } = JSON.parse(written.stdout) as { events: number };
    expect([format, result.accepted, result.quarantined]).toEqual([format, events, 0]);
    const { body } = await call<JourneyMap>(server, '/api/v1/journeys/all/map', { workspace });
    return { transitions: body.transitions, population: body.population };
  }

  test('a file read in where nobody can be asked says which columns it took, and how to change that', async () => {
    const file = join(directory, 'visits.csv');
    await writeFile(file, 'customer_id,activity,timestamp\nana,Asked,2026-01-01T10:00:00Z\n');
    const workspace = await newWorkspace(server, 'visits');
    const silent = await runCommand(server, ['import', file, '--yes', '--workspace', workspace]);
    expect(silent.stderr).toBe('');
    const told = await runCommand(server, ['import', file, '--json', '--workspace', workspace]);
    expect(told.code).toBe(0);
    expect(told.stderr).toContain('customer from "customer_id", activity from "activity", time from "timestamp"');
    expect(told.stderr).toContain('--mapping');
    expect(JSON.parse(told.stdout)).toMatchObject({ result: { accepted: 0, duplicates: 1 } });
  });

  test.each(Object.keys(files).slice(1) as (keyof typeof files)[])(
    'comes back from %s with the same map',
    async (format) => {
      const map = await mapOf(format);
      expect(map.population).toMatchObject({
        cases: expected.population.cases,
        customers: expected.population.customers,
        events: expected.population.events,
      });
      const passes = (one: typeof map) =>
        one.transitions.map(({ from, to, cases, count }) => ({ from, to, cases, count }));
      expect(passes(map)).toEqual(passes(expected));
    },
    60_000,
  );
});
