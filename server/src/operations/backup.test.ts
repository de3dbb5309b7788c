import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { analyticsLeftOut, recordsLeftOut, recordTables, smallTables } from './backup-tables.ts';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

test('every table is kept in a backup, or left out for a reason', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(records);
  expect(rows.map((row) => row.name).sort()).toEqual([...recordTables, ...recordsLeftOut].sort());
  const tables = await analytics.query<{ name: string }>('show tables');
  const kept = ['events', ...Object.keys(smallTables), ...analyticsLeftOut];
  expect(tables.map((row) => row.name).sort()).toEqual([...kept].sort());
});
