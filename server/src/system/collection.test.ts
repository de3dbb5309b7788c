import { gzipSync } from 'node:zlib';
import type { CustomerTimeline } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapOf, momentAt, newSourceAlone, settled, track } from './collecting.ts';
import { call, newDirectory, type ServerProcess, startProcess } from './running-server.ts';

describe('what is sent to a source', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
  });
  afterAll(() => server.stop());

  const fresh = (name: string) => newSourceAlone(server, name);
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
      time: momentAt(seconds),
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
    await source.send('page', { ...device, name: 'Home', messageId: 'p1', timestamp: momentAt(1) });
    await settled(server);
    expect((await timeline(workspace, 'anonymous:d1')).total).toBe(1);
    await source.send('identify', { ...device, userId: 'ana', messageId: 'i1', timestamp: momentAt(5) });
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
