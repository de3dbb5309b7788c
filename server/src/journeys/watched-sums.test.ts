import { beforeEach, expect, test } from 'vitest';
import type { Analytics } from '../engines/index.ts';
import { RunningSums } from './running-sums.ts';

/** What the engine was asked, and what it answers. */
const asked: string[] = [];
let answer = 1;
const engine = {
  async query(sql: string) {
    asked.push(
      sql.startsWith('-- How many rows') ? 'size' : sql.startsWith('select toInt8(1)') ? 'changes' : 'all cases',
    );
    if (sql.startsWith('-- How many rows')) return [{ n: 10 }];
    return sql.startsWith('select toInt8(1)')
      ? [
          { side: 1, n: 5 },
          { side: -1, n: 2 },
        ]
      : [{ n: answer }];
  },
} as unknown as Analytics;
const cases = { workspace: 'w', journey: 'all', version: 1 };
const shape = { by: [], sums: ['n'] };
const question = { sql: 'select count() as n from cases final', parameters: {}, shape };

beforeEach(() => {
  asked.length = 0;
  answer = 1;
});

function sumsOf(limits: ConstructorParameters<typeof RunningSums>[0] = {}) {
  return new RunningSums({ manyCases: 1, restMilliseconds: 0, ...limits });
}

test('what is asked twice while cuts are made is read once between two of them, and followed from there', async () => {
  const sums = sumsOf();
  await sums.takeUp(engine, 'w');
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 1 }]);
  const second = sums.ask(engine, cases, question);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await sums.takeUp(engine, 'w');
  expect(await second).toEqual([{ n: 1 }]);
  await sums.follow(engine, cases, 'changes');
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 4 }]);
  expect(asked).toEqual(['all cases', 'size', 'all cases', 'changes']);
});

test('no cut is waited for where none is made, and small journeys are read each time', async () => {
  const sums = sumsOf({ manyCases: 100 });
  await sums.takeUp(engine, 'w');
  for (const n of [1, 2, 3]) {
    answer = n;
    expect(await sums.ask(engine, cases, question)).toEqual([{ n }]);
    await sums.takeUp(engine, 'w');
  }
  const idle = sumsOf();
  for (const _ of [1, 2]) expect(await idle.ask(engine, cases, question)).toEqual([{ n: 3 }]);
});

test('what was asked for long ago is not taken up, and what nobody asks for any more is given up', async () => {
  const late = sumsOf({ recentMilliseconds: -1 });
  for (const _ of [1, 2]) await late.ask(engine, cases, question);
  await late.takeUp(engine, 'w');
  expect(late.isFollowed(cases)).toBe(false);
  const sums = sumsOf({ patienceMilliseconds: -1 });
  for (const _ of [1, 2]) await sums.ask(engine, cases, question);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(true);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(false);
});

test('what was given up is read again, and taken up only after a rest', async () => {
  const sums = sumsOf({ restMilliseconds: 60_000 });
  for (const _ of [1, 2]) await sums.ask(engine, cases, question);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(true);
  sums.forget('w', 'another');
  expect(sums.isFollowed(cases)).toBe(true);
  sums.forget('w');
  answer = 7;
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 7 }]);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(false);
});

test('an answer that may lag is used again for so long, and is not followed', async () => {
  const sums = sumsOf();
  const lagging = { ...question, mayLagMilliseconds: 60_000 };
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 1 }]);
  answer = 2;
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 1 }]);
  expect(await sums.ask(engine, cases, { ...lagging, mayLagMilliseconds: 0 })).toEqual([{ n: 2 }]);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 2 }]);
  sums.forgetAll('w');
  answer = 3;
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 3 }]);
});

test.each([
  'select count() as n from cases final where id in (select customer from events)',
  'select count() as n from cases final as one inner join (select * from cases final) as other using id',
  'select count() as n from events',
])('%s rests on more than the cases of a journey, so it is read each time', async (sql) => {
  const sums = sumsOf();
  for (const n of [1, 2, 3]) {
    answer = n;
    await sums.takeUp(engine, 'w');
    expect(await sums.ask(engine, cases, { ...question, sql })).toEqual([{ n }]);
  }
  expect(sums.isFollowed(cases)).toBe(false);
});
