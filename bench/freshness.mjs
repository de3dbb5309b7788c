/** How soon an accepted event shows in the map, an outcome and the money, while 2,000 a second come and millions are there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inWords, quantile } from './figures.mjs';
import { load } from './load.mjs';
import { program, startServer } from './server-process.mjs';

const customers = 340_000;
const rate = 2000;
const seconds = 90;
/** Who opens a page has all cases read once; what is told of the probes after that is told apart. */
const settlesAfterSeconds = 30;
const probeEveryMilliseconds = 500;
const journeysBeside = 4;
/** The share of events that name a device not seen before. */
const fromNewDevices = 0.1;

/** What each answer says of how many probes it knows. */
const readers = {
  map: {
    path: '/journeys/all/map?coverage=100',
    known: (body) => body.activities.find((one) => one.activity === 'Probe')?.events ?? 0,
  },
  outcome: { path: '/outcomes/probed/reading', known: (body) => body.states.success },
  money: {
    path: '/money/journeys/all?by=step',
    // Nothing else earns francs, and every probe earns one.
    known: (body) => (body.totals.find((one) => one.currency === 'CHF')?.revenueMinor ?? 0) / 100,
  },
};

export async function measureFreshness(tell, out) {
  const file = join(out, 'company.parquet');
  const made = spawnSync(process.execPath, [
    program,
    'simulate',
    file,
    '--customers',
    String(customers),
    '--format',
    'parquet',
  ]);
  if (made.status !== 0) throw new Error(`The company could not be played: ${made.stderr}`);
  const server = await startServer();
  const { job } = await server.importFile(file);
  const journeys = await addJourneys(server);
  await server.post('/outcomes', {
    name: 'Probed',
    journey: 'all',
    success: { kind: 'event', where: { kind: 'field', field: 'activity', op: 'is', value: 'Probe' } },
  });
  const { writeKey } = await server.post('/sources', { name: 'load' });
  const idOf = (number) => `c7-${String(number + 1).padStart(7, '0')}`;
  const sending = load({
    url: server.url,
    writeKey,
    connections: 4,
    size: 20,
    customers,
    seconds,
    rate,
    idOf,
    withDevice: fromNewDevices,
  });
  const delays = await watch(server, writeKey);
  const figures = await sending;
  const events = `${(job.result.accepted / 1e6).toFixed(1)} million events, ${journeys} journeys`;
  for (const [what, times] of Object.entries(delays)) {
    const settled = times.slice((settlesAfterSeconds * 1000) / probeEveryMilliseconds);
    for (const [when, part] of [
      ['from the first second', times],
      [`from second ${settlesAfterSeconds}`, settled],
    ])
      tell(
        `Accepted to seen in the ${what} at ${Math.round(figures.accepted / figures.seconds)} events a second, ${when}`,
        `p50 ${inWords(quantile(part, 0.5))}, p95 ${inWords(quantile(part, 0.95))}`,
        `${part.length} probes, ${events}; bar 2 s`,
      );
  }
  await server.stop();
  await server.forget();
}

/** Some journeys that the server proposes itself, beside the built-in one; resolves when their cases are cut. */
async function addJourneys(server) {
  const { body } = await server.get('/journeys/proposals');
  for (const { reason: _, ...definition } of body.items.slice(0, journeysBeside))
    await server.post('/journeys', definition);
  for (;;) {
    const { body: list } = await server.get('/journeys');
    if (list.items.every((one) => one.state === 'current')) return list.items.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Sends a probe now and then, reads each answer as a page does, and notes when it first knows of each probe. */
async function watch(server, writeKey) {
  const accepted = [];
  const until = performance.now() + seconds * 1000;
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const probing = (async () => {
    for (let place = 0; performance.now() < until - 5000; place++) {
      const response = await fetch(`${server.url}/v1/track`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({
          userId: `probe-${place}`,
          event: 'Probe',
          messageId: `probe-${place}`,
          properties: { revenue: 1, currency: 'CHF' },
        }),
      });
      if (response.ok) accepted.push(performance.now());
      await new Promise((resolve) => setTimeout(resolve, probeEveryMilliseconds));
    }
  })();
  const delays = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  const reading = Object.entries(readers).map(async ([name, { path, known }]) => {
    const page = await server.follow();
    while (performance.now() < until || delays[name].length < accepted.length) {
      await page.changed();
      const { body, ms } = await server.get(path);
      const now = performance.now();
      for (let place = delays[name].length; place < known(body); place++) delays[name].push(now - accepted[place]);
      // As a page does: the next question after a pause as long as the last took, a quarter of a second at least, a second at most.
      await new Promise((resolve) => setTimeout(resolve, Math.min(1000, Math.max(250, ms))));
    }
    await page.stop();
  });
  await Promise.all([probing, ...reading]);
  return delays;
}
