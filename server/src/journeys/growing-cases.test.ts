import { type JourneyDefinition, wholeTimeline } from '@throughline/core/journeys';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Arrived, arrivals, FaultyCompany } from '../../test-engines/faulty-company.ts';
import { decideIdentity, IdentityKeeper, takeOutImport, undoDecision } from '../events/index.ts';
import { makeStored } from './journey-store.ts';

let company: FaultyCompany;
beforeAll(async () => {
  company = await FaultyCompany.open();
  return company.close;
});
beforeEach(({ task }) => company.begin(`growing-${task.id}`, 0));

/** Several changes, told as one. */
function together(changes: readonly Arrived[]) {
  const [first, last] = [changes[0] ?? expect.unreachable(), changes.at(-1) ?? expect.unreachable()];
  return {
    workspace: company.workspace,
    customers: new Set(changes.flatMap((one) => [...one.customers])),
    links: changes.flatMap((one) => one.links),
    objectTypes: new Set(changes.flatMap((one) => [...one.objectTypes])),
    arrived: { first: first.arrived.first, last: last.arrived.last },
  };
}

/** A journey of this workspace: company.workspace, built. */
async function journey(id: string, definition: Partial<JourneyDefinition>) {
  await makeStored(company.records, {
    workspace: company.workspace,
    id,
    origin: 'made',
    author: 'x',
    definition: { ...wholeTimeline, ...definition },
  });
  await company.builder.build(company.workspace, id);
}

const visits = { name: 'Visits', notion: { kind: 'gap' as const, gapSeconds: 600 } };

async function settled(told = company.builder) {
  await told.settle();
  await told.settle();
}

test('cases grow by what is new, and take what is late where it belongs', async () => {
  await company.live('ana', '1 A');
  await company.live('ana', '9 C');
  await company.live('ana', '5 B');
  expect(await company.cases()).toEqual({ ana: 'A,B,C' });
});

test('cases have the events of a file whose cut failed', async () => {
  await company.live('ana', '1 A');
  const file = await company.store(company.eventsOf('ana', '2 F'));
  company.failsAt = 'touched_customers';
  await expect(company.builder.refresh({ workspace: company.workspace, touchedImport: file })).rejects.toThrow();
  await company.live('ana', '3 B');
  await company.live('ana', '4 C');
  await settled();
  expect(await company.cases()).toEqual({ ana: 'A,F,B,C' });
});

test('cases lose the events that an undo took out, though it failed after that', async () => {
  await company.live('ana', '1 A');
  const file = await company.store(company.eventsOf('ana', '2 F'));
  await company.builder.refresh({ workspace: company.workspace, touchedImport: file });
  expect(await company.cases()).toEqual({ ana: 'A,F' });
  const remove = async () => {
    await takeOutImport(company.analytics, { id: file, workspace: company.workspace, path: '' });
    company.failsAt = 'touched_customers';
  };
  await expect(
    company.builder.takeOut({ workspace: company.workspace, importId: file, isWhole: false, remove }),
  ).rejects.toThrow();
  await company.live('ana', '3 B');
  await settled();
  expect(await company.cases()).toEqual({ ana: 'A,B' });
});

test('cases follow a decision that could not be followed at once', async () => {
  await company.live('ana', '1 A');
  await company.live('ben', '2 X');
  const made = await decideIdentity(company.records, company.workspace, {
    a: 'ana',
    b: 'ben',
    kind: 'join',
    reason: '',
    author: 'x',
  });
  company.failsAt = 'touched_customers';
  await expect(company.builder.refreshIdentity(company.workspace, made)).rejects.toThrow();
  await company.live('ben', '3 Y');
  await company.live('ana', '4 B');
  await settled();
  expect(await company.cases()).toEqual({ ana: 'A,X,Y,B' });
});

test('cases that lack what a failed cut was for do not grow by what comes next', async () => {
  await company.live('ana', '1 A');
  company.failsAt = '-- Which events are new?';
  await expect(company.live('ana', '2 B')).rejects.toThrow();
  await company.live('ben', '3 X');
  await company.live('ana', '4 C');
  expect(await company.cases()).toEqual({ ana: 'A,B,C', ben: 'X' });
});

test.each([
  ['grow', { arrivals }],
  ['are cut anew', {}],
])('whoever lost an event before a stop is cut after it, where cases %s', async (_, known) => {
  await journey('visits', visits);
  await company.live('ana', '1 A', { anonymous: 'device' });
  await company.live('anonymous:device', '9 X', { anonymous: 'device' });
  expect(await company.cases()).toEqual({ ana: 'A,X' });
  // It is learnt that the device is shared, and the server stops before anything is cut.
  const change = await company.arrive('ben', '15 B', { anonymous: 'device' });
  await new IdentityKeeper(company.analytics, company.records).learn(company.workspace, change.links);
  await company.newBuilder(known).refreshLive(change);
  expect(await company.cases()).toEqual({ ana: 'A', 'anonymous:device': 'X', ben: 'B' });
  expect(Object.values(await company.cases('visits')).sort()).toEqual(['A', 'B', 'X']);
});

test('whoever lost an event before a stop is cut after it, though an import that tells of nobody was taken out meanwhile', async () => {
  await company.live('ana', '1 A', { anonymous: 'device' });
  await company.live('anonymous:device', '9 X', { anonymous: 'device' });
  const file = await company.store(company.eventsOf('zoe', '2 F'));
  await company.builder.refresh({ workspace: company.workspace, touchedImport: file });
  const change = await company.arrive('ben', '15 B', { anonymous: 'device' });
  await new IdentityKeeper(company.analytics, company.records).learn(company.workspace, change.links);
  const restarted = company.newBuilder({ arrivals });
  const remove = () => takeOutImport(company.analytics, { id: file, workspace: company.workspace, path: '' });
  await restarted.takeOut({ workspace: company.workspace, importId: file, isWhole: false, remove });
  await restarted.refreshLive(change);
  expect(await company.cases()).toEqual({ ana: 'A', 'anonymous:device': 'X', ben: 'B' });
});

test('whoever lost an event to an alias is cut after a stop, though no device tells of it any more', async () => {
  await company.live('pia', '1 A', { kind: 'alias', properties: { previousId: 'anonymous:device' } });
  await company.live('anonymous:device', '9 X', { anonymous: 'device' });
  expect(await company.cases()).toEqual({ pia: 'A,X' });
  const change = await company.arrive('zoe', '15 B', { anonymous: 'device' });
  await new IdentityKeeper(company.analytics, company.records).learn(company.workspace, change.links);
  await company.newBuilder({ arrivals }).refreshLive(change);
  expect(await company.cases()).toEqual({ 'anonymous:device': 'X', pia: 'A', zoe: 'B' });
});

test('whom a decision gives to somebody for the first time is cut after a stop, though the decision does not name it', async () => {
  const proven = (email: string) => ({ kind: 'identify' as const, properties: { email, emailVerified: 'true' } });
  for (const one of ['1', '2', '3']) await company.live('ana', `${one} A`, proven(`a${one}@x.nl`));
  for (const one of ['4', '5', '6']) await company.live('ben', `${one} B`, proven(`b${one}@x.nl`));
  const decision = { a: 'ana', b: 'ben', kind: 'join', reason: '', author: 'x' } as const;
  const made = await decideIdentity(company.records, company.workspace, decision);
  await company.builder.refreshIdentity(company.workspace, made);
  // Six addresses are too many for one: who only shares an address is somebody else, until the decision is undone.
  await company.live('zoe', '7 Z', proven('a1@x.nl'));
  expect(await company.cases()).toEqual({ ana: 'A,A,A,B,B,B', zoe: 'Z' });
  const undone = await undoDecision(company.records, company.workspace, made.id, 'x');
  await new IdentityKeeper(company.analytics, company.records).decided(company.workspace, undone);
  await company.newBuilder({}).refreshIdentity(company.workspace, undone);
  expect(await company.cases()).toEqual({ ana: 'A,A,A,Z', ben: 'B,B,B' });
});

test('a step that another server has cut already is not added again', async () => {
  await company.live('ana', '1 A');
  const waiting = await company.arrive('ana', '2 B');
  await company.live('ana', '3 C', {}, company.newBuilder({}));
  expect(await company.cases()).toEqual({ ana: 'A,B,C' });
  await company.builder.refreshLive(waiting);
  expect(await company.cases()).toEqual({ ana: 'A,B,C' });
});

test('ids with line breaks are joined as they say, and no others', async () => {
  for (const id of ['p', 'q\nr', 'p\nq', 'r']) await company.live(id, '1 A');
  const alias = { kind: 'alias' as const };
  await company.live('p', '2 B', { ...alias, properties: { previousId: 'q\nr' } });
  await company.live('p\nq', '3 C', { ...alias, properties: { previousId: 'r' } });
  await settled();
  expect(Object.values(await company.cases())).toEqual(['A,A,B', 'A,A,C']);
});

test('whom an object concerns is known, though cases only grew by what was done with it', async () => {
  await company.live('ana', '1 A', { objects: [{ type: 'order', id: 'o1', qualifier: '' }] });
  const orders = { ...wholeTimeline, name: 'Orders', notion: { kind: 'object' as const, type: 'order' } };
  await makeStored(company.records, {
    workspace: company.workspace,
    id: 'orders',
    origin: 'made',
    author: 'x',
    definition: orders,
  });
  await company.builder.build(company.workspace, 'orders');
  await company.live('ben', '2 B', { objects: [{ type: 'order', id: 'o1', qualifier: '' }] });
  expect(Object.values(await company.cases('orders'))).toEqual(['A,B']);
});

test('visits grow while events come, and begin anew after a silence', async () => {
  await journey('visits', visits);
  for (const text of ['1 A', '30 B', '35 C', '33 D', '60 E']) await company.live('ana', text);
  expect(Object.values(await company.cases('visits'))).toEqual(['A', 'B,D,C', 'E']);
});

test('a late event joins the visits that it lies between, or makes one of its own', async () => {
  await journey('visits', visits);
  for (const text of ['1 A', '17 B', '60 C']) await company.live('ana', text);
  await company.live('ana', '9 D');
  await company.live('ana', '40 E');
  expect(Object.values(await company.cases('visits'))).toEqual(['A,D,B', 'E', 'C']);
});

test('what a journey is not about leaves its visits alone', async () => {
  const where = { kind: 'field' as const, field: 'activity' as const, op: 'isNot' as const, value: 'X' };
  await journey('visits', { ...visits, events: where });
  for (const text of ['1 A', '9 X', '15 B', '0 X', '16 C']) await company.live('ana', text);
  expect(Object.values(await company.cases('visits'))).toEqual(['A', 'B,C']);
});

test('the case of an object belongs to whom its first event belongs to, however late that comes', async () => {
  await journey('orders', { name: 'Orders', notion: { kind: 'object', type: 'order' } });
  const order = { objects: [{ type: 'order', id: 'o1', qualifier: '' }] };
  await company.live('ben', '5 B', order);
  await company.live('cleo', '9 C', order);
  await company.live('ana', '1 A', order);
  expect(await company.cases('orders')).toEqual({ o1: 'A,B,C' });
  const rows = await company.analytics.query<{ customer: string }>(
    "select customer from cases final where workspace = {workspace:String} and journey = 'orders'",
    { workspace: company.workspace },
  );
  expect(rows).toEqual([{ customer: 'ana' }]);
});

test('money of an event that concerns two objects is split between their cases as they grow', async () => {
  await journey('orders', { name: 'Orders', notion: { kind: 'object', type: 'order' } });
  const objects = ['o1', 'o2'].map((id) => ({ type: 'order', id, qualifier: '' }));
  await company.live('ana', '1 A', { objects: objects.slice(0, 1), revenueMinor: 100, currency: 'EUR' });
  await company.live('ana', '2 B', { objects, revenueMinor: 101, currency: 'EUR' });
  const rows = await company.analytics.query<{ id: string; revenue: number[] }>(
    "select id, revenue_minor as revenue from cases final where workspace = {workspace:String} and journey = 'orders' order by id",
    { workspace: company.workspace },
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
  await company.live('anonymous:device', '1 A', { objects, anonymous: 'device' });
  const changes = [
    await company.arrive('ben', '5 B', { objects, anonymous: 'device' }),
    await company.arrive('ana', '9 C', { objects }),
  ];
  await company.builder.refreshLive(together(changes));
  expect(await company.cases('orders')).toEqual({ o1: 'A,B,C' });
});
