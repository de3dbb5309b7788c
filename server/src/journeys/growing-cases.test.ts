import { eventSchema, linksOf, type NewJourneyEvent } from '@throughline/core/events';
import { wholeTimeline } from '@throughline/core/journeys';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { decideIdentity, IdentityKeeper, sequencesPerStart, takeOutImport } from '../events/index.ts';
import { JourneyBuilder } from './journey-builder.ts';
import { makeStored } from './journey-store.ts';

const run = { number: 2 ** 17, batches: 0 };
const arrivals = { first: run.number * sequencesPerStart, end: (run.number + 1) * sequencesPerStart };
let analytics: Analytics;
let records: Records;
/** Whether the next note of touched customers fails. */
let failsNext = false;
let workspace = '';
let builder: JourneyBuilder;

beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

/** An engine in which a note of touched customers can fail once. */
function failing(engine: Analytics): Analytics {
  return {
    ...engine,
    append: async (table, rows, urgency) => {
      if (table === 'touched_customers' && failsNext) {
        failsNext = false;
        throw new Error('The engine had a fault.');
      }
      return engine.append(table, rows, urgency);
    },
  };
}

function newBuilder(known: { arrivals?: typeof arrivals } = { arrivals }): JourneyBuilder {
  return new JourneyBuilder({
    analytics: failing(analytics),
    records,
    identity: new IdentityKeeper(analytics, records),
    log: { error: () => undefined },
    growsAbove: 0,
    ...known,
  });
}

beforeEach(async ({ task }) => {
  workspace = `growing-${task.id}`;
  await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
  await makeStored(records, { workspace, id: 'all', origin: 'built-in', author: 'x', definition: wholeTimeline });
  builder = newBuilder();
  await builder.build(workspace, 'all');
});

let events = 0;
const eventsOf = (customer: string, text: string, more: Partial<NewJourneyEvent> = {}) =>
  timeline(customer, text, { ...more, id: `growing-${++events}` }).map((one) => eventSchema.parse(one));

/** What a customer does now: kept, and told to a builder. */
async function live(customer: string, text: string, more: Partial<NewJourneyEvent> = {}, told = builder) {
  const change = await arrive(customer, text, more);
  await told.refreshLive(change);
  return change;
}

async function arrive(customer: string, text: string, more: Partial<NewJourneyEvent> = {}) {
  const made = eventsOf(customer, text, more);
  const number = run.number + ++run.batches / 1024;
  await storeEvents(analytics, workspace, made, number);
  const first = number * sequencesPerStart;
  return {
    workspace,
    customers: new Set(made.map((one) => one.customer)),
    links: made.flatMap((one) => linksOf(one)),
    objectTypes: new Set(made.flatMap((one) => one.objects.map(({ type }) => type))),
    arrived: { first, last: first + made.length },
  };
}

async function cases(journey = 'all') {
  const rows = await analytics.query<{ id: string; activity: readonly string[] }>(
    'select id, activity from cases final where workspace = {workspace:String} and journey = {journey:String} order by id',
    { workspace, journey },
  );
  return Object.fromEntries(rows.map(({ id, activity }) => [id, activity.join(',')]));
}

async function settled(told = builder) {
  await told.settle();
  await told.settle();
}

test('cases grow by what is new, and take what is late where it belongs', async () => {
  await live('ana', '1 A');
  await live('ana', '9 C');
  await live('ana', '5 B');
  expect(await cases()).toEqual({ ana: 'A,B,C' });
});

test('cases have the events of a file whose cut failed', async () => {
  await live('ana', '1 A');
  const file = await storeEvents(analytics, workspace, eventsOf('ana', '2 F'));
  failsNext = true;
  await expect(builder.refresh({ workspace, touchedImport: file })).rejects.toThrow();
  await live('ana', '3 B');
  await live('ana', '4 C');
  await settled();
  expect(await cases()).toEqual({ ana: 'A,F,B,C' });
});

test('cases lose the events that an undo took out, though it failed after that', async () => {
  await live('ana', '1 A');
  const file = await storeEvents(analytics, workspace, eventsOf('ana', '2 F'));
  await builder.refresh({ workspace, touchedImport: file });
  expect(await cases()).toEqual({ ana: 'A,F' });
  const remove = async () => {
    await takeOutImport(analytics, { id: file, workspace, path: '' });
    failsNext = true;
  };
  await expect(builder.takeOut({ workspace, importId: file, isWhole: false, remove })).rejects.toThrow();
  await live('ana', '3 B');
  await settled();
  expect(await cases()).toEqual({ ana: 'A,B' });
});

test('cases follow a decision that could not be followed at once', async () => {
  await live('ana', '1 A');
  await live('ben', '2 X');
  const made = await decideIdentity(records, workspace, { a: 'ana', b: 'ben', kind: 'join', reason: '', author: 'x' });
  failsNext = true;
  await expect(builder.refreshIdentity(workspace, made)).rejects.toThrow();
  await live('ben', '3 Y');
  await live('ana', '4 B');
  await settled();
  expect(await cases()).toEqual({ ana: 'A,X,Y,B' });
});

test('a step that another server has cut already is not added again', async () => {
  await live('ana', '1 A');
  const waiting = await arrive('ana', '2 B');
  await live('ana', '3 C', {}, newBuilder({}));
  expect(await cases()).toEqual({ ana: 'A,B,C' });
  await builder.refreshLive(waiting);
  expect(await cases()).toEqual({ ana: 'A,B,C' });
});

test('ids with line breaks are joined as they say, and no others', async () => {
  for (const id of ['p', 'q\nr', 'p\nq', 'r']) await live(id, '1 A');
  const alias = { kind: 'alias' as const };
  await live('p', '2 B', { ...alias, properties: { previousId: 'q\nr' } });
  await live('p\nq', '3 C', { ...alias, properties: { previousId: 'r' } });
  await settled();
  expect(Object.values(await cases())).toEqual(['A,A,B', 'A,A,C']);
});

test('whom an object concerns is known, though cases only grew by what was done with it', async () => {
  await live('ana', '1 A', { objects: [{ type: 'order', id: 'o1', qualifier: '' }] });
  const orders = { ...wholeTimeline, name: 'Orders', notion: { kind: 'object' as const, type: 'order' } };
  await makeStored(records, { workspace, id: 'orders', origin: 'made', author: 'x', definition: orders });
  await builder.build(workspace, 'orders');
  await live('ben', '2 B', { objects: [{ type: 'order', id: 'o1', qualifier: '' }] });
  expect(Object.values(await cases('orders'))).toEqual(['A,B']);
});
