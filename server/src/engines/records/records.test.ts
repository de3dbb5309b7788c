import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPostgresDatabase } from '../../../test-engines/postgres-endpoint.ts';
import { recordsMigrations } from './migrations/index.ts';
import { migrateRecords, openEmbeddedRecords, openRemoteRecords, type Records } from './records.ts';

const remote = process.env['THROUGHLINE_TEST_DATABASE_URL'];
const engines: readonly (readonly [string, () => Promise<Records>])[] = [
  ['embedded', () => openEmbeddedRecords(null)],
  ...(remote === undefined
    ? []
    : ([['PostgreSQL', async () => openRemoteRecords(await newPostgresDatabase(remote))]] as const)),
];

describe.each(engines)('records engine: %s', (_name, open) => {
  let records: Records;
  beforeAll(async () => {
    records = await open();
  });
  afterAll(() => records.destroy());

  test('migrates from empty once, and finds nothing to do the second time', async () => {
    expect(await migrateRecords(records)).toEqual(recordsMigrations.map((one) => one.name));
    expect(await migrateRecords(records)).toEqual([]);
  });

  test('refuses data that a newer version has written', async () => {
    await sql`insert into migrations (name) values ('9999-from-the-future')`.execute(records);
    await expect(migrateRecords(records)).rejects.toMatchObject({ code: 'TL_CONFIG_INVALID' });
    await sql`delete from migrations where name = '9999-from-the-future'`.execute(records);
  });

  test('rolls a transaction back whole when a part of it fails', async () => {
    const work = records.transaction().execute(async (transaction) => {
      await transaction.insertInto('workspaces').values({ id: 'w1', name: 'One' }).execute();
      await transaction
        .insertInto('memberships')
        .values({ workspace: 'w1', user_id: 'nobody', role: 'owner' })
        .execute();
    });
    await expect(work).rejects.toThrow();
    expect(await records.selectFrom('workspaces').selectAll().execute()).toEqual([]);
  });

  test('serves many callers at once without mixing their transactions', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        records.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('workspaces')
            .values({ id: `w${i}`, name: String(i) })
            .execute();
          if (i % 2 === 1) throw new Error('undo');
        }),
      ).map((work) => work.catch(() => undefined)),
    );
    const rows = await records.selectFrom('workspaces').select('id').orderBy('id').execute();
    expect(rows.map((row) => row.id)).toEqual(['w0', 'w2', 'w4', 'w6', 'w8']);
  });
});
