import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Analytics, rowsAsBody } from './analytics.ts';
import { migrateAnalytics } from './clickhouse-client.ts';
import { analyticsMigrations } from './migrations/index.ts';

/** What every analytics engine promises. Call it with a way to open an empty engine. */
export function describeAnalytics(name: string, open: () => Promise<Analytics>): void {
  describe(`analytics engine: ${name}`, () => {
    let engine: Analytics;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.close());

    test('brings an empty engine, and one of the version before with its cases, to this version once', async () => {
      const before = analyticsMigrations.slice(0, -1);
      expect(await migrateAnalytics(engine, before)).toEqual(before.map((migration) => migration.name));
      const columns = ['workspace', 'journey', 'version', 'id', 'activity', 'next'];
      await engine.append('cases', rowsAsBody(columns, [['w', 'all', 1, 'ana', ['Order', 'Pay'], ['Pay', '']]]));
      expect(await engine.migrate()).toEqual([analyticsMigrations.at(-1)?.name]);
      expect(await engine.migrate()).toEqual([]);
      const kept = await engine.query(
        "select id, pair[1] = cityHash64('Order', 'Pay') as is_pair from cases final where workspace = 'w'",
      );
      expect(kept).toEqual([{ id: 'ana', is_pair: 1 }]);
    });

    test('binds values of every kind, so that text is never read as SQL', async () => {
      const sql =
        'select {text:String} as text, {list:Array(String)} as list, {at:DateTime64(3)} as at, {n:UInt64} as n';
      const text = `a'b"c\\d\n{n:UInt64}; drop table events`;
      const rows = await engine.query(sql, { text, list: ["x'y", 'z'], at: '2024-03-01 10:00:00.123', n: 7 });
      expect(rows).toEqual([{ text, list: ["x'y", 'z'], at: '2024-03-01 10:00:00.123', n: 7 }]);
    });

    test('gives counts as numbers', async () => {
      expect(await engine.query('select count() as n from numbers(3)')).toEqual([{ n: 3 }]);
    });

    test('appends rows of text, arrays and maps, and reads them back', async () => {
      await engine.query(
        'create table contract_rows (n UInt32, words Array(String), more Map(String, String)) engine = MergeTree order by n',
      );
      const rows = [
        [1, ['a\nb', 'ü"\\'], { key: "it's" }],
        [2, [], {}],
      ];
      await engine.append('contract_rows', rowsAsBody(['n', 'words', 'more'], rows));
      expect(await engine.query('select * from contract_rows order by n')).toEqual([
        { n: 1, words: ['a\nb', 'ü"\\'], more: { key: "it's" } },
        { n: 2, words: [], more: {} },
      ]);
    });

    test('answers several questions at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => engine.query<{ n: number }>('select {i:UInt32} + 1 as n', { i })),
      );
      expect(answers.map((rows) => rows[0]?.n)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    });

    test('says in a fault what the engine did not understand', async () => {
      await expect(engine.query('select from nowhere at all')).rejects.toMatchObject({ code: 'TL_ENGINE' });
    });
  });
}
