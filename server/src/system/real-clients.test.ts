import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics as SegmentAnalytics } from '@segment/analytics-node';
import type { CustomerTimeline, JourneyMap } from '@throughline/core/journeys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapOf, newSource, settled } from './collecting.ts';
import { call, newDirectory, type ServerProcess, startProcess } from './running-server.ts';

const zero = Date.UTC(2026, 2, 1, 8);
const people = 200;
const perPerson = 100;
const steps = ['Ordered', 'Paid', 'Packed', 'Sent', 'Received'];

/** The n-th event of a person; every person passes the steps in turn, a minute apart. */
function eventOf(person: number, place: number) {
  return {
    userId: `person-${person}`,
    event: steps[place % steps.length] ?? '',
    messageId: `p${person}-${place}`,
    timestamp: new Date(zero + place * 60_000 + person),
    properties: { order_id: `o${person}`, place },
  };
}

/** Every event of one half of each timeline twice, in an order that has nothing to do with time. */
function shuffledHalf(half: 0 | 1) {
  const count = (people * perPerson) / 2;
  return Array.from({ length: count * 2 }, (_, place) => {
    const number = (place * 7919) % count;
    return eventOf(number % people, Math.floor(number / people) * 2 + half);
  });
}

let server: ServerProcess;
let wire: Awaited<ReturnType<typeof badWire>>;
beforeAll(async () => {
  server = await startProcess(await newDirectory());
  wire = await badWire(server.url);
});
afterAll(async () => {
  await wire.close();
  await server.stop();
});

test('20,000 events of two SDKs over a bad wire, twice and out of order, are one exact timeline a person', async () => {
  const [backend, shop] = [await newSource(server, 'backend'), await newSource(server, 'shop')];
  const faults: unknown[] = [];
  const segment = new SegmentAnalytics({
    writeKey: backend.writeKey,
    host: wire.url,
    flushAt: 100,
    flushInterval: 200,
    maxRetries: 10,
  });
  segment.on('error', (fault) => faults.push(fault));
  const rudder = new RudderAnalytics(shop.writeKey, {
    dataPlaneUrl: wire.url,
    flushAt: 100,
    flushInterval: 200,
    retryCount: 10,
    gzip: true,
  });
  for (const one of shuffledHalf(0)) segment.track(one);
  let unanswered = 0;
  for (const one of shuffledHalf(1)) {
    // It weighs its whole queue at each new event, so the queue is kept short.
    while (unanswered >= 1000) await new Promise((resolve) => setTimeout(resolve, 5));
    unanswered += 1;
    rudder.track(one, ((fault?: unknown) => {
      unanswered -= 1;
      if (fault !== undefined && fault !== null) faults.push(fault);
    }) as () => void);
  }
  await segment.closeAndFlush();
  while (unanswered > 0) {
    rudder.flush();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(faults).toEqual([]);
  expect(wire.cut()).toBeGreaterThan(10);

  await settled(server);
  const map: Pick<JourneyMap, 'population' | 'transitions'> = await mapOf(server);
  expect(map.population).toMatchObject({ cases: people, customers: people, events: people * perPerson });
  expect(map.transitions).toHaveLength(steps.length);
  for (const person of [0, 17, people - 1]) {
    const { body } = await call<CustomerTimeline>(server, `/api/v1/customers/person-${person}/timeline?limit=1000`);
    expect(body.items.map((item) => [item.activity, item.source === backend.id])).toEqual(
      Array.from({ length: perPerson }, (_, place) => [steps[place % steps.length], place % 2 === 0]),
    );
  }
}, 120_000);

/** A way to the server that breaks at every fifth call, after the server has answered and before the sender hears it. */
async function badWire(url: string) {
  let calls = 0;
  let cut = 0;
  const proxy = createServer((incoming, outgoing) => {
    calls += 1;
    const breaks = calls % 5 === 0;
    const onward = request(new URL(incoming.url ?? '/', url), { method: incoming.method, headers: incoming.headers });
    onward.on('response', (answer) => {
      if (!breaks) {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      cut += 1;
      answer.resume();
      answer.on('end', () => incoming.socket.destroy());
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cut: () => cut,
    close: () => {
      proxy.closeAllConnections();
      return new Promise((resolve) => proxy.close(resolve));
    },
  };
}
