/** Events over HTTP with everything on, beside a bare insert of the same rows into the engine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { inNumbers, inWords, quantile } from './figures.mjs';
import { load } from './load.mjs';
import { settle, startServer } from './server-process.mjs';

const sending = { connections: 24, size: 100, customers: 100_000, seconds: 30 };
/** Hardly an event is of somebody who came before: the most that journeys have to do for each. */
const sendingOfMany = { connections: 24, size: 100, customers: 1_000_000, rate: 10_000, seconds: 40 };
const blockRows = 60_000;

/** Tells the rate of accepted events, how long calls took, the server's memory, and what the engine alone does. */
export async function measureIngest(tell, inMegabytes) {
  const server = await startServer();
  const { writeKey } = await server.post('/sources', { name: 'load' });
  await load({ url: server.url, writeKey, ...sending, seconds: 5 });
  const figures = await load({ url: server.url, writeKey, ...sending });
  if (figures.failed > 0) throw new Error(`${figures.failed} calls failed: ${figures.lastFault}`);
  const memory = server.memory();
  const caughtUp = await settle(server);
  await server.stop();
  const rate = figures.accepted / figures.seconds;
  const bare = await measureBareInsert(server.data);
  tell(
    `Ingest over HTTP in batches of ${sending.size}, ${sending.connections} connections, ${sending.seconds} s`,
    `${inNumbers(rate)} events a second; p50 ${inWords(quantile(figures.times, 0.5))}, p99 ${inWords(quantile(figures.times, 0.99))}`,
    `bare insert of the same rows ${inNumbers(bare)} a second: × ${(rate / bare).toFixed(2)}; bar 35,000 and 200 ms`,
  );
  tell('Journeys current after that load stops', inWords(caughtUp), `${figures.busy} calls were answered 429`);
  tell('Memory of the server under that load', inMegabytes(memory), '');
  await server.forget();
  await measureFollowing(tell);
}

/** Tells how far journeys are behind where events come at a steady rate, of a million customers at random. */
async function measureFollowing(tell) {
  const server = await startServer();
  const { writeKey } = await server.post('/sources', { name: 'load' });
  const figures = await load({ url: server.url, writeKey, ...sendingOfMany });
  const { body } = await server.get('/stream');
  const behind = Math.max(...body.consumers.map((one) => one.events));
  const caughtUp = await settle(server);
  tell(
    `Journeys behind after ${sendingOfMany.seconds} s of ${inNumbers(sendingOfMany.rate)} events a second, of a million customers`,
    `${inNumbers(behind)} events, current ${inWords(caughtUp)} later`,
    `p99 of answers ${inWords(quantile(figures.times, 0.99))}; ${figures.failed} failed, ${figures.busy} were answered 429`,
  );
  await server.stop();
  await server.forget();
}

/**
 * Rows a second of inserts in blocks, of the rows the server has just taken over, into a table of the same kind: the
 * quickest way the engine has, from files and with dictionaries made of whole columns.
 */
async function measureBareInsert(data) {
  const client = createClient({ connection: createChdbConnection({ path: join(data, 'analytics') }) });
  const answer = async (query, format) => (await client.query({ query, format })).text();
  await client.command({ query: 'create table bare as events' });
  const described = (await answer('describe table bare', 'JSONCompactEachRow')).trim().split('\n');
  const kept = described.map((line) => JSON.parse(line)).filter(([, , kind]) => kind !== 'MATERIALIZED');
  const columns = kept.map(([name]) => name).join(', ');
  const plain = kept.map(([name, type]) => `${name} ${type.replace(/LowCardinality\((\w+)\)/g, '$1')}`).join(', ');
  const lines = (await answer(`select ${columns} from events limit 600000`, 'JSONCompactEachRow')).trim().split('\n');
  const files = [];
  for (let place = 0; place + blockRows <= lines.length; place += blockRows) {
    const file = join(data, `block-${files.length}.rows`);
    writeFileSync(file, lines.slice(place, place + blockRows).join('\n'));
    files.push(file);
  }
  const from = performance.now();
  for (const file of files) {
    const rows = `file('${file}', 'JSONCompactEachRow', '${plain.replaceAll("'", "\\'")}')`;
    await client.command({ query: `insert into bare (${columns}) select * from ${rows}` });
  }
  const seconds = (performance.now() - from) / 1000;
  await client.close();
  return (files.length * blockRows) / seconds;
}
