import { type Analytics, migrateRecords, openEmbeddedRecords, type Records } from '../src/engines/index.ts';
import { openTestAnalytics } from './open-test-analytics.ts';

interface TestEngines {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly close: () => Promise<void>;
}

/** Both engines, empty and of the newest schema, for the tests of one file. */
export async function openTestEngines(): Promise<TestEngines> {
  const analytics = await openTestAnalytics();
  const records = await openEmbeddedRecords(null);
  await migrateRecords(records);
  const close = async () => {
    await analytics.close();
    await records.destroy();
  };
  return { analytics, records, close };
}
