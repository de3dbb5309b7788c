// Sends events to a running server as its SDKs do: batches over keep-alive connections, each sent when the one before it
// on the same connection is answered.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const activities = [
  'Page viewed',
  'Product Viewed',
  'Cart Viewed',
  'Order Completed',
  'Ticket opened',
  'Ticket closed',
];

/** What is another in each batch that is sent. */
const freshParts = /("messageId":"[^"]+"|"order_id":"[^"]+"|"userId":"[^"]+","anonymousId":"[^"]+")/;

/** One batch as the body of a call. Customers are chosen evenly; an order in ten earns. */
export function batchBody(size, customers, at) {
  const batch = [];
  for (let place = 0; place < size; place++) {
    const customer = Math.floor(Math.random() * customers);
    const event = activities[Math.floor(Math.random() * activities.length)];
    batch.push({
      type: 'track',
      event,
      messageId: randomUUID(),
      userId: `customer-${customer}`,
      anonymousId: `device-${customer}`,
      timestamp: new Date(at - place).toISOString(),
      context: { library: { name: '@segment/analytics-node', version: '3.1.0' } },
      properties:
        event === 'Order Completed'
          ? { order_id: `o-${Math.floor(Math.random() * 1e9)}`, revenue: 49.9, currency: 'EUR', plan: 'home' }
          : { plan: 'home', page: `/p/${place}` },
    });
  }
  return JSON.stringify({ batch });
}

/**
 * Sends until `seconds` have passed; answers what was accepted and how long each call took, in milliseconds. `withDevice`
 * is the share of events that also name a device, one for each customer.
 */
export async function load({
  url,
  writeKey,
  connections,
  size,
  customers,
  seconds,
  rate = Number.POSITIVE_INFINITY,
  idOf = (number) => `customer-${number}`,
  withDevice = 1,
}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const target = new URL('/v1/batch', url);
  const figures = { accepted: 0, duplicates: 0, busy: 0, failed: 0, times: [] };
  const begun = performance.now();
  const until = begun + seconds * 1000;
  // Bodies are made beforehand and only given fresh ids, so that the sender takes as little of the machine as it can.
  const bodies = Array.from({ length: 64 }, () => batchBody(size, customers, Date.now()).split(freshParts));
  const freshPart = (part) => {
    if (part.startsWith('"messageId"')) return `"messageId":"${randomUUID()}"`;
    if (part.startsWith('"order_id"')) return `"order_id":"o-${Math.floor(Math.random() * 1e9)}"`;
    const customer = Math.floor(Math.random() * customers);
    const device = Math.random() < withDevice ? `,"anonymousId":"device-${customer}"` : '';
    return `"userId":"${idOf(customer)}"${device}`;
  };
  const fresh = (parts) => {
    let body = '';
    for (let place = 0; place < parts.length; place++) body += place % 2 === 0 ? parts[place] : freshPart(parts[place]);
    return body;
  };
  let sent = 0;
  const sender = async () => {
    while (performance.now() < until) {
      const wait = begun + (sent / rate) * 1000 - performance.now();
      if (wait > 0) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        continue;
      }
      sent += size;
      const body = fresh(bodies[Math.floor(Math.random() * bodies.length)]);
      const from = performance.now();
      const { status, text } = await post(target, { agent, authorization, body });
      figures.times.push(performance.now() - from);
      if (status === 200) {
        const answer = JSON.parse(text);
        figures.accepted += answer.accepted;
        figures.duplicates += answer.duplicates;
      } else if (status === 429) {
        figures.busy += 1;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      } else {
        figures.failed += 1;
        figures.lastFault = `${status} ${text}`;
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, sender));
  agent.destroy();
  figures.seconds = (performance.now() - begun) / 1000;
  figures.times.sort((a, b) => a - b);
  return figures;
}

function post(target, { agent, authorization, body }) {
  return new Promise((resolve) => {
    const call = request(
      target,
      {
        method: 'POST',
        agent,
        headers: { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      },
    );
    call.on('error', (error) => resolve({ status: 0, text: error.message }));
    call.end(body);
  });
}
