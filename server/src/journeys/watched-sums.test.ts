import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import type { Analytics } from '../engines/index.ts';
import { RunningSums } from './running-sums.ts';

let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
  await analytics.query('create table changes_of_w as cases engine = Memory');
});
afterAll(() => analytics.close());

/** The engine, which notes what it is asked. */
const asked: string[] = [];
const engine: Analytics = {
  query: (sql, parameters, urgency) => {
    asked.push(
      sql.includes('changes:Identifier') ? 'changes' : sql.startsWith('-- How many rows') ? 'size' : 'all cases',
    );
    return analytics.query(sql, parameters, urgency);
  },
  append: (table, rows) => analytics.append(table, rows),
  migrate: () => analytics.migrate(),
  close: () => analytics.close(),
};
const cases = { workspace: 'w', journey: 'all', version: 1 };
const shape = { by: [], sums: ['n'] };
const question = {
  sql: 'select count() as n from cases final where workspace = {workspace:String}',
  parameters: { workspace: 'w' },
  shape,
};

/** Keeps so many cases in a table, as they are or as they were. */
async function keep(count: number, table = 'cases', deleted = 0) {
  await analytics.query(
    `insert into ${table} (workspace, journey, version, id, customer, revision, deleted) select 'w', 'all', 1, toString(number), toString(number), 1, ${deleted} from numbers(${count})`,
  );
}

beforeEach(async () => {
  asked.length = 0;
  for (const table of ['cases', 'changes_of_w']) await analytics.query(`truncate table ${table}`);
  await keep(1);
});

function sumsOf(limits: ConstructorParameters<typeof RunningSums>[0] = {}) {
  return new RunningSums({ manyCases: 1, restMilliseconds: 0, ...limits });
}

test('what is asked while cuts are made is read once between two of them, and followed from there', async () => {
  const sums = sumsOf();
  await sums.takeUp(engine, 'w');
  const first = [1, 2].map(() => sums.ask(engine, cases, question));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await sums.takeUp(engine, 'w');
  expect(await Promise.all(first)).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  await keep(5, 'changes_of_w');
  await keep(2, 'changes_of_w', 1);
  await sums.follow(engine, cases, 'changes_of_w');
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 4 }]);
  expect(asked.filter((what) => what !== 'size')).toEqual(['all cases', 'changes']);
});

test('no cut is waited for where none is made, and small journeys are read each time', async () => {
  const sums = sumsOf({ manyCases: 100 });
  await sums.takeUp(engine, 'w');
  for (const n of [1, 2, 3]) {
    await keep(n);
    expect(await sums.ask(engine, cases, question)).toEqual([{ n }]);
    await sums.takeUp(engine, 'w');
  }
  const idle = sumsOf();
  for (const _ of [1, 2]) expect(await idle.ask(engine, cases, question)).toEqual([{ n: 3 }]);
});

test('what was asked once, when no cut was made, is not taken up: nobody waits for it', async () => {
  const sums = sumsOf();
  await sums.ask(engine, cases, question);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(false);
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

test('a question that tells cases that are gone from those that are there is asked once of what a cut changed', async () => {
  const sums = sumsOf();
  const telling = {
    ...question,
    sql: `select steps as name, count() as n, deleted from cases final where workspace = {workspace:String}
      group by name, deleted`,
    shape: { by: ['name'], gone: 'deleted', sums: ['n'] },
  };
  for (const _ of [1, 2]) await sums.ask(engine, cases, telling);
  await sums.takeUp(engine, 'w');
  await keep(5, 'changes_of_w');
  await keep(2, 'changes_of_w', 1);
  await sums.follow(engine, cases, 'changes_of_w');
  await analytics.query('truncate table changes_of_w');
  expect(await sums.ask(engine, cases, telling)).toEqual([{ name: 0, n: 4, deleted: 0 }]);
  await keep(4, 'changes_of_w', 1);
  await sums.follow(engine, cases, 'changes_of_w');
  await analytics.query('truncate table changes_of_w');
  expect(await sums.ask(engine, cases, telling)).toEqual([]);
});

test('what was given up is read again, and taken up only after a rest', async () => {
  const sums = sumsOf({ restMilliseconds: 60_000 });
  for (const _ of [1, 2]) await sums.ask(engine, cases, question);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(true);
  sums.forget('w', 'another');
  expect(sums.isFollowed(cases)).toBe(true);
  sums.forget('w');
  await keep(7);
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 7 }]);
  await sums.takeUp(engine, 'w');
  expect(sums.isFollowed(cases)).toBe(false);
});

test('an answer that may lag is used again for so long, and is not followed', async () => {
  const sums = sumsOf();
  const lagging = { ...question, mayLagMilliseconds: 60_000 };
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 1 }]);
  await keep(2);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 1 }]);
  expect(await sums.ask(engine, cases, { ...lagging, mayLagMilliseconds: 0 })).toEqual([{ n: 2 }]);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 2 }]);
  sums.forgetAll('w');
  await keep(3);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 3 }]);
});

test('while a cut is under way the next is waited for, and where none comes, all cases are read', async () => {
  const sums = sumsOf();
  await sums.takeUp(engine, 'w');
  let answered = false;
  const answer = sums.ask(engine, cases, question).finally(() => {
    answered = true;
  });
  // Longer than is waited for a cut that may come: this one is under way.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(answered).toBe(false);
  await keep(3);
  sums.cutEnded('w');
  expect(await answer).toEqual([{ n: 3 }]);
  expect(sums.isFollowed(cases)).toBe(false);
});

test('an answer that may lag is read once for all who ask while it is read', async () => {
  const sums = sumsOf();
  const lagging = { ...question, mayLagMilliseconds: 60_000 };
  // Small or large is found out first.
  await sums.ask(engine, cases, lagging);
  asked.length = 0;
  const answers = await Promise.all(
    [1, 2, 3].map(() => sums.ask(engine, cases, { ...lagging, parameters: { ...lagging.parameters, limit: 1 } })),
  );
  expect(answers).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]);
  expect(asked).toEqual(['all cases']);
});

test.each([
  'select count() as n from cases final where workspace = {workspace:String} and id not in (select customer from events)',
  'select count() as n from (select id from cases final) as one inner join (select id from cases final) as other using id',
  'select count() as n from cases',
])('%s rests on more than the cases of a journey, or on rows of before, so it is read each time', async (sql) => {
  const sums = sumsOf();
  for (const n of [2, 3, 4]) {
    await keep(n);
    await sums.takeUp(engine, 'w');
    const answer = await sums.ask(engine, cases, { ...question, sql });
    expect(answer).toEqual(await analytics.query(sql, question.parameters));
  }
  expect(sums.isFollowed(cases)).toBe(false);
});
