import type { JourneyDefinition, JourneyPreview } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import { hasJoined, shardCount } from '../events/index.ts';
import { cutQuestion } from './cut-cases.ts';
import previewSql from './preview-journey.sql';

const eventsInPreview = 300_000;

interface PreviewRow {
  cases: number;
  customers: number;
  events: number;
  median_seconds: number | null;
  median_steps: number | null;
  top_paths: [string[], number][];
}

/** What a definition would give, on a part of the customers when there are many. Nothing is stored. */
export async function previewJourney(
  analytics: Analytics,
  workspace: string,
  definition: JourneyDefinition,
): Promise<JourneyPreview> {
  const [size] = await analytics.query<{ n: number }>(
    'select count() as n from events where workspace = {workspace:String}',
    { workspace },
  );
  const shards = Math.max(
    1,
    Math.min(shardCount, Math.floor((shardCount * eventsInPreview) / Math.max(1, size?.n ?? 0))),
  );
  const version = { workspace, journey: 'preview', version: 0, definition };
  const { sql, parameters } = cutQuestion(version, {
    shards: [0, shards - 1],
    touchedImport: '',
    revision: 0,
    isJoined: await hasJoined(analytics, workspace),
    staged: null,
  });
  const [row] = await analytics.query<PreviewRow>(
    previewSql.replace('/*cases*/', () => sql.trim()),
    parameters,
  );
  const [sampled] = await analytics.query<{ n: number }>(
    'select uniqExact(customer) as n from events where workspace = {workspace:String} and shard < {shards:UInt16}',
    { workspace, shards },
  );
  const cases = row?.cases ?? 0;
  return {
    cases,
    customers: row?.customers ?? 0,
    events: row?.events ?? 0,
    sampledCustomers: sampled?.n ?? 0,
    medianDurationSeconds: cases === 0 ? null : (row?.median_seconds ?? null),
    medianSteps: cases === 0 ? null : (row?.median_steps ?? null),
    topPaths: (row?.top_paths ?? []).map(([path, count]) => ({ path, cases: count })),
  };
}
