import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsAsBody } from './analytics.ts';
import { describeAnalytics } from './analytics-contract.ts';
import { openEmbeddedAnalytics } from './embedded.ts';

const open = async () => openEmbeddedAnalytics(await mkdtemp(join(tmpdir(), 'throughline-')));

describeAnalytics('embedded', open);

test('a failed question leaves its session to the next, however many wait', async () => {
  const engine = await open();
  const answers = await Promise.allSettled(
    Array.from({ length: 40 }, (_, n) =>
      engine.query(n % 2 === 0 ? 'select {n:UInt32} as n' : 'select no_such({n:UInt32})', { n }),
    ),
  );
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual(
    Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? [{ n }] : 'failed')),
  );
  await engine.close();
});

test('a question keeps its values from those that run beside it and after it', async () => {
  const engine = await open();
  const long = Array.from({ length: 2000 }, (_, place) => `customer ${place}`);
  await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const values = { n, text: `who's ${n}\\`, list: n % 10 === 0 ? long : [`${n}`] };
      const sql =
        'select {n:UInt32} as n, {text:String} as text, length({list:Array(String)}) as items from numbers(1)';
      expect(await engine.query(sql, values)).toEqual([{ n, text: values.text, items: values.list.length }]);
    }),
  );
  await expect(engine.query('select {text:String} as text')).rejects.toMatchObject({ code: 'TL_ENGINE' });
  await engine.close();
});

test('many rows come in where no file can be written, and leave no file where one can', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-'));
  const engine = openEmbeddedAnalytics(directory);
  await engine.query('create table many (n UInt32, word String) engine = MergeTree order by n');
  const rows = rowsAsBody(
    ['n', 'word'],
    Array.from({ length: 20_000 }, (_, n) => [n, `a word that is long enough ${n}`]),
  );
  await engine.append('many', rows);
  expect(await readdir(join(directory, 'appends'))).toEqual([]);
  await rm(join(directory, 'appends'), { recursive: true });
  await engine.append('many', rows);
  expect(await engine.query('select count() as n, uniqExact(word) as words from many')).toEqual([
    { n: 40_000, words: 20_000 },
  ]);
  await engine.close();
});

test('a table that is made anew each time and lost its definition to a full disk does not keep the engine from opening', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-'));
  const first = openEmbeddedAnalytics(directory);
  await first.query('create table kept (n UInt32) engine = MergeTree order by n as select 1 as n');
  await first.query('create or replace table cut_w_stretches engine = Memory as select 1 as n');
  await first.close();
  const files = await readdir(directory, { recursive: true });
  const definitions = files.filter((file) => file.endsWith('cut_w_stretches.sql'));
  expect(definitions).not.toEqual([]);
  for (const file of definitions) await truncate(join(directory, file));
  const second = openEmbeddedAnalytics(directory);
  expect(await second.query('select n from kept')).toEqual([{ n: 1 }]);
  await second.query('create or replace table cut_w_stretches engine = Memory as select 2 as n');
  expect(await second.query('select n from cut_w_stretches')).toEqual([{ n: 2 }]);
  await second.close();
});

test('closing at once ends what has only just been asked', async () => {
  const engine = await open();
  const long = engine.query('select sum(cityHash64(number)) as sum from numbers(1000000000000)');
  const ended = expect(long).rejects.toMatchObject({ code: 'TL_NOT_READY' });
  await engine.close();
  await ended;
});

test('closing ends the questions that are under way, and refuses new ones', async () => {
  const engine = await open();
  const long = engine.query('select sum(cityHash64(number)) as sum from numbers(1000000000000)');
  const ended = expect(long).rejects.toMatchObject({ code: 'TL_NOT_READY' });
  await engine.query('select 1');
  const closed = engine.close();
  await expect(engine.query('select 1')).rejects.toMatchObject({ code: 'TL_NOT_READY' });
  await ended;
  await closed;
});
