import { eventSchema, linksOf, type NewJourneyEvent } from '@throughline/core/events';
import { type JourneyDefinition, wholeTimeline } from '@throughline/core/journeys';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { decideIdentity, IdentityKeeper, sequencesPerStart, takeOutImport, undoDecision } from '../events/index.ts';
import { JourneyBuilder } from './journey-builder.ts';
import { makeStored } from './journey-store.ts';

const run = { number: 2 ** 17, batches: 0 };
const arrivals = { first: run.number * sequencesPerStart, end: (run.number + 1) * sequencesPerStart };
let analytics: Analytics;
let records: Records;
/** The table whose next rows cannot be kept, or how a question begins that is not answered once. */
let failsAt: string | null = null;
let workspace = '';
let builder: JourneyBuilder;

beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

/** An engine that can fail once to keep rows. */
function failing(engine: Analytics): Analytics {
  return {
    ...engine,
    query: async (sql, parameters, urgency) => {
      if (failsAt !== null && sql.startsWith(failsAt)) {
        failsAt = null;
        throw new Error('The engine had a fault.');
      }
      return engine.query(sql, parameters, urgency);
    },
    append: async (table, rows, urgency) => {
      if (table === failsAt) {
        failsAt = null;
        throw new Error('The engine had a fault.');
      }
      return engine.append(table, rows, urgency);
    },
  };
}

function newBuilder(known: { arrivals?: typeof arrivals } = { arrivals }): JourneyBuilder {
  const engine = failing(analytics);
  return new JourneyBuilder({
    analytics: engine,
    records,
    identity: new IdentityKeeper(engine, records),
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

/** Several changes, told as one. */
function together(changes: readonly Awaited<ReturnType<typeof arrive>>[]) {
  const [first, last] = [changes[0] ?? expect.unreachable(), changes.at(-1) ?? expect.unreachable()];
  return {
    workspace,
    customers: new Set(changes.flatMap((one) => [...one.customers])),
    links: changes.flatMap((one) => one.links),
    objectTypes: new Set(changes.flatMap((one) => [...one.objectTypes])),
    arrived: { first: first.arrived.first, last: last.arrived.last },
  };
}

async function cases(journey = 'all') {
  const rows = await analytics.query<{ id: string; activity: readonly string[] }>(
    'select id, activity from cases final where workspace = {workspace:String} and journey = {journey:String} order by id',
    { workspace, journey },
  );
  return Object.fromEntries(rows.map(({ id, activity }) => [id, activity.join(',')]));
}

/** A journey of this workspace, built. */
async function journey(id: string, definition: Partial<JourneyDefinition>) {
  await makeStored(records, {
    workspace,
    id,
    origin: 'made',
    author: 'x',
    definition: { ...wholeTimeline, ...definition },
  });
  await builder.build(workspace, id);
}

const visits = { name: 'Visits', notion: { kind: 'gap' as const, gapSeconds: 600 } };

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
  failsAt = 'touched_customers';
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
    failsAt = 'touched_customers';
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
  failsAt = 'touched_customers';
  await expect(builder.refreshIdentity(workspace, made)).rejects.toThrow();
  await live('ben', '3 Y');
  await live('ana', '4 B');
  await settled();
  expect(await cases()).toEqual({ ana: 'A,X,Y,B' });
});

test('cases that lack what a failed cut was for do not grow by what comes next', async () => {
  await live('ana', '1 A');
  failsAt = '-- Which events are new?';
  await expect(live('ana', '2 B')).rejects.toThrow();
  await live('ben', '3 X');
  await live('ana', '4 C');
  expect(await cases()).toEqual({ ana: 'A,B,C', ben: 'X' });
});

test.each([
  ['grow', { arrivals }],
  ['are cut anew', {}],
])('whoever lost an event before a stop is cut after it, where cases %s', async (_, known) => {
  await journey('visits', visits);
  await live('ana', '1 A', { anonymous: 'device' });
  await live('anonymous:device', '9 X', { anonymous: 'device' });
  expect(await cases()).toEqual({ ana: 'A,X' });
  // It is learnt that the device is shared, and the server stops before anything is cut.
  const change = await arrive('ben', '15 B', { anonymous: 'device' });
  await new IdentityKeeper(analytics, records).learn(workspace, change.links);
  await newBuilder(known).refreshLive(change);
  expect(await cases()).toEqual({ ana: 'A', 'anonymous:device': 'X', ben: 'B' });
  expect(Object.values(await cases('visits')).sort()).toEqual(['A', 'B', 'X']);
});

test('whoever lost an event before a stop is cut after it, though an import that tells of nobody was taken out meanwhile', async () => {
  await live('ana', '1 A', { anonymous: 'device' });
  await live('anonymous:device', '9 X', { anonymous: 'device' });
  const file = await storeEvents(analytics, workspace, eventsOf('zoe', '2 F'));
  await builder.refresh({ workspace, touchedImport: file });
  const change = await arrive('ben', '15 B', { anonymous: 'device' });
  await new IdentityKeeper(analytics, records).learn(workspace, change.links);
  const restarted = newBuilder();
  const remove = () => takeOutImport(analytics, { id: file, workspace, path: '' });
  await restarted.takeOut({ workspace, importId: file, isWhole: false, remove });
  await restarted.refreshLive(change);
  expect(await cases()).toEqual({ ana: 'A', 'anonymous:device': 'X', ben: 'B' });
});

test('whoever lost an event to an alias is cut after a stop, though no device tells of it any more', async () => {
  await live('pia', '1 A', { kind: 'alias', properties: { previousId: 'anonymous:device' } });
  await live('anonymous:device', '9 X', { anonymous: 'device' });
  expect(await cases()).toEqual({ pia: 'A,X' });
  const change = await arrive('zoe', '15 B', { anonymous: 'device' });
  await new IdentityKeeper(analytics, records).learn(workspace, change.links);
  await newBuilder().refreshLive(change);
  expect(await cases()).toEqual({ 'anonymous:device': 'X', pia: 'A', zoe: 'B' });
});

test('whom a decision gives to somebody for the first time is cut after a stop, though the decision does not name it', async () => {
  const proven = (email: string) => ({ kind: 'identify' as const, properties: { email, emailVerified: 'true' } });
  for (const one of ['1', '2', '3']) await live('ana', `${one} A`, proven(`a${one}@x.nl`));
  for (const one of ['4', '5', '6']) await live('ben', `${one} B`, proven(`b${one}@x.nl`));
  const decision = { a: 'ana', b: 'ben', kind: 'join', reason: '', author: 'x' } as const;
  const made = await decideIdentity(records, workspace, decision);
  await builder.refreshIdentity(workspace, made);
  // Six addresses are too many for one: who only shares an address is somebody else, until the decision is undone.
  await live('zoe', '7 Z', proven('a1@x.nl'));
  expect(await cases()).toEqual({ ana: 'A,A,A,B,B,B', zoe: 'Z' });
  const undone = await undoDecision(records, workspace, made.id, 'x');
  await new IdentityKeeper(analytics, records).decided(workspace, undone);
  await newBuilder({}).refreshIdentity(workspace, undone);
  expect(await cases()).toEqual({ ana: 'A,A,A,Z', ben: 'B,B,B' });
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

test('visits grow while events come, and begin anew after a silence', async () => {
  await journey('visits', visits);
  for (const text of ['1 A', '30 B', '35 C', '33 D', '60 E']) await live('ana', text);
  expect(Object.values(await cases('visits'))).toEqual(['A', 'B,D,C', 'E']);
});

test('a late event joins the visits that it lies between, or makes one of its own', async () => {
  await journey('visits', visits);
  for (const text of ['1 A', '17 B', '60 C']) await live('ana', text);
  await live('ana', '9 D');
  await live('ana', '40 E');
  expect(Object.values(await cases('visits'))).toEqual(['A,D,B', 'E', 'C']);
});

test('what a journey is not about leaves its visits alone', async () => {
  const where = { kind: 'field' as const, field: 'activity' as const, op: 'isNot' as const, value: 'X' };
  await journey('visits', { ...visits, events: where });
  for (const text of ['1 A', '9 X', '15 B', '0 X', '16 C']) await live('ana', text);
  expect(Object.values(await cases('visits'))).toEqual(['A', 'B,C']);
});

test('the case of an object belongs to whom its first event belongs to, however late that comes', async () => {
  await journey('orders', { name: 'Orders', notion: { kind: 'object', type: 'order' } });
  const order = { objects: [{ type: 'order', id: 'o1', qualifier: '' }] };
  await live('ben', '5 B', order);
  await live('cleo', '9 C', order);
  await live('ana', '1 A', order);
  expect(await cases('orders')).toEqual({ o1: 'A,B,C' });
  const rows = await analytics.query<{ customer: string }>(
    "select customer from cases final where workspace = {workspace:String} and journey = 'orders'",
    { workspace },
  );
  expect(rows).toEqual([{ customer: 'ana' }]);
});

test('money of an event that concerns two objects is split between their cases as they grow', async () => {
  await journey('orders', { name: 'Orders', notion: { kind: 'object', type: 'order' } });
  const objects = ['o1', 'o2'].map((id) => ({ type: 'order', id, qualifier: '' }));
  await live('ana', '1 A', { objects: objects.slice(0, 1), revenueMinor: 100, currency: 'EUR' });
  await live('ana', '2 B', { objects, revenueMinor: 101, currency: 'EUR' });
  const rows = await analytics.query<{ id: string; revenue: number[] }>(
    "select id, revenue_minor as revenue from cases final where workspace = {workspace:String} and journey = 'orders' order by id",
    { workspace },
  );
  expect(rows.map((row) => [row.id, row.revenue.map(Number)])).toEqual([
    ['o1', [100, 51]],
    ['o2', [50]],
  ]);
});

test('an object keeps what somebody else has only now done with it, where its customer is joined at the same time', async () => {
  await journey('orders', { name: 'Orders', notion: { kind: 'object', type: 'order' } });
  const end = { kind: 'field' as const, field: 'activity' as const, op: 'is' as const, value: 'Z' };
  await journey('calls', { name: 'Calls', notion: { kind: 'boundaries', start: end, end: null, timeoutSeconds: 60 } });
  const objects = [{ type: 'order', id: 'o1', qualifier: '' }];
  await live('anonymous:device', '1 A', { objects, anonymous: 'device' });
  const changes = [
    await arrive('ben', '5 B', { objects, anonymous: 'device' }),
    await arrive('ana', '9 C', { objects }),
  ];
  await builder.refreshLive(together(changes));
  expect(await cases('orders')).toEqual({ o1: 'A,B,C' });
});
