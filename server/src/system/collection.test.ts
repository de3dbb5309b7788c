import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { QuarantinedRow } from '@throughline/core/events';
import type { CustomerTimeline } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapOf, newSource, settled, type TestSource } from './collecting.ts';
import { call, newDirectory, newWorkspace, type ServerProcess, startProcess } from './running-server.ts';

const zero = Date.UTC(2026, 0, 5, 9);
const iso = (seconds: number) => new Date(zero + seconds * 1000).toISOString();
const track = (userId: string, event: string, seconds: number, more: object = {}) => ({
  type: 'track',
  userId,
  event,
  messageId: `${userId}-${event}-${seconds}`,
  timestamp: iso(seconds),
  ...more,
});

describe('what is sent to a source', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
  });
  afterAll(() => server.stop());

  /** A source in a workspace of its own. */
  async function fresh(name: string): Promise<{ workspace: string; source: TestSource }> {
    const workspace = await newWorkspace(server, name);
    return { workspace, source: await newSource(server, 'shop', workspace) };
  }
  const timeline = async (workspace: string, customer: string) =>
    (await call<CustomerTimeline>(server, `/api/v1/customers/${encodeURIComponent(customer)}/timeline`, { workspace }))
      .body;

  test('is on the map soon after it was accepted, in the order in which it happened', async () => {
    const { workspace, source } = await fresh('order');
    const { status, body } = await source.send('batch', {
      batch: [track('ana', 'Paid', 20), track('ana', 'Ordered', 10), track('ana', 'Received', 30)],
    });
    expect([status, body]).toEqual([200, { success: true, accepted: 3, duplicates: 0, quarantined: [] }]);
    await settled(server);
    const map = await mapOf(server, 'all', workspace);
    expect(map.transitions.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['Ordered', 'Paid', 1],
      ['Paid', 'Received', 1],
    ]);
  });

  test('counts once, however often it is sent: at the same time, later, and after a restart', async () => {
    const { workspace, source } = await fresh('again');
    const batch = Array.from({ length: 300 }, (_, place) => track(`c${place % 7}`, 'Clicked', place));
    const answers = await Promise.all(Array.from({ length: 4 }, () => source.send('batch', { batch })));
    const sum = (name: 'accepted' | 'duplicates') => answers.reduce((total, { body }) => total + (body[name] ?? 0), 0);
    expect([sum('accepted'), sum('duplicates')]).toEqual([300, 900]);
    await settled(server);
    expect((await source.send('batch', { batch })).body).toMatchObject({ accepted: 0, duplicates: 300 });
    expect((await mapOf(server, 'all', workspace)).population.events).toBe(300);
  });

  test('with the id of another event and other content is held back and told', async () => {
    const { workspace, source } = await fresh('conflict');
    await source.send('track', track('ana', 'Ordered', 1));
    const other = { ...track('ana', 'Ordered', 1), event: 'Paid' };
    const sent = await source.send('batch', { batch: [other, track('ana', 'Packed', 2)] });
    expect(sent.body).toMatchObject({ accepted: 1, quarantined: [{ index: 0, reason: 'same-id-other-content' }] });
    await settled(server);
    expect((await source.send('track', other)).status).toBe(400);
    expect((await mapOf(server, 'all', workspace)).population.events).toBe(2);
  });

  test('and cannot become an event waits in quarantine, while the rest of the batch is taken', async () => {
    const { workspace, source } = await fresh('bad');
    const { body } = await source.send('batch', {
      batch: [
        track('ana', 'Fine', 1),
        { type: 'track', event: 'Nobody' },
        track('ana', 'Never', 0, { timestamp: 'soon' }),
        track('ana', 'Tomorrow', 0, { timestamp: new Date(Date.now() + 86_400_000).toISOString() }),
        { type: 'dance', userId: 'ana' },
        'text',
        track('ana', 'Free', 3, { properties: { revenue: 'much', currency: 'EUR' } }),
        track('ana', 'Large', 4, { properties: { text: 'x'.repeat(40_000) } }),
        track('ana', 'Never set', 5, { timestamp: '0001-01-01T00:00:00Z' }),
        track('ana', 'Paid', 6, { properties: { revenue: { amount: 5 }, currency: 'EUR' } }),
      ],
    });
    expect(body.accepted).toBe(1);
    expect(body.quarantined?.map((one) => [one.index, one.reason])).toEqual([
      [1, 'no-customer'],
      [2, 'time-unreadable'],
      [3, 'time-in-future'],
      [4, 'row-malformed'],
      [5, 'row-malformed'],
      [6, 'money-unreadable'],
      [7, 'event-too-large'],
      [8, 'time-out-of-range'],
      [9, 'money-unreadable'],
    ]);
    expect(body.quarantined?.map((one) => one.id)).toEqual([
      '',
      'ana-Never-0',
      'ana-Tomorrow-0',
      '',
      '',
      'ana-Free-3',
      'ana-Large-4',
      'ana-Never set-5',
      'ana-Paid-6',
    ]);
    await settled(server);
    const held = await call<{ items: QuarantinedRow[] }>(server, `/api/v1/sources/${source.id}/quarantine`, {
      workspace,
    });
    expect(held.body.items.map((one) => one.reason).sort()).toEqual(
      (body.quarantined ?? []).map((one) => one.reason).sort(),
    );
  });

  test('and holds half a character, anywhere, holds nothing else up', async () => {
    const { workspace, source } = await fresh('halves');
    const half = 'z\ud83d';
    const odd = [
      track('ana', 'Facts', 3, { properties: { function: half, language: half, [half]: half } }),
      track('ana', 'Objects', 4, { properties: { objects: [{ type: half, id: 'whole', qualifier: half }] } }),
      track('ana', half, 5, { messageId: 'activity' }),
    ];
    const { body } = await source.send('batch', { batch: odd });
    expect(body.accepted).toBe(3);
    const cut = [
      track('ana', 'Time', 7, { timestamp: `${'x'.repeat(99)}😀` }),
      { ...track('ana', 'Type', 8), type: `${'x'.repeat(39)}😀` },
    ];
    expect((await source.send('batch', { batch: cut })).body.quarantined).toHaveLength(2);
    const long = `${'x'.repeat(199)}😀`;
    for (const event of ['Long', 'Other'])
      await source.send('batch', { batch: [track('ana', event, 9, { messageId: long })] });
    expect((await source.send('batch', { batch: odd })).body).toMatchObject({ accepted: 0, duplicates: 3 });
    await source.send('batch', { batch: [track('ben', 'Fine', 10)] });
    await settled(server);
    expect((await mapOf(server, 'all', workspace)).population.events).toBe(5);
    const held = await call<{ items: QuarantinedRow[] }>(server, `/api/v1/sources/${source.id}/quarantine`, {
      workspace,
    });
    expect(held.body.items).toHaveLength(3);
  });

  test('and has an id that cannot be kept as it is, waits in quarantine instead of becoming another one', async () => {
    const { workspace, source } = await fresh('damaged ids');
    const [half, zero] = ['z\ud83d', 'a\u0000b'];
    const { body } = await source.send('batch', {
      batch: [
        track('ana', 'Id', 1, { messageId: half }),
        track('ana', 'Account', 2, { context: { groupId: half } }),
        track('ana', 'Order', 3, { properties: { order_id: half } }),
        track('ana', 'Objects', 4, { properties: { objects: [{ type: 'order', id: zero }] } }),
        track(half, 'Customer', 5),
        track(zero, 'Customer', 6),
        { type: 'group', userId: 'ana', groupId: half, messageId: 'group-1', timestamp: iso(7) },
        { type: 'alias', userId: 'ana', previousId: zero, messageId: 'alias-1', timestamp: iso(8) },
        { type: 'identify', userId: 'ana', traits: { email: `${half}@x.org`, emailVerified: true } },
        track('ab', 'Fine', 9),
      ],
    });
    expect(body.accepted).toBe(1);
    expect(body.quarantined?.map((one) => one.reason)).toEqual(Array.from({ length: 9 }, () => 'text-unreadable'));
    const latin = (id: string) => Buffer.from(JSON.stringify({ batch: [track(id, 'Latin', 10)] }), 'latin1');
    for (const id of ['caf\u00e9', 'caf\u00e8'])
      expect((await source.send('batch', latin(id))).body.quarantined).toMatchObject([{ reason: 'text-unreadable' }]);
    await settled(server);
    expect((await mapOf(server, 'all', workspace)).population).toMatchObject({ events: 1, customers: 1 });
  });

  test('and names its customer by a number keeps every digit', async () => {
    const { workspace, source } = await fresh('digits');
    const written = ['9007199254740992', '9007199254740993', '12345678901234567890', '12345678901234567891'];
    const messages = written.map((id, place) =>
      JSON.stringify(track('ID', 'Came', place)).replace('"userId":"ID"', `"userId":${id}`),
    );
    const sent = await source.send('batch', `\ufeff{"batch":[${messages.join(',')}]}`);
    expect(sent).toMatchObject({ status: 200, body: { accepted: 4, quarantined: [] } });
    await settled(server);
    expect((await mapOf(server, 'all', workspace)).population.customers).toBe(4);
    const rounded = `{"batch":[${JSON.stringify(track('ID', 'Came', 9)).replace('"ID"', '9.007199254740993e15')}]}`;
    expect((await source.send('batch', rounded)).body).toMatchObject({ accepted: 1, quarantined: [] });
    await settled(server);
    expect((await mapOf(server, 'all', workspace)).population.customers).toBe(5);
    const found = await call(server, `/api/v1/customers/${written[3]}/timeline`, { workspace });
    expect(found.status).toBe(200);
  });

  test('in one call is of so many messages that they can be kept', async () => {
    const { source } = await fresh('many');
    const sent = await source.send('batch', { batch: Array.from({ length: 5001 }, () => 1) });
    expect([sent.status, sent.body.detail]).toEqual([413, 'A call has at most 5,000 messages. Send smaller batches.']);
  });

  test('and is nested too deep to be kept costs only itself', async () => {
    const { source } = await fresh('deep');
    const fine = JSON.stringify(track('ana', 'Fine', 1));
    const deep = `{"type":"track","userId":"ana","event":"Deep","properties":${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}}`;
    const { status, body } = await source.send('batch', Buffer.from(`{"batch":[${fine},${deep}]}`));
    expect([status, body.accepted]).toEqual([200, 1]);
    expect(body.quarantined?.map((one) => [one.index, one.reason])).toEqual([[1, 'row-malformed']]);
    expect((await source.send('track', Buffer.from(deep))).status).toBe(400);
  });

  test('may be packed, may carry its key in the body, and may come from a page of another site', async () => {
    const { source } = await fresh('ways');
    const packed = gzipSync(JSON.stringify({ batch: [track('ana', 'Packed', 1)] }));
    expect((await source.send('batch', packed, { headers: { 'content-encoding': 'gzip' } })).body.accepted).toBe(1);
    const fromPage = await fetch(`${server.url}/v1/t`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
      body: JSON.stringify({ ...track('ana', 'Seen', 2), writeKey: source.writeKey }),
    });
    expect([fromPage.status, fromPage.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const asked = await fetch(`${server.url}/v1/batch`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('authorization'),
    ]);
  });

  test('by CloudEvents becomes events of their type', async () => {
    const { workspace, source } = await fresh('cloud');
    const event = (id: string, type: string, seconds: number) => ({
      specversion: '1.0',
      id,
      source: '/crm',
      type,
      time: iso(seconds),
      userid: 'ana',
      data: { order_id: 'o1' },
    });
    const sent = await source.send('events', [event('1', 'ticket.opened', 1), event('2', 'ticket.closed', 5)], {
      headers: { 'content-type': 'application/cloudevents-batch+json' },
    });
    expect(sent.body).toMatchObject({ accepted: 2 });
    expect((await source.send('events', event('1', 'ticket.opened', 1))).body).toMatchObject({ duplicates: 1 });
    await settled(server);
    const { items } = await timeline(workspace, 'ana');
    expect(items.map((one) => [one.activity, one.objects[0]?.id])).toEqual([
      ['ticket.opened', 'o1'],
      ['ticket.closed', 'o1'],
    ]);
  });

  test('by shops turns into money once: an order earns, a refund gives back, a basket does neither', async () => {
    const { workspace, source } = await fresh('shop');
    const money = { currency: 'EUR', order_id: 'o1' };
    await source.send('batch', {
      batch: [
        track('ana', 'Checkout Started', 1, { properties: { ...money, revenue: 50 } }),
        track('ana', 'order_completed', 2, { properties: { ...money, revenue: 50, total: 60 } }),
        track('ana', 'Order Refunded', 3, { properties: { ...money, total: 20 } }),
        track('ana', 'Experiment Viewed', 4, { properties: { experiment_id: 'e1', variation_id: 'b' } }),
      ],
    });
    await settled(server);
    const { items } = await timeline(workspace, 'ana');
    expect(items.map((one) => [one.activity, one.revenue?.minor ?? 0])).toEqual([
      ['Checkout Started', 0],
      ['Order Completed', 5000],
      ['Order Refunded', -2000],
      ['Experiment Viewed', 0],
    ]);
    expect(items[3]).toMatchObject({ kind: 'exposure', objects: [{ type: 'experiment', id: 'e1', qualifier: 'b' }] });
  });

  test('by a clock that is wrong is put right by when it was sent', async () => {
    const { workspace, source } = await fresh('clock');
    const slow = Date.now() - 3_600_000;
    await source.send('track', {
      ...track('ana', 'Late', 0),
      timestamp: new Date(slow - 60_000).toISOString(),
      sentAt: new Date(slow).toISOString(),
    });
    await settled(server);
    const [item] = (await timeline(workspace, 'ana')).items;
    expect(Math.abs(Date.now() - 60_000 - new Date(item?.at ?? 0).getTime())).toBeLessThan(10_000);
  });

  test('before somebody is known belongs to them once they are', async () => {
    const { workspace, source } = await fresh('stitch');
    const device = { anonymousId: 'd1' };
    await source.send('page', { ...device, name: 'Home', messageId: 'p1', timestamp: iso(1) });
    await settled(server);
    expect((await timeline(workspace, 'anonymous:d1')).total).toBe(1);
    await source.send('identify', { ...device, userId: 'ana', messageId: 'i1', timestamp: iso(5) });
    await source.send('track', track('ana', 'Ordered', 9, device));
    await settled(server);
    const map = await mapOf(server, 'all', workspace);
    expect(map.population).toMatchObject({ cases: 1, customers: 1, events: 3 });
    expect((await timeline(workspace, 'ana')).items.map((one) => one.activity)).toEqual([
      'Viewed Home',
      'Identified',
      'Ordered',
    ]);
    // What pointed to the device before still finds its customer.
    expect((await timeline(workspace, 'anonymous:d1')).customer).toBe('ana');
  });

  test('is refused with a word about what to do: no key, no JSON, no list, too large, packed wrongly', async () => {
    const { source } = await fresh('refused');
    const statuses = [
      await source.send('track', track('ana', 'X', 1), { headers: { authorization: '' } }),
      await source.send('track', track('ana', 'X', 1), {
        headers: { authorization: `Basic ${btoa(`${'k'.repeat(20_000)}:`)}` },
      }),
      await source.send('batch', '{'),
      await source.send('batch', { events: [] }),
      await source.send('batch', { batch: ['x'.repeat(600_000)] }),
      await source.send('batch', 'no gzip', { headers: { 'content-encoding': 'gzip' } }),
      await source.send('batch', gzipSync(JSON.stringify({ batch: ['x'.repeat(9_000_000)] })), {
        headers: { 'content-encoding': 'gzip' },
      }),
    ];
    expect(statuses.map((one) => one.status)).toEqual([401, 401, 400, 400, 413, 400, 413]);
    for (const { body } of statuses) expect(body.detail).toMatch(/\w+ \w+/);
  });

  test('by somebody who never ends is let go', async () => {
    const { source } = await fresh('slow');
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port) });
    const authorization = `Basic ${Buffer.from(`${source.writeKey}:`).toString('base64')}`;
    socket.write(
      `POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Length: 900\r\n\r\n{`,
    );
    const begun = Date.now();
    await once(socket.resume(), 'close');
    expect(Date.now() - begun).toBeLessThan(20_000);
  });

  test('by many who never end makes room for whoever sends', { timeout: 30_000 }, async () => {
    const { source } = await fresh('slow crowd');
    const { hostname, port } = new URL(server.url);
    const crowd = Array.from({ length: 130 }, () => connect({ host: hostname, port: Number(port) }));
    try {
      for (const socket of crowd) {
        socket.on('error', () => undefined);
        socket.write('POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 512000\r\n\r\n{');
      }
      const begun = Date.now();
      // Who stands in nobody's way is let go after ten seconds only.
      const answered = async (status: number) => {
        while ((await source.send('track', track('ana', 'Called', 1))).status !== status)
          if (Date.now() - begun > 8000) throw new Error(`No call was answered with ${status}`);
      };
      await answered(429);
      await answered(200);
    } finally {
      for (const socket of crowd) socket.destroy();
    }
  });

  test('a source whose key was withdrawn can send nothing more', async () => {
    const { workspace, source } = await fresh('withdrawn');
    expect((await source.send('track', track('ana', 'X', 1))).status).toBe(200);
    await call(server, `/api/v1/sources/${source.id}/write-key`, { method: 'DELETE', workspace });
    expect((await source.send('track', track('ana', 'Y', 2))).status).toBe(401);
  });

  test('shows in the feed of pages that listen, which hear when the cases have followed', async () => {
    const { workspace, source } = await fresh('feed');
    const feed = await fetch(`${server.url}/api/v1/live`, {
      headers: { authorization: `Bearer a-bootstrap-key-for-tests-of-40-letters`, 'throughline-workspace': workspace },
    });
    const reader = feed.body?.getReader();
    await source.send('track', track('ana', 'Heard', 1));
    let text = '';
    const changed = 'event: change\ndata: {"generation":';
    while (!text.includes('"activity":"Heard"') || !text.includes(changed)) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) break;
      text += new TextDecoder().decode(value);
    }
    await reader?.cancel();
    expect(text).toContain('event: tick');
    expect(text).toContain(changed);
  });
});
