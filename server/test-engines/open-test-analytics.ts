import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Analytics, openEmbeddedAnalytics, openRemoteAnalytics } from '../src/engines/index.ts';
import { newClickHouseDatabase, onRemoteEngines } from './choose-engines.ts';

/** An empty engine for a test, with its schema. */
export async function openTestAnalytics(): Promise<Analytics> {
  const analytics = onRemoteEngines
    ? openRemoteAnalytics(await newClickHouseDatabase())
    : openEmbeddedAnalytics(await mkdtemp(join(tmpdir(), 'throughline-')));
  await analytics.migrate();
  return analytics;
}
