import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openReceiver, verified, type WebhookReceiver } from '../../test-engines/webhook-receiver.ts';
import { migrateRecords, openEmbeddedRecords, type Records } from '../engines/index.ts';
import type { Resolve } from './address.ts';
import { announce } from './announce.ts';
import { listDeliveries, retryDelivery } from './delivery-store.ts';
import { Sender } from './sender.ts';
import { changeWebhook, deleteWebhook, getWebhook, listWebhooks, makeWebhook, rotateSecret } from './webhook-store.ts';

const workspace = 'wsp_test';
const day = 86_400_000;
let records: Records;
let receiver: WebhookReceiver;
/** How far the clock of senders is ahead. */
let ahead: number;
let warnings: string[];
let failures: string[];
beforeAll(async () => {
  records = await openEmbeddedRecords(null);
  await migrateRecords(records);
  await records.insertInto('workspaces').values({ id: workspace, name: 'Test' }).execute();
});
beforeEach(async () => {
  receiver = await openReceiver();
  ahead = 0;
  warnings = [];
  failures = [];
});
afterEach(async () => {
  expect(failures).toEqual([]);
  for (const { id } of await listWebhooks(records, workspace)) await deleteWebhook(records, { workspace, id });
  await receiver.close();
});
afterAll(() => records.destroy());

const noNames: Resolve = async () => [];
const sender = (resolve = noNames) =>
  new Sender({
    records,
    resolve,
    version: 'test',
    now: () => Date.now() + ahead,
    chance: () => 0,
    log: {
      warn: (_, words) => warnings.push(words),
      error: (detail, words) => failures.push(`${words}: ${Object.values(detail).join()}`),
    },
  });
const make = (more: { url?: string; isInside?: boolean } = {}) =>
  makeWebhook(
    records,
    { workspace, author: 'test' },
    {
      name: 'Team',
      url: more.url ?? receiver.url,
      topics: ['finding.opened'],
      outcome: null,
      isInside: more.isInside ?? true,
    },
  );
const tell = (id = 'fnd_1', inside = records) =>
  announce(inside, {
    workspace,
    topic: 'finding.opened',
    subject: id,
    outcome: null,
    at: new Date('2026-03-01T10:00:00Z'),
    data: { id, source: 'src', kind: 'silent', subject: '', words: 'Nothing came.', openedAt: '2026-03-01T10:00:00Z' },
  });
/** Looks once and waits until what was begun is settled. */
async function send(resolve = noNames): Promise<void> {
  const one = sender(resolve);
  await one.look();
  while (one.underWay > 0) await new Promise((done) => setTimeout(done, 10));
}
const deliveries = async (id: string) => (await listDeliveries(records, id, { limit: 200, cursor: null })).items;
const only = async (id: string) => (await deliveries(id))[0];

describe('a delivery', () => {
  test('is signed as the specification says, with the body as it is kept', async () => {
    const { id, secret } = await make();
    await tell();
    await send();
    const [came] = receiver.received;
    if (came === undefined) throw new Error('Nothing came.');
    expect(verified(secret, came)).toEqual({
      type: 'finding.opened',
      timestamp: '2026-03-01T10:00:00.000Z',
      data: expect.objectContaining({ id: 'fnd_1', words: 'Nothing came.' }),
    });
    expect(came.headers['webhook-id']).toBe((await only(id))?.id);
    expect(() => verified(secret, { ...came, body: `${came.body} ` })).toThrow();
    expect(await only(id)).toMatchObject({ state: 'sent', attempts: 1, lastStatus: 204, lastError: null });
  });

  test('falls with the transaction in which it was written', async () => {
    const { id } = await make();
    const broken = records.transaction().execute(async (transaction) => {
      await tell('fnd_2', transaction);
      throw new Error('The disk is full');
    });
    await expect(broken).rejects.toThrow('The disk is full');
    expect(await deliveries(id)).toEqual([]);
  });

  test('that is answered with 500 comes again later under the same id, until it arrives', async () => {
    const { id, secret } = await make();
    await tell();
    receiver.answer = () => ({ status: 500 });
    await send();
    expect(await only(id)).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'It answered 500.' });
    await send();
    expect(receiver.received).toHaveLength(1);
    ahead += 5000;
    await send();
    receiver.answer = () => ({ status: 204 });
    ahead += 5 * 60_000;
    await send();
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map((one) => one.headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map((one) => one.body)).size).toBe(1);
    expect(new Set(receiver.received.map((one) => one.headers['webhook-timestamp'])).size).toBe(3);
    expect(await only(id)).toMatchObject({ state: 'sent', attempts: 3 });
    expect(await getWebhook(records, { workspace, id })).toMatchObject({ failures: 0, state: 'active' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  test('waits for as long as the receiver asks', async () => {
    const { id } = await make();
    await tell();
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await send();
    ahead += 599_000;
    await send();
    expect(receiver.received).toHaveLength(1);
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': 'soon' } });
    ahead += 2000;
    await send();
    receiver.answer = () => ({ status: 204 });
    ahead += 5 * 60_000;
    await send();
    expect(receiver.received).toHaveLength(3);
    expect(await only(id)).toMatchObject({ state: 'sent', attempts: 3 });
  });

  test('is given up after seven tries, and sent once more by hand', async () => {
    const { id } = await make();
    await tell();
    receiver.answer = () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    for (let tried = 0; tried < 9; tried++) {
      await send();
      ahead += 10.1 * 3_600_000;
    }
    expect(receiver.received).toHaveLength(7);
    expect((await only(id))?.lastError).toContain('redirects are not followed');
    receiver.answer = () => ({ status: 200 });
    await retryDelivery(records, workspace, (await only(id))?.id ?? '');
    await send();
    expect(await only(id)).toMatchObject({ state: 'sent', attempts: 8 });
  });

  test('whose sender died is taken up again by the next one', async () => {
    const { id } = await make();
    await tell();
    receiver.answer = () => null;
    const dying = sender();
    await dying.look();
    await receiver.has(1);
    receiver.answer = () => ({ status: 204 });
    // Nobody takes it while the first may still be at it.
    await send();
    expect(receiver.received).toHaveLength(1);
    ahead += 26_000;
    await send();
    expect(await only(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(receiver.received[1]?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
    await dying.stop();
  });

  test('that gets no answer is broken off, and holds up no other webhook', async () => {
    const slow = await make();
    const other = await openReceiver();
    const quick = await make({ url: other.url });
    receiver.answer = () => null;
    for (let each = 0; each < 6; each++) await tell(`fnd_${each}`);
    const both = sender();
    both.start();
    await other.has(6);
    await both.stop();
    await other.close();
    expect((await deliveries(quick.id)).filter((one) => one.state === 'sent').length).toBeGreaterThanOrEqual(5);
    expect((await deliveries(slow.id)).map((one) => one.attempts)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(receiver.received).toHaveLength(4);
  });
});

describe('a webhook', () => {
  test('whose receiver answers 410 is stopped, and what waited is given up', async () => {
    const { id } = await make();
    await tell();
    receiver.answer = () => ({ status: 410 });
    await send();
    await tell('fnd_2');
    expect(await getWebhook(records, { workspace, id })).toMatchObject({ state: 'stopped', waiting: 0 });
    expect((await deliveries(id)).map((one) => one.state)).toEqual(['failed']);
    expect(warnings[0]).toContain('410');
  });

  test('is paused after ten failures over three days, says so, and goes on where it stood', async () => {
    const { id } = await make();
    receiver.answer = () => ({ status: 503 });
    for (let each = 0; each < 9; each++) await tell(`fnd_${each}`);
    for (let each = 0; each < 3; each++) await send();
    expect(await getWebhook(records, { workspace, id })).toMatchObject({ state: 'active', failures: 9 });
    ahead += 3 * day;
    await send();
    const paused = await getWebhook(records, { workspace, id });
    expect(paused).toMatchObject({ state: 'paused', waiting: 9 });
    expect(paused.reason).toContain('three days');
    await changeWebhook(records, { workspace, id }, { state: 'active' });
    receiver.answer = () => ({ status: 204 });
    ahead += day;
    for (let each = 0; each < 3; each++) await send();
    expect(await getWebhook(records, { workspace, id })).toMatchObject({ waiting: 0, failures: 0, reason: null });
  });

  test('signs with both secrets for a day after a rotation, then with the new one', async () => {
    const { id, secret: old } = await make();
    const { secret } = await rotateSecret(records, { workspace, id });
    await tell('fnd_1');
    await send();
    const [both] = receiver.received;
    if (both === undefined) throw new Error('Nothing came.');
    expect([verified(old, both).type, verified(secret, both).type]).toEqual(['finding.opened', 'finding.opened']);
    await records
      .updateTable('webhooks')
      .set({ old_secret_until: new Date(Date.now() - 1) })
      .execute();
    await tell('fnd_2');
    await send();
    const later = receiver.received[1] ?? both;
    expect(verified(secret, later).type).toBe('finding.opened');
    expect(() => verified(old, later)).toThrow();
  });

  test('never shows its secret in what is read of it', async () => {
    const { id, secret } = await make();
    await tell();
    await send();
    const read = JSON.stringify([await getWebhook(records, { workspace, id }), await deliveries(id)]);
    expect(read).not.toContain(secret.slice(6));
  });
});

describe('an address', () => {
  test('that turns to a private one after it was accepted is not called', async () => {
    const answers = [{ address: '127.0.0.1', family: 4 } as const];
    const { id } = await make({ url: `https://hooks.example:${receiver.port}/`, isInside: false });
    await tell();
    await send(async () => answers);
    expect(receiver.received).toHaveLength(0);
    expect((await only(id))?.lastError).toContain('private');
  });

  test('is looked up once a try, and called where it was checked', async () => {
    let asked = 0;
    const { id } = await make({ url: `http://hooks.example:${receiver.port}/hook` });
    await tell();
    await send(async () => {
      asked += 1;
      return [{ address: '127.0.0.1', family: 4 }];
    });
    expect([asked, receiver.received[0]?.headers.host]).toEqual([1, `hooks.example:${receiver.port}`]);
    expect(await only(id)).toMatchObject({ state: 'sent' });
  });
});
