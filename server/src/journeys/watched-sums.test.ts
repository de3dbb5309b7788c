import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { onRemoteEngines } from '../../test-engines/choose-engines.ts';
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
      sql.includes('changes:Identifier')
        ? 'changes'
        : sql.startsWith('-- How many rows')
          ? 'size'
          : sql.includes('system.processes')
            ? 'begun'
            : 'all cases',
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

/** A cut, in which so many cases come and so many are as they were no more. */
async function cut(sums: RunningSums, { now = 0, before = 0 }: { now?: number; before?: number } = {}) {
  sums.cutBegins('w');
  await keep(now, 'changes_of_w');
  await keep(before, 'changes_of_w', 1);
  await sums.closeForChanges(engine, cases);
  sums.open(cases);
  await sums.follow(engine, cases, 'changes_of_w');
  await analytics.query('truncate table changes_of_w');
  sums.cutEnded('w');
}

function sumsOf(limits: ConstructorParameters<typeof RunningSums>[0] = {}) {
  return new RunningSums({ manyCases: 1, restMilliseconds: 0, ...limits });
}

test('what is asked while cuts are made is read once, and followed from there', async () => {
  const sums = sumsOf();
  await cut(sums);
  const answers = await Promise.all([1, 2].map(() => sums.ask(engine, cases, question)));
  expect(answers).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  await cut(sums, { now: 5, before: 2 });
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 4 }]);
  expect(asked.filter((what) => what !== 'size')).toEqual(['all cases', 'changes']);
});

test('small journeys are read each time', async () => {
  const sums = sumsOf({ manyCases: 100 });
  for (const n of [1, 2, 3]) {
    await keep(n);
    await cut(sums);
    expect(await sums.ask(engine, cases, question)).toEqual([{ n }]);
  }
  expect(sums.isFollowed(cases)).toBe(false);
});

test('while no cuts are made, what is asked for a second time is followed, unless that is long after the first', async () => {
  const sums = sumsOf();
  await sums.ask(engine, cases, question);
  expect(sums.isFollowed(cases)).toBe(false);
  await sums.ask(engine, cases, question);
  expect(sums.isFollowed(cases)).toBe(true);
  const late = sumsOf({ recentMilliseconds: -1 });
  for (const _ of [1, 2]) await late.ask(engine, cases, question);
  expect(late.isFollowed(cases)).toBe(false);
});

test('what nobody asks for any more is given up, what was asked for once sooner', async () => {
  const other = { ...question, parameters: { ...question.parameters, limit: 1 } };
  const changesRead = () => asked.filter((what) => what === 'changes').length;
  const patient = sumsOf({ patienceMilliseconds: 600_000 });
  await cut(patient);
  for (const one of [question, question, other]) await patient.ask(engine, cases, one);
  await cut(patient, { now: 1 });
  expect(changesRead()).toBe(2);
  // Long for what was asked for once, short for the other.
  const sums = sumsOf({ patienceMilliseconds: 6000 });
  await cut(sums);
  for (const one of [question, question, other]) await sums.ask(engine, cases, one);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await cut(sums, { now: 1 });
  expect(changesRead()).toBe(3);
  const impatient = sumsOf({ patienceMilliseconds: -1 });
  for (const _ of [1, 2]) await impatient.ask(engine, cases, question);
  await cut(impatient);
  expect(impatient.isFollowed(cases)).toBe(false);
});

test('of what is asked for the first time while cuts are made, not more is followed than a few pages ask for', async () => {
  const sums = sumsOf();
  await cut(sums);
  const questions = Array.from({ length: 40 }, (_, limit) => ({
    ...question,
    parameters: { ...question.parameters, limit },
  }));
  for (const one of questions) await sums.ask(engine, cases, one);
  asked.length = 0;
  await cut(sums, { now: 1 });
  expect(asked.filter((what) => what === 'changes')).toHaveLength(30);
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
  await cut(sums, { now: 5, before: 2 });
  expect(await sums.ask(engine, cases, telling)).toEqual([{ name: 0, n: 4, deleted: 0 }]);
  await cut(sums, { before: 4 });
  expect(await sums.ask(engine, cases, telling)).toEqual([]);
});

test('what was given up is read again, and followed only after a rest', async () => {
  const sums = sumsOf({ restMilliseconds: 60_000 });
  for (const _ of [1, 2]) await sums.ask(engine, cases, question);
  expect(sums.isFollowed(cases)).toBe(true);
  sums.forget('w', 'another');
  expect(sums.isFollowed(cases)).toBe(true);
  sums.forget('w');
  await keep(7);
  expect(await sums.ask(engine, cases, question)).toEqual([{ n: 7 }]);
  expect(sums.isFollowed(cases)).toBe(false);
});

test('while cases change without telling, it is waited until they stand still', async () => {
  const sums = sumsOf();
  sums.cutBegins('w');
  sums.close(cases);
  let isAnswered = false;
  const answer = sums.ask(engine, cases, question).finally(() => {
    isAnswered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(isAnswered).toBe(false);
  await keep(3);
  sums.open(cases);
  expect(await answer).toEqual([{ n: 3 }]);
  expect(sums.isFollowed(cases)).toBe(true);
});

test('while a file is cut, all cases are read each time and nobody waits', async () => {
  const sums = sumsOf();
  sums.close(cases);
  for (const _ of [1, 2]) expect(await sums.ask(engine, cases, question)).toEqual([{ n: 1 }]);
  expect(sums.isFollowed(cases)).toBe(false);
  sums.open(cases);
  await sums.ask(engine, cases, question);
  expect(sums.isFollowed(cases)).toBe(true);
});

// The endpoint of the tests that stands for a server of the engine answers one question at a time.
test.skipIf(onRemoteEngines)('a cut goes on while all cases are read, and what it changes is added', async () => {
  const sums = sumsOf();
  await keep(1000);
  sums.cutBegins('w');
  const slow = {
    ...question,
    sql: 'select count() + 0 * sum(sleepEachRow(0.002)) as n from cases final where workspace = {workspace:String}',
  };
  let isAnswered = false;
  const answer = sums.ask(engine, cases, slow).finally(() => {
    isAnswered = true;
  });
  while (!sums.isFollowed(cases)) await new Promise((resolve) => setTimeout(resolve, 5));
  await sums.closeForChanges(engine, cases);
  expect(isAnswered).toBe(false);
  await keep(1, 'changes_of_w', 1);
  await analytics.query(`insert into changes_of_w (workspace, journey, version, id, customer, revision)
    select 'w', 'all', 1, concat('new ', toString(number)), '', 2 from numbers(2)`);
  await analytics.query('insert into cases select * from changes_of_w where deleted = 0');
  sums.open(cases);
  await sums.follow(engine, cases, 'changes_of_w');
  await analytics.query('truncate table changes_of_w');
  expect(await answer).toEqual([{ n: 1001 }]);
  expect(asked.filter((what) => what === 'all cases')).toHaveLength(1);
});

test('a reading that does not begin soon is not waited for, and not followed', async () => {
  const sums = sumsOf();
  let begin: () => void = () => undefined;
  const begins = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const busy: Analytics = {
    ...engine,
    query: async (sql, parameters, urgency) => {
      if (sql.includes('log_comment =')) await begins;
      return engine.query(sql, parameters, urgency);
    },
  };
  sums.cutBegins('w');
  const answer = sums.ask(busy, cases, question);
  while (!sums.isFollowed(cases)) await new Promise((resolve) => setTimeout(resolve, 5));
  await sums.closeForChanges(busy, cases);
  expect(sums.isFollowed(cases)).toBe(false);
  sums.open(cases);
  begin();
  expect(await answer).toEqual([{ n: 1 }]);
  expect(sums.isFollowed(cases)).toBe(false);
});

test('an answer that may lag is used again for so long, and is not followed', async () => {
  const sums = sumsOf();
  const lagging = { ...question, mayLagMilliseconds: 60_000 };
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 1 }]);
  await keep(2);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 1 }]);
  expect(await sums.ask(engine, cases, { ...lagging, mayLagMilliseconds: -1 })).toEqual([{ n: 2 }]);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 2 }]);
  sums.forgetAll('w');
  await keep(3);
  expect(await sums.ask(engine, cases, lagging)).toEqual([{ n: 3 }]);
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
    await cut(sums);
    const answer = await sums.ask(engine, cases, { ...question, sql });
    expect(answer).toEqual(await analytics.query(sql, question.parameters));
  }
  expect(sums.isFollowed(cases)).toBe(false);
});
