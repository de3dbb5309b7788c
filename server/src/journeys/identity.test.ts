import type { AcceptedEvent, JourneyEvent, NewJourneyEvent } from '@throughline/core/events';
import { eventSchema, linksOf } from '@throughline/core/events';
import { wholeTimeline } from '@throughline/core/journeys';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { storeEvents } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { decideIdentity, IdentityKeeper, sequencesPerStart, takeOutImport, undoDecision } from '../events/index.ts';
import { JourneyBuilder } from './journey-builder.ts';
import { makeStored } from './journey-store.ts';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

const zero = Date.UTC(2026, 0, 1);

/** Few people, devices and instants, so that devices are shared, ids joined, and events late. */
const event = fc.record({
  who: fc.constantFrom('ana', 'ben', 'cas', ''),
  device: fc.constantFrom('x', 'y', ''),
  kind: fc.constantFrom('track', 'track', 'track', 'identify', 'alias'),
  minute: fc.integer({ min: 0, max: 50 }),
  before: fc.constantFrom('ana', 'ben', 'x', 'old'),
  email: fc.constantFrom('', 'a@x.org', 'b@x.org'),
  order: fc.constantFrom('', '', 'o1', 'o2'),
});
const operation = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      events: fc.array(event, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('join' as const, 'split' as const),
      a: fc.constantFrom('ana', 'ben', 'cas', 'anonymous:x'),
      b: fc.constantFrom('ben', 'cas', 'anonymous:y', 'email:a@x.org'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take out' as const), place: fc.nat(5) }) },
);

/** Events have places in the order of arrival, one batch after another. */
const run = { number: 2 ** 18, batches: 0 };
const arrivals = { first: run.number * sequencesPerStart, end: (run.number + 1) * sequencesPerStart };

/** Keeps live events; answers under which import, and their places in the order of arrival. */
async function arrive(workspace: string, events: readonly JourneyEvent[]) {
  const number = run.number + ++run.batches / 1024;
  const importId = await storeEvents(analytics, workspace, events, number);
  const first = number * sequencesPerStart;
  return { importId, arrived: { first, last: first + events.length } };
}

let grown = 0;
/** The engine, which counts how often cases grew by what was new. */
function counting(engine: Analytics): Analytics {
  return {
    ...engine,
    query: (sql, parameters, urgency) => {
      if (sql.startsWith('-- Which events are new')) grown += 1;
      return engine.query(sql, parameters, urgency);
    },
  };
}

let number = 0;
function eventOf(one: typeof event extends fc.Arbitrary<infer E> ? E : never): JourneyEvent | null {
  const customer = one.who || (one.device === '' ? '' : `anonymous:${one.device}`);
  if (customer === '' || (one.kind === 'alias' && one.who === '')) return null;
  number += 1;
  const properties =
    one.kind === 'alias'
      ? { previousId: one.before }
      : one.kind === 'identify' && one.email !== ''
        ? { email: one.email, emailVerified: 'true' }
        : {};
  const known: NewJourneyEvent = {
    id: `e${number}`,
    customer,
    anonymous: one.device,
    activity: one.kind,
    kind: one.kind,
    at: zero + one.minute * 60_000,
    objects: one.order === '' ? [] : [{ type: 'order', id: one.order, qualifier: '' }],
    properties: properties as Record<string, string>,
  };
  return eventSchema.parse(known);
}

interface State {
  assignments: unknown;
  cases: unknown;
}

async function stateOf(workspace: string): Promise<State> {
  const assignments = await analytics.query(
    'select identifier, from_ms, to_ms, customer from identities final where workspace = {workspace:String} order by 1, 2',
    { workspace },
  );
  const cases = await analytics.query(
    'select journey, id, customer, activity, at_ms from cases final where workspace = {workspace:String} order by 1, 2',
    { workspace },
  );
  return { assignments, cases };
}

test('joins, splits, undone decisions, late events and imports taken out end in the state of working everything out from the events', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(operation, { minLength: 1, maxLength: 7 }),
      fc.constantFrom(0, 2),
      async (operations, growsAbove) => {
        runs += 1;
        const workspace = `identity-${runs}`;
        await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
        const order = { kind: 'object' as const, type: 'order' };
        const orders = { name: 'Orders', description: '', events: null, notion: order };
        const gap = {
          name: 'Visits',
          description: '',
          events: null,
          notion: { kind: 'gap' as const, gapSeconds: 600 },
        };
        await makeStored(records, { workspace, id: 'all', origin: 'built-in', author: 'x', definition: wholeTimeline });
        await makeStored(records, { workspace, id: 'visits', origin: 'made', author: 'x', definition: gap });
        await makeStored(records, { workspace, id: 'orders', origin: 'made', author: 'x', definition: orders });
        const parts = { analytics, records, log: { error: (detail: object) => expect(detail).toBeNull() } };
        const identity = new IdentityKeeper(analytics, records);
        const builder = new JourneyBuilder({
          ...parts,
          analytics: counting(analytics),
          identity,
          arrivals,
          growsAbove,
          // A range of shards for each few customers.
          eventsPerGrowth: 3,
        });
        const decisions: string[] = [];
        const imports: string[] = [];
        for (const one of operations) {
          if (one.kind === 'events') {
            const events = one.events.map(eventOf).filter((made) => made !== null);
            if (events.length === 0) continue;
            const { importId, arrived } = await arrive(workspace, events);
            imports.push(importId);
            await builder.refreshLive({ ...changeOf(workspace, events), arrived });
          } else if (one.kind === 'take out') {
            const [importId] = imports.splice(one.place % Math.max(1, imports.length), 1);
            if (importId === undefined) continue;
            const remove = () => takeOutImport(analytics, { id: importId, workspace, path: '' });
            await builder.takeOut({ workspace, importId, isWhole: false, remove });
          } else if (one.kind === 'undo') {
            const last = decisions.pop();
            if (last !== undefined)
              await builder.refreshIdentity(workspace, await undoDecision(records, workspace, last, 'x'));
          } else if (one.a !== one.b) {
            const made = await decideIdentity(records, workspace, { ...one, reason: '', author: 'x' });
            decisions.push(made.id);
            await builder.refreshIdentity(workspace, made);
          }
        }
        const lived = await stateOf(workspace);
        await new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) }).refresh({
          workspace,
          touchedImport: null,
        });
        expect(lived).toEqual(await stateOf(workspace));
      },
    ),
    { numRuns: 15 },
  );
  // Otherwise that was not tested.
  expect(grown).toBeGreaterThan(0);
}, 240_000);

test('two customers whose devices were joined by hand are two again when that is undone', async () => {
  const workspace = 'joined-devices';
  await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
  const parts = { analytics, records, log: { error: (detail: object) => expect(detail).toBeNull() } };
  const builder = new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) });
  await makeStored(records, { workspace, id: 'all', origin: 'built-in', author: 'x', definition: wholeTimeline });
  await builder.build(workspace, 'all');
  const join = { a: 'anonymous:x', b: 'anonymous:y', kind: 'join' as const, reason: '', author: 'x' };
  const made = await decideIdentity(records, workspace, join);
  await builder.refreshIdentity(workspace, made);
  const stored = ['ana', 'ben'].map((customer) =>
    eventSchema.parse({ id: `devices-${customer}`, activity: 'x', at: zero, customer, anonymous: 'x' }),
  );
  await storeEvents(analytics, workspace, stored);
  await builder.refreshLive(changeOf(workspace, stored));
  const customers = () =>
    analytics.query("select id from cases final where workspace = {workspace:String} and journey = 'all' order by id", {
      workspace,
    });
  expect(await customers()).toEqual([{ id: 'ana' }]);
  await builder.refreshIdentity(workspace, await undoDecision(records, workspace, made.id, 'x'));
  expect(await customers()).toEqual([{ id: 'ana' }, { id: 'ben' }]);
});

const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
test.each([
  ['oldest', ids, 'p1'],
  ['newest', ids, 'p6'],
  ['newest', ids.toReversed(), 'p1'],
])('a chain of ids stays whole when the %s of %j is seen on a new device', async (_, order, seen) => {
  const workspace = `chain-${order[0]}-${seen}`;
  await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
  const parts = { analytics, records, log: { error: (detail: object) => expect(detail).toBeNull() } };
  const builder = new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) });
  const live = async (...events: Partial<NewJourneyEvent>[]) => {
    const stored = events.map((one, place) =>
      eventSchema.parse({ id: `chain-${++number}`, activity: 'x', at: zero + place, ...one }),
    );
    await storeEvents(analytics, workspace, stored);
    await builder.refreshLive(changeOf(workspace, stored));
  };
  const chain = order.slice(1).map((customer, place) => ({
    customer,
    kind: 'alias' as const,
    properties: { previousId: order[place] ?? '' },
  }));
  await live(...chain);
  await live({ customer: seen, anonymous: 'new' });
  const [row] = await analytics.query(
    `select uniqExact(customer) as customers, countIf(identifier = 'anonymous:new') as devices
     from identities final where workspace = {workspace:String}`,
    { workspace },
  );
  expect(row).toEqual({ customers: 1, devices: 1 });
  const { assignments } = await stateOf(workspace);
  await new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) }).refresh({
    workspace,
    touchedImport: null,
  });
  expect(assignments).toEqual((await stateOf(workspace)).assignments);
});

test('thousands of customers who come at once are who they are when they come one after another', async () => {
  const stateAfter = async (workspace: string, atOnce: number) => {
    await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
    const parts = { analytics, records, log: { error: (detail: object) => expect(detail).toBeNull() } };
    const builder = new JourneyBuilder({ ...parts, identity: new IdentityKeeper(analytics, records) });
    // Every device has two owners in the end, or one who goes by another name as well.
    const events = Array.from({ length: 3000 }, (_, n) => [
      { customer: `c${n}`, anonymous: `d${n % 2500}` },
      { customer: `c${n}`, kind: 'alias' as const, properties: { previousId: `old${n}` } },
    ]).flat();
    const stored = events.map((one, n) =>
      eventSchema.parse({ id: `many-${n}`, activity: 'x', at: zero + n * 1000, ...one }),
    );
    for (let from = 0; from < stored.length; from += atOnce) {
      const part = stored.slice(from, from + atOnce);
      await storeEvents(analytics, workspace, part);
      await builder.refreshLive(changeOf(workspace, part));
    }
    return (await stateOf(workspace)).assignments;
  };
  const atOnce = await stateAfter('at-once', 6000);
  expect(atOnce).toEqual(await stateAfter('in-parts', 600));
  expect((atOnce as unknown[]).length).toBeGreaterThan(3000);
});

function changeOf(workspace: string, events: readonly AcceptedEvent['event'][]) {
  return {
    workspace,
    customers: new Set(events.map((one) => one.customer)),
    links: events.flatMap((one) => linksOf(one)),
    objectTypes: new Set(events.flatMap((one) => one.objects.map((object) => object.type))),
  };
}
