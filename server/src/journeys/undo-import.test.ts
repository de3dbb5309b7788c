import type { NewJourneyEvent } from '@throughline/core/events';
import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { IdentityKeeper, ImportRunner, takeOutImport } from '../events/index.ts';
import { EventCounts } from './event-counts.ts';
import { JourneyBuilder } from './journey-builder.ts';
import { makeStored } from './journey-store.ts';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  await records.insertInto('workspaces').values({ id: 'w', name: 'One' }).execute();
  return engines.close;
});

const countsOfCustomers = `select customer, count() as n from events
  where workspace = {workspace:String} and sequence >= {arrived_from:UInt64} and sequence < {arrived_before:UInt64}
    and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
  group by customer order by customer`;

const log = { error: () => undefined };
const held = async () => (await analytics.query<{ n: number }>('select count() as n from events'))[0]?.n;
const cases = async () => (await analytics.query<{ n: number }>('select count() as n from cases final'))[0]?.n;

function runnerWith(engine: Analytics): ImportRunner {
  const builder = new JourneyBuilder({
    analytics: engine,
    records,
    identity: new IdentityKeeper(engine, records),
    log,
  });
  return new ImportRunner({
    analytics: engine,
    records,
    workerUrl: new URL('file:///no-worker-is-needed'),
    sample: () => [],
    refresh: (work) => builder.refresh(work),
    takeOut: (work) => builder.takeOut(work),
    log,
  });
}

async function undoing(customer: string): Promise<string> {
  const id = await storeEvents(analytics, 'w', timeline(customer, '0 A, 10 B'));
  const row = { id, workspace: 'w', source: 'files', file_name: 'a.csv', path: '', bytes: 1, content_hash: id };
  await records
    .insertInto('imports')
    .values({ ...row, state: 'undoing' })
    .execute();
  return id;
}

const stateOf = (id: string) =>
  records.selectFrom('imports').select(['state', 'error']).where('id', '=', id).executeTakeFirst();

test('an undo that a stop cut short is finished at the next start', async () => {
  const id = await undoing('ana');
  const runner = runnerWith(analytics);
  await runner.resume();
  await runner.idle();
  expect([await stateOf(id), await held(), await cases()]).toEqual([{ state: 'undone', error: null }, 0, 0]);
});

test('an undo that fails says so and can be done again', async () => {
  const id = await undoing('ben');
  const broken: Analytics = {
    ...analytics,
    append: (...args) => analytics.append(...args),
    query: (sql, parameters) =>
      sql.startsWith('delete from events') ? Promise.reject(new Error('no room')) : analytics.query(sql, parameters),
  };
  const first = runnerWith(broken);
  await first.resume();
  await first.idle();
  expect([await stateOf(id), await held()]).toEqual([{ state: 'failed', error: 'Undoing it failed: no room' }, 2]);
  await records.updateTable('imports').set({ state: 'undoing' }).where('id', '=', id).execute();
  const second = runnerWith(analytics);
  await second.resume();
  await second.idle();
  expect([(await stateOf(id))?.state, await held()]).toEqual(['undone', 0]);
});

test('an object that loses the events of one customer keeps those of the others', async () => {
  const workspace = 'shared';
  await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
  const notion = { kind: 'object' as const, type: 'order' };
  const definition = { name: 'Orders', description: '', events: null, notion };
  await makeStored(records, { workspace, id: 'orders', origin: 'made', author: 'x', definition });
  const builder = new JourneyBuilder({ analytics, records, identity: new IdentityKeeper(analytics, records), log });
  const bought = (customer: string, minute: number): NewJourneyEvent => ({
    id: `${customer}-${minute}`,
    customer,
    activity: 'Bought',
    at: Date.UTC(2026, 0, 1, 0, minute),
    objects: [{ type: 'order', id: 'o1', qualifier: '' }],
  });
  const ids: string[] = [];
  for (const events of [[bought('ana', 0), bought('ana', 9)], [bought('ben', 5)]]) {
    const id = await storeEvents(analytics, workspace, events);
    await builder.refresh({ workspace, touchedImport: id });
    ids.push(id);
  }
  const steps = async () =>
    (
      await analytics.query<{ customer: string; n: number }>(
        'select customer, length(at_ms) as n from cases final where workspace = {workspace:String} and journey = {journey:String} and deleted = 0',
        { workspace, journey: 'orders' },
      )
    ).map((row) => [row.customer, row.n]);
  expect((await steps()).map(([, n]) => n)).toEqual([3]);
  const [importId = ''] = ids;
  const counts = new EventCounts(analytics, (one) => builder.seenBy(one));
  const counted = () =>
    counts.read<{ customer: string; n: number }>(workspace, {
      sql: countsOfCustomers,
      parameters: {},
      shape: { by: ['customer'], sums: ['n'] },
    });
  const remove = async () => {
    // Somebody looks meanwhile.
    expect(await counted()).toHaveLength(2);
    await takeOutImport(analytics, { id: importId, workspace, path: '' });
  };
  await builder.takeOut({ workspace, importId, isWhole: false, remove });
  expect(await steps()).toEqual([['ben', 1]]);
  expect(await counted()).toEqual([{ customer: 'ben', n: 1 }]);
});
