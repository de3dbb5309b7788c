import type {
  CustomerIdentity,
  Decision,
  FoundCustomer,
  Hub,
  IdentitySummary,
  SharedDevice,
} from '@throughline/core/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapOf, newSource, settled, type TestSource } from './collecting.ts';
import { call, newDirectory, type ServerProcess, startProcess } from './running-server.ts';

let directory: string;
let server: ServerProcess;
let source: TestSource;
beforeAll(async () => {
  directory = await newDirectory();
  server = await startProcess(directory);
  source = await newSource(server, 'shop');
});
afterAll(() => server.stop());

const zero = Date.UTC(2026, 0, 5, 9);
let sent = 0;
const message = (who: object, event: string, more: object = {}) => ({
  type: 'track',
  event,
  messageId: `m${++sent}`,
  timestamp: new Date(zero + sent * 1000).toISOString(),
  ...who,
  ...more,
});
const read = async <T>(path: string) => (await call<T>(server, `/api/v1${path}`)).body;
const identityOf = (customer: string) => read<CustomerIdentity>(`/customers/${customer}/identity`);
const decide = (body: object) =>
  call<Decision>(server, '/api/v1/identity/decisions', { method: 'POST', body: JSON.stringify(body) });
const found = (id: string, identifier: string, isExact: boolean, events: number) => ({
  id,
  identifier,
  isExact,
  events,
});
const customers = async () => (await mapOf(server)).population.customers;

test('one person of two devices and two ids is told with all that joins them', async () => {
  await source.send('batch', {
    batch: [
      message({ anonymousId: 'phone' }, 'Looked'),
      message({ userId: 'ana', anonymousId: 'phone' }, 'Signed in', { context: { groupId: 'household-1' } }),
      message({ userId: 'ana', anonymousId: 'laptop' }, 'Ordered'),
      { ...message({ userId: 'ana' }, ''), type: 'alias', previousId: 'ana-old' },
      message({ userId: 'ana-old' }, 'Called'),
      message({ userId: 'ben', anonymousId: 'laptop' }, 'Ordered'),
      message({ anonymousId: 'kiosk' }, 'Looked'),
    ],
  });
  await settled(server);
  const ana = await identityOf('ana-old');
  expect(ana.customer).toBe('ana');
  expect([...new Set(ana.parts.map((one) => one.identifier))].sort()).toEqual([
    'ana',
    'ana-old',
    'anonymous:ana-old',
    'anonymous:laptop',
    'anonymous:phone',
  ]);
  expect(ana.links).toContainEqual(expect.objectContaining({ a: 'ana', b: 'ana-old', rule: 'alias', isSplit: false }));
  expect(ana.accounts).toEqual([{ account: 'household-1', customers: ['ana'], customersTotal: 1 }]);
  expect((await read<{ items: SharedDevice[] }>('/identity/shared-devices')).items).toEqual([
    { device: 'anonymous:laptop', customers: ['ana', 'ben'], customersTotal: 2 },
  ]);
  expect(await read<IdentitySummary>('/identity')).toEqual({
    events: 7,
    knownEvents: 5,
    stitchedEvents: 1,
    identifiers: 5,
    customers: 3,
    joinedIdentifiers: 3,
    sharedDevices: 1,
    standingDecisions: 0,
  });
});

test.each<[string, FoundCustomer[]]>([
  ['ana', [found('ana', 'ana', true, 5)]],
  ['device phone', [found('ana', 'anonymous:phone', true, 5)]],
  ['one ph', [found('ana', 'anonymous:phone', false, 5)]],
  ['hon', [found('ana', 'anonymous:phone', false, 5)]],
  ['KIOSK', [found('anonymous:kiosk', 'anonymous:kiosk', false, 1)]],
  ['laptop', [found('ana', 'anonymous:laptop', true, 5), found('ben', 'anonymous:laptop', true, 1)]],
  ['ana-old', [found('ana', 'ana-old', true, 5)]],
  ["x') or 1=1 --", []],
])('a customer is found by any identifier, as it is kept and as it is shown: %s', async (text, expected) => {
  const query = new URLSearchParams({ search: text });
  const { items, nextCursor } = await read<{ items: FoundCustomer[]; nextCursor: string | null }>(
    `/customers?${query}`,
  );
  expect([items, nextCursor]).toEqual([expected, null]);
});

test('customers are listed page by page, those who are named first', async () => {
  // In the order of names, all others who have it in theirs come before.
  await source.send('batch', { batch: ['ab', 'aab', 'aaab'].map((userId) => message({ userId }, 'Looked')) });
  await settled(server);
  const listed: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ search: 'ab', limit: '1', ...(cursor === '' ? {} : { cursor }) });
    const page: { items: FoundCustomer[]; nextCursor: string | null } = await read(`/customers?${query}`);
    listed.push(...page.items.map((one) => one.id));
    cursor = page.nextCursor;
  }
  expect(listed).toEqual(['ab', 'aaab', 'aab', 'ab']);
});

test('a split and its undoing change the map, and leave it as it was', async () => {
  const before = [await customers(), await mapOf(server)];
  const { body, status } = await decide({ a: 'ana', b: 'ana-old', kind: 'split', reason: 'mother and daughter' });
  expect([status, body.kind]).toEqual([201, 'split']);
  expect(await customers()).toBe(Number(before[0]) + 1);
  expect((await identityOf('ana-old')).customer).toBe('ana-old');
  const undo = () => call(server, `/api/v1/identity/decisions/${body.id}/undo`, { method: 'POST', body: '{}' });
  expect((await undo()).status).toBe(204);
  expect([await customers(), await mapOf(server)]).toEqual(before);
  expect((await undo()).status).toBe(404);
  expect((await read<{ items: Decision[] }>('/identity/decisions')).items).toMatchObject([
    { kind: 'split', reason: 'mother and daughter', undoneAt: expect.stringMatching(/^20/) },
  ]);
});

test('a join holds after a restart, and a decision about one identifier is refused', async () => {
  expect((await decide({ a: 'ben', b: 'ben', kind: 'join' })).status).toBe(400);
  const made = await decide({ a: 'ben', b: 'cleo', kind: 'join' });
  expect(made.status).toBe(201);
  await source.send('batch', { batch: [message({ userId: 'cleo' }, 'Paid')] });
  await settled(server);
  const known = await customers();
  await server.stop('SIGTERM');
  server = await startProcess(directory);
  source = await newSource(server, 'shop again');
  expect([await customers(), (await identityOf('cleo')).customer]).toEqual([known, 'ben']);
});

test('an address that three customers verified makes them one; half a company stays apart', async () => {
  const verified = (userId: string, email: string) => ({
    ...message({ userId }, ''),
    type: 'identify',
    traits: { email, emailVerified: true },
  });
  await source.send('batch', {
    batch: [
      ...['dora', 'dora-2', 'dora-3'].map((id) => verified(id, 'dora@example.org')),
      ...Array.from({ length: 30 }, (_, place) => verified(`member-${place}`, 'info@example.org')),
    ],
  });
  await settled(server);
  const { items } = await read<{ items: Hub[] }>('/identity/hubs');
  expect(items.map((one) => [one.identifier, one.customersTotal, one.isJoined])).toEqual([
    ['email:info@example.org', 30, false],
    ['email:dora@example.org', 3, true],
  ]);
});
