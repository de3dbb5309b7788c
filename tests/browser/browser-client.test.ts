import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { AnalyticsBrowser } from '@segment/analytics-next';
import type { CustomerTimeline } from '@throughline/core/journeys';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapOf, newSource, settled } from '../../server/src/system/collecting.ts';
import { call } from '../../server/src/system/running-server.ts';
import { Visitor } from './visitor.ts';

const visitors = 10;
const steps = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'];
const rounds = 25;

declare global {
  interface Window {
    Client: typeof AnalyticsBrowser;
  }
}

let visitor: Visitor;
let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  shop = await openShop();
});
afterAll(async () => {
  await shop.close();
  await visitor.leave();
});

test('the browser client of another origin sends each event once, before and after the sign-in of its visitor', async () => {
  const source = await newSource(visitor.server, 'web shop');
  const page = await visitor.context.newPage();
  // The first answer and every third after it are lost on their way back: the client sends its batch again.
  let [calls, lost] = [0, 0];
  await page.route('**/v1/{b,batch}', async (route) => {
    const answer = await route.fetch();
    calls += 1;
    if (calls % 3 !== 1) return route.fulfill({ response: answer });
    lost += 1;
    return route.abort('connectionreset');
  });
  const faults: string[] = [];
  page.on('console', (message) => message.text().includes('CORS') && faults.push(message.text()));
  await page.goto(shop.url);
  const anonymous = await page.evaluate(
    async ({ writeKey, url, visitors, steps, rounds }) => {
      const [client] = await window.Client.load(
        { writeKey, cdnURL: url },
        { integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 50 } } } } },
      );
      const ids: string[] = [];
      for (let person = 0; person < visitors; person++) {
        await client.reset();
        ids.push(client.user().anonymousId() ?? '');
        await client.page('Shop');
        for (let round = 0; round < rounds; round++) {
          for (const step of steps) {
            await client.track(step, { order_id: `o${person}-${round}`, revenue: 10, currency: 'EUR' });
          }
          if (round === 10) await client.identify(`visitor-${person}`, { plan: 'home' });
        }
      }
      return ids;
    },
    { writeKey: source.writeKey, url: visitor.server.url, visitors, steps, rounds },
  );
  const sent = visitors * (rounds * steps.length + 2);
  let events = 0;
  for (let tries = 0; tries < 300 && events < sent; tries++) {
    await settled(visitor.server);
    events = (await mapOf(visitor.server)).population.events;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(faults).toEqual([]);
  // How many calls there are is the client's choice: it packs what waited into one.
  expect(lost).toBeGreaterThan(0);
  expect((await mapOf(visitor.server)).population).toMatchObject({
    customers: visitors,
    cases: visitors,
    events: sent,
  });
  for (const id of ['visitor-0', `anonymous:${anonymous[0]}`]) {
    const { body } = await call<CustomerTimeline>(
      visitor.server,
      `/api/v1/customers/${encodeURIComponent(id)}/timeline?limit=1000`,
    );
    expect(body.items.filter((item) => steps.includes(item.activity))).toHaveLength(rounds * steps.length);
  }
}, 120_000);

/** A page of its own origin with the client on it. */
async function openShop() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { AnalyticsBrowser } from '@segment/analytics-next'; window.Client = AnalyticsBrowser;`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/client.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>Shop</title><script src="/client.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
