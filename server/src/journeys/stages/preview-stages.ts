import { type StagesDefinition, type StagesPreview, wilsonShare } from '@throughline/core/journeys';
import type { Analytics } from '../../engines/index.ts';
import { hasJoined, shardCount } from '../../events/index.ts';
import { place } from '../place-sql.ts';
import { stagesQuestion } from './cut-stages.ts';
import previewSql from './preview-stages.sql';

const eventsInPreview = 400_000;

interface PreviewRow {
  readonly came_from: string;
  readonly came_to: string;
  readonly moves: number;
  readonly customers: number;
}

/** Where a definition would put customers, on an even part of them when there are many. Nothing is kept. */
export async function previewStages(
  analytics: Analytics,
  workspace: string,
  definition: StagesDefinition,
): Promise<StagesPreview> {
  const [size] = await analytics.query<{ n: number; known_ms: number }>(
    'select count() as n, toUnixTimestamp64Milli(max(at)) as known_ms from events where workspace = {workspace:String}',
    { workspace },
  );
  const share = eventsInPreview / Math.max(1, size?.n ?? 0);
  const shards = Math.max(1, Math.min(shardCount, Math.floor(shardCount * share)));
  const { sql, parameters } = stagesQuestion(
    { workspace, version: 0, definition },
    { shards: [0, shards - 1], touched: null, revision: 0, isJoined: await hasJoined(analytics, workspace) },
  );
  const as_of = Math.min(size?.known_ms ?? 0, Date.now());
  const rows = await analytics.query<PreviewRow>(place(previewSql, { stages: sql }), { ...parameters, as_of });
  const customers = rows.reduce((sum, row) => sum + (row.came_to === '' ? row.customers : 0), 0);
  const inStage = (id: string) => rows.find((row) => row.came_to === '' && row.came_from === id)?.customers ?? 0;
  return {
    customers,
    everybody: shards === shardCount,
    stages: definition.stages.map(({ id }) => ({
      stage: id,
      customers: inStage(id),
      share: wilsonShare(inStage(id), customers),
    })),
    moves: rows
      .filter((row) => row.came_to !== '')
      .map((row) => ({ from: row.came_from, to: row.came_to, customers: row.customers, moves: row.moves })),
  };
}
