import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouseEndpoint, openClickHouseEndpoint } from './clickhouse-endpoint.ts';
import { newPostgresDatabase } from './postgres-endpoint.ts';

/** Whether this run of the tests puts every engine behind a network: THROUGHLINE_TEST_ENGINES=remote. */
export const onRemoteEngines = process.env['THROUGHLINE_TEST_ENGINES'] === 'remote';

let endpoint: Promise<ClickHouseEndpoint> | null = null;

/** The address of a new, empty ClickHouse database. */
export async function newClickHouseDatabase(): Promise<URL> {
  endpoint ??= mkdtemp(join(tmpdir(), 'throughline-')).then(openClickHouseEndpoint);
  return (await endpoint).newDatabase();
}

const settings = new Map<string, Promise<NodeJS.ProcessEnv>>();

/** The settings that give a server on this data directory its engines: always the same ones, also after a restart. */
export function engineSettings(dataDirectory: string): Promise<NodeJS.ProcessEnv> {
  if (!onRemoteEngines) return Promise.resolve({});
  const known = settings.get(dataDirectory) ?? newSettings();
  settings.set(dataDirectory, known);
  return known;
}

async function newSettings(): Promise<NodeJS.ProcessEnv> {
  const postgres = process.env['THROUGHLINE_TEST_DATABASE_URL'];
  return {
    CLICKHOUSE_URL: String(await newClickHouseDatabase()),
    ...(postgres === undefined ? {} : { DATABASE_URL: String(await newPostgresDatabase(postgres)) }),
  };
}
