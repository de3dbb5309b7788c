import { readFileSync } from 'node:fs';
import type { ImportJob } from '@throughline/core/events';
import type { JourneyMap, Variants } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, newDirectory, newWorkspace, runCommand, type ServerProcess, startProcess } from './running-server.ts';
import { sharedData } from './shared-data.ts';

interface Truth {
  events: number;
  cases: number;
  activities: number;
  variants: number;
  transitions: number;
  transitionCount: number;
  first: string;
  last: string;
  medianCaseSeconds: number;
  meanCaseSeconds: number;
  starts: Record<string, number>;
  ends: Record<string, number>;
  topTransitions: { from: string; to: string; count: number; medianSeconds: number; cases: number }[];
  topVariants: { cases: number; path: string[] }[];
  activityCounts: Record<string, number>;
}

const truthFile = sharedData('truths.json');
const truths: Record<string, Truth> = truthFile === null ? {} : JSON.parse(readFileSync(truthFile, 'utf8'));
// Every form of a log must give the same journey.
const forms: Record<string, readonly string[]> = {
  'running-example.xes': ['running-example.csv', 'running-example.parquet'],
  'roadtraffic100traces.xes': ['roadtraffic100traces.csv'],
};
const logs = Object.keys(truths).flatMap((name) =>
  [name, ...(forms[name] ?? [])].map((file) => ({ file, truth: name })),
);

describe('logs whose truth another program has computed', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
  });
  afterAll(() => server.stop());

  test('the truths are beside the checkout, or it is said that they are not', () => {
    expect(truthFile === null || logs.length > 0).toBe(true);
  });

  test.each(logs)(
    '$file gives exactly the counts, edges, medians and variants of its truth',
    async ({ file, truth: name }) => {
      const truth = truths[name] as Truth;
      const workspace = await newWorkspace(server, file);
      const done = await runCommand(server, [
        'import',
        sharedData(file) ?? '',
        '--yes',
        '--json',
        '--workspace',
        workspace,
      ]);
      expect(done.stderr).toBe('');
      expect((JSON.parse(done.stdout) as ImportJob).result).toMatchObject({
        accepted: truth.events,
        duplicates: 0,
        quarantined: 0,
      });
      const { body: map } = await call<JourneyMap>(server, '/api/v1/journeys/all/map', { workspace });
      expectMap(map, truth);
      const { body: variants } = await call<Variants>(server, '/api/v1/journeys/all/variants?limit=50', { workspace });
      expect(variants.total).toBe(truth.variants);
      for (const variant of truth.topVariants) {
        if (variant.cases > 1) expect(variants.items).toContainEqual(expect.objectContaining(variant));
      }
      expect(variants.items.map((item) => item.cases).slice(0, 4)).toEqual(
        truth.topVariants.slice(0, 4).map((item) => item.cases),
      );
    },
  );
});

function expectMap(map: JourneyMap, truth: Truth): void {
  expect(map.population).toMatchObject({
    events: truth.events,
    cases: truth.cases,
    medianDurationSeconds: truth.medianCaseSeconds,
  });
  expect(map.population.meanDurationSeconds).toBeCloseTo(truth.meanCaseSeconds, 6);
  expect(map.population.firstAt).toBe(new Date(truth.first).toISOString());
  expect(map.population.lastAt).toBe(new Date(truth.last).toISOString());
  expect(Object.fromEntries(map.activities.map((one) => [one.activity, one.events]))).toEqual(truth.activityCounts);
  const counts = (key: 'starts' | 'ends') =>
    Object.fromEntries(map.activities.filter((one) => one[key] > 0).map((one) => [one.activity, one[key]]));
  expect(counts('starts')).toMatchObject(truth.starts);
  expect(counts('ends')).toMatchObject(truth.ends);
  expect(map.transitions).toHaveLength(truth.transitions);
  expect(map.transitions.reduce((sum, edge) => sum + edge.count, 0)).toBe(truth.transitionCount);
  for (const { medianSeconds, ...edge } of truth.topTransitions) {
    const found = map.transitions.find((one) => one.from === edge.from && one.to === edge.to);
    expect(found).toMatchObject(edge);
    // The mean of two middle values differs in the last bit from one program to another.
    expect(found?.medianSeconds).toBeCloseTo(medianSeconds, 6);
  }
}
