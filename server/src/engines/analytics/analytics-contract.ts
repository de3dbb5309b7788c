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

    test('appends many rows as it appends few: texts of dictionaries, instants, empty values, and what a table adds', async () => {
      await engine.query(
        `create table contract_many (n UInt32, shard UInt8 materialized n % 256, word LowCardinality(String),
           maybe LowCardinality(Nullable(String)), at DateTime64(3, 'UTC'), more Map(LowCardinality(String), String),
           things Array(Tuple(type LowCardinality(String), id String)), added UInt8 default 7) engine = MergeTree order by n`,
      );
      const columns = ['n', 'word', 'maybe', 'at', 'more', 'things'];
      const rowOf = (n: number) => [
        n,
        `it's\\"w${n % 5}"`,
        n % 2 === 0 ? null : 'yes',
        1_700_000_000_123 + n,
        { key: `ü\n${n % 3}` },
        [['order', `o'${n}`]],
      ];
      const rows = Array.from({ length: 9000 }, (_, n) => rowOf(n));
      await engine.append('contract_many', rowsAsBody(columns, rows));
      const few = rows.slice(0, 300).map(([n, ...cells]) => [Number(n) + 9000, ...cells]);
      await engine.append('contract_many', rowsAsBody(columns, few));
      const asked =
        'select count() as rows, sum(cityHash64(word, maybe, at, more, things, added) % 1000003) as content from contract_many';
      const [large] = await engine.query(`${asked} where n < 300`);
      const [small] = await engine.query(`${asked} where n >= 9000`);
      expect(large).toMatchObject({ rows: 300 });
      expect(large).toEqual(small);
      const [row] = await engine.query<object>('select *, shard from contract_many where n = 4321');
      expect(row).toEqual({
        n: 4321,
        shard: 4321 % 256,
        word: `it's\\"w1"`,
        maybe: 'yes',
        at: '2023-11-14 22:13:24.444',
        more: { key: 'ü\n1' },
        things: [{ type: 'order', id: "o'4321" }],
        added: 7,
      });
    });

    test('of rows of which one cannot be read none are appended, however many', async () => {
      await engine.query('create table contract_strict (n UInt8, word String) engine = MergeTree order by n');
      const rows = Array.from({ length: 9000 }, (_, n) => [
        n % 200,
        'a word that is long enough to make many bytes of it',
      ]);
      const broken = [...rows, ['not a number', 'x']];
      await expect(engine.append('contract_strict', rowsAsBody(['n', 'word'], broken))).rejects.toMatchObject({
        code: 'TL_BAD_REQUEST',
      });
      const few = { columns: ['n', 'word'], pieces: [Buffer.from('[1,"fine"]\n[2,"half \\ud83d"]')] };
      await expect(engine.append('contract_strict', few)).rejects.toMatchObject({ code: 'TL_BAD_REQUEST' });
      expect(await engine.query('select count() as n from contract_strict')).toEqual([{ n: 0 }]);
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
