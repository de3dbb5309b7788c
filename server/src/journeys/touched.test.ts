import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import { partsOfNews } from './grow-cases.ts';
import { countEvents, partsOf } from './touched.ts';

const customers = new Set(Array.from({ length: 30 }, (_, number) => `c${number}`));
const noted = { workspace: 'w', touchedImport: 'live' };
let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
  await storeEvents(
    analytics,
    'w',
    [...customers].flatMap((one) => timeline(one, '0 A, 10 B, 30 C, 50 E')),
  );
});
afterAll(() => analytics.close());

test('many customers are cut in parts of about as many events as can be held, each of them once', async () => {
  const parts = await partsOf(analytics, noted, customers, { fewCustomers: 10, events: 50 });
  expect(parts).toHaveLength(3);
  expect(parts.flat().sort()).toEqual([...customers].sort());
  expect(await countEvents(analytics, 'w', noted.touchedImport)).toBe(0);
});

test('few customers are cut at once, whatever they did', async () => {
  expect(await partsOf(analytics, noted, customers, { fewCustomers: 30, events: 1 })).toEqual([[...customers]]);
});

test('news are parted without a gap and without an overlap', () => {
  expect(partsOfNews({ workspace: 'w', after: 5, through: 12 }, 3)).toEqual([
    { workspace: 'w', after: 5, through: 8 },
    { workspace: 'w', after: 8, through: 11 },
    { workspace: 'w', after: 11, through: 12 },
  ]);
  expect(partsOfNews({ workspace: 'w', after: 5, through: 6 })).toEqual([{ workspace: 'w', after: 5, through: 6 }]);
});
