import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import type { Analytics } from '../engines/index.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.sql') && !file.startsWith('engines'),
);
const questions = new Map(
  files.sort().map((file) => [basename(file, '.sql'), readFileSync(join(source, file), 'utf8')]),
);

/** What stands for the piece that a comment in a question names: another question, or a plain condition. */
const pieces: Readonly<Record<string, string>> = {
  events: '1',
  filter: '1',
  start: '1',
  end: '0',
  which: '1',
  near: '1',
  conditions: 'arrayMap(a -> toUInt8(has(wanted[1], a)), acts)',
  belonging: 'belonging-by-customer',
  gathered: 'gather-cases',
  news: 'new-events',
  kept: 'kept-cases',
  concerned: 'concerned-customers',
  into: 'cases',
  asked: "select 'x' as one",
  cases: 'cut-cases',
  staged: 'staged-identity',
  levels: 'funnel-ordered',
  steps: 'steps-all',
  own: 'own-events',
  every: 'own-events',
  ids: 'touched-ids',
  columns: '*',
  everybody: '0',
  customers: "select 'x' as customer",
  // What it is made of is compiled at run time, and tested in the room of outcomes.
  standing: `select *, toInt64(0) as start_ms, toInt64(0) as decided_ms, toInt64(0) as achieved_ms, 'open' as state,
    cast(null as Nullable(Float64)) as progress, '' as declared from cases`,
  counts: '1',
  // What the rules of life stages are is compiled at run time, and tested in the room of journeys.
  rules: 'toUInt64(0)',
  signs: 'toUInt64(0)',
  value: '1',
  who: '1',
  stages: 'cut-stages',
  period_ends: 'stage-period-ends',
  days: 'stage-value-days',
  micro: 'micro-journeys-of-cases',
  guardrail: '1',
  // Keys and prices are compiled at run time, and tested in the room of money.
  chosen: 'money-cases',
  key: "''",
  belongs: '1',
  case_key: "''",
  nths: 'arrayEnumerate(sequence)',
  step_columns: `step_sequence, 'a' as activity, 'c' as channel, 'f' as function, 'EUR' as currency, toInt64(0) as at_ms,
    toInt64(1) as cost_minor, toInt64(1) as revenue_minor`,
  lists: 'sequence as sequence_list',
  joined: 'sequence_list as step_sequence',
  extra: 'toUInt64(0)',
  kind: "''",
  properties: 'cast([] as Array(Tuple(Bool, String)))',
  stretch: 'toInt32(0)',
  priced: `select *, toInt64(revenue_minor) as revenue_part, toInt64(0) as returns_part, toInt64(0) as goods_part,
    toInt64(cost_minor) as service_part, toInt64(0) as avoidable_part, toInt64(0) as incentives_part, 0 as minutes_used from (/*priced_steps*/)`,
  priced_steps: 'money-steps',
  all_steps: 'money-steps',
  wait_pairs: '[toUInt64(0)]',
};

function whole(name: string, sql: string): string {
  return sql.replaceAll(/\/\*(\w+)\*\//g, (_, piece: string) => {
    const named = namedBy(piece, name);
    const question = questions.get(named);
    return question === undefined ? whole(name, named) : whole(named, question).trim();
  });
}

/** Some pieces are another one in another question. */
function namedBy(piece: string, question: string): string {
  if (piece === 'steps' && question.startsWith('funnel-')) return 'funnel-steps';
  if (piece === 'events' && question === 'read-timeline') return 'joined-events';
  if (piece === 'cases' && question === 'money-by-outcome') return 'money-cases';
  if (piece === 'customers' && question.startsWith('stake-')) return 'stake-customers';
  if (piece === 'customers' && question === 'outcome-counts') return 'standing-of-each';
  return pieces[piece] ?? '';
}

/** A question that is a piece of another uses a name which that other one gives. */
const withNames: Readonly<Record<string, string>> = Object.fromEntries(
  ['funnel-any', 'funnel-ordered', 'funnel-ordered-shared', 'funnel-strict'].map((name) => [
    name,
    '{steps:Array(Array(String))} as wanted',
  ]),
);

function parametersOf(sql: string) {
  const typed = [...sql.matchAll(/\{(\w+):\s*(\w+)(?:\((\w+))?/g)];
  return Object.fromEntries(
    typed.map(([, name = '', type = '', of = '']) => {
      if (type === 'Array') return [name, of === 'Array' ? [['a'], ['b']] : of === 'String' ? ['a'] : [1]];
      if (type === 'Identifier') return [name, `${['stretches', 'changes', 'last'].includes(name) ? name : 'cut'}_x`];
      if (type === 'Bool') return [name, false];
      if (type === 'DateTime64') return [name, '2025-01-01 00:00:00'];
      return [name, type === 'String' ? (name === 'import' ? 'i' : 'x') : 1];
    }),
  );
}

describe('every question', () => {
  let analytics: Analytics;
  beforeAll(async () => {
    analytics = await openTestAnalytics();
    // Questions about staged events read what this one makes.
    for (const name of ['stage-touched', 'last-cases']) {
      const made = whole(name, questions.get(name) ?? '');
      await analytics.query(made, parametersOf(made));
    }
    await analytics.query('create table changes_x as cases engine = Memory');
  });
  afterAll(() => analytics.close());

  test('has a file that opens with what it asks and its grain', () => {
    expect(questions.size).toBeGreaterThan(30);
    for (const [name, sql] of questions) {
      const opening = sql
        .split('\n')
        .filter((_, index, lines) => lines.slice(0, index + 1).every((one) => one.startsWith('--')));
      expect([name, opening.join(' ')]).toEqual([name, expect.stringMatching(/[Oo]ne row/)]);
    }
  });

  test.each([...questions.keys()])('%s is understood by the engine and answered on an empty one', async (name) => {
    const body = whole(name, questions.get(name) ?? '');
    const given = withNames[name];
    const sql = given === undefined ? body : `with ${given} ${body.replaceAll(/^--.*\n/gm, '')}`;
    const parameters = parametersOf(sql);
    if (!/^\s*(?:insert|create)/im.test(sql)) {
      const plan = await analytics.query<{ explain: string }>(`explain ${sql}`, parameters);
      expect(plan.length).toBeGreaterThan(0);
    }
    await analytics.query(sql, parameters);
  });
});
