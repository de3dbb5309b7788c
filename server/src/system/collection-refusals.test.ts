import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { QuarantinedRow } from '@throughline/core/events';
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
        { type: 'group', userId: 'ana', groupId: half, messageId: 'group-1', timestamp: momentAt(7) },
        { type: 'alias', userId: 'ana', previousId: zero, messageId: 'alias-1', timestamp: momentAt(8) },
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

  /** So many calls that announce more than they send and never end; `answered` resolves when the first of them is refused. */
  function crowdOf(many: number, sent: string) {
    const { hostname, port } = new URL(server.url);
    const crowd = Array.from({ length: many }, () => connect({ host: hostname, port: Number(port) }));
    const sending = crowd.map(
      (socket) =>
        new Promise<unknown>((resolve) => {
          socket.on('error', resolve);
          socket.write(`POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 512000\r\n\r\n${sent}`, resolve);
        }),
    );
    const sendAway = () => {
      for (const socket of crowd) socket.destroy();
    };
    return { haveSent: Promise.all(sending), sendAway };
  }

  test('by many who announce much and send little turns nobody away', async () => {
    const { source } = await fresh('announcing crowd');
    const { sendAway } = crowdOf(400, '{');
    try {
      const statuses = new Set<number>();
      for (let place = 0; place < 50; place++)
        statuses.add((await source.send('track', track('ana', 'Called', place))).status);
      expect([...statuses]).toEqual([200]);
    } finally {
      sendAway();
    }
  });

  test('by many who send much and never end makes room for whoever sends', { timeout: 30_000 }, async () => {
    const { source } = await fresh('slow crowd');
    // More than there is room for.
    const { haveSent, sendAway } = crowdOf(520, `{${' '.repeat(510_000)}`);
    try {
      await haveSent;
      const begun = Date.now();
      let taken = begun;
      while (Date.now() - begun < 5000) {
        if ((await source.send('track', track('ana', 'Called', 1))).status === 200) taken = Date.now();
        // Who stands in nobody's way is let go after ten seconds only.
        expect(Date.now() - taken).toBeLessThan(2500);
      }
    } finally {
      sendAway();
    }
  });

  test('by calls behind each other whose connections break takes no room from those who come later', async () => {
    const { source } = await fresh('broken connections');
    const { hostname, port } = new URL(server.url);
    const calls = 'POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}'.repeat(100);
    // What they took would be more than there is room for.
    for (let place = 0; place < 200; place++) {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.write(calls, resolve));
      socket.resetAndDestroy();
    }
    await expect
      .poll(async () => (await source.send('track', track('ana', 'Called', 1))).status, { timeout: 10_000 })
      .toBe(200);
  });

  test('a source whose key was withdrawn can send nothing more', async () => {
    const { workspace, source } = await fresh('withdrawn');
    expect((await source.send('track', track('ana', 'X', 1))).status).toBe(200);
    await call(server, `/api/v1/sources/${source.id}/write-key`, { method: 'DELETE', workspace });
    expect((await source.send('track', track('ana', 'Y', 2))).status).toBe(401);
  });
});
