import { join } from 'node:path';
import type { Config } from './config.ts';
import { lockData } from './data-lock.ts';
import {
  type Analytics,
  migrateRecords,
  openEmbeddedAnalytics,
  openEmbeddedRecords,
  openRemoteAnalytics,
  openRemoteRecords,
  type Records,
} from './engines/index.ts';

export interface Engines {
  readonly analytics: Analytics;
  readonly records: Records;
  close(): Promise<void>;
}

/** Locks the data directory and opens both engines side by side, each at this version's schema. */
export async function openEngines(config: Config): Promise<Engines> {
  const unlock = await lockData(config.dataDirectory);
  try {
    const analytics =
      config.clickhouseUrl === null
        ? openEmbeddedAnalytics(join(config.dataDirectory, 'analytics'))
        : openRemoteAnalytics(config.clickhouseUrl);
    const [records] = await Promise.all([
      config.databaseUrl === null
        ? openEmbeddedRecords(join(config.dataDirectory, 'records'))
        : openRemoteRecords(config.databaseUrl),
      analytics.migrate(),
    ]);
    await migrateRecords(records);
    const close = async () => {
      await analytics.close();
      await records.destroy();
      unlock();
    };
    return { analytics, records, close };
  } catch (error) {
    unlock();
    throw error;
  }
}
