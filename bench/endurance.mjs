/** The promised rate of events for ten minutes on end: how long answers take, how far journeys fall behind, whether memory stays. */
import { inNumbers, inWords, median, quantile } from './figures.mjs';
import { load } from './load.mjs';
import { settle, startServer } from './server-process.mjs';

const sending = { connections: 24, size: 100, customers: 100_000, rate: 35_000, seconds: 600 };
const looksEverySeconds = 5;

export async function measureEndurance(tell, say) {
  const server = await startServer();
  const { writeKey } = await server.post('/sources', { name: 'load' });
  const looks = [];
  const begun = performance.now();
  const look = async () => {
    const { body } = await server.get('/stream');
    const seconds = Math.round((performance.now() - begun) / 1000);
    const behind = Math.max(...body.consumers.map((one) => one.events));
    const memory = server.memory()?.now ?? 0;
    looks.push({ behind, memory });
    say(`  ${seconds} s: ${inNumbers(behind)} events behind, ${inNumbers(memory)} MB`);
  };
  const looking = setInterval(
    () => look().catch((error) => say(`  It could not be seen how far journeys are: ${error.message}`)),
    looksEverySeconds * 1000,
  );
  const figures = await load({ url: server.url, writeKey, ...sending });
  clearInterval(looking);
  if (figures.failed > 0) throw new Error(`${figures.failed} calls failed: ${figures.lastFault}`);
  const peak = server.memory()?.peak ?? 0;
  const caughtUp = await settle(server);
  await server.stop();
  await server.forget();
  const name = `${sending.seconds / 60} minutes at ${inNumbers(sending.rate)} events a second, of ${inNumbers(sending.customers)} customers`;
  tell(
    name,
    `${inNumbers(figures.accepted / figures.seconds)} events a second; p50 ${inWords(quantile(figures.times, 0.5))}, p99 ${inWords(quantile(figures.times, 0.99))}`,
    `${inNumbers(figures.accepted)} events, ${figures.busy} calls were answered 429; bar 35,000 and 200 ms`,
  );
  const behind = looks.map((one) => one.behind).sort((a, b) => a - b);
  tell(
    `Journeys behind in those ${sending.seconds / 60} minutes`,
    `median ${inNumbers(median(behind))} events, at most ${inNumbers(behind.at(-1))}`,
    `current ${inWords(caughtUp)} after the load stops`,
  );
  // What a server holds swings with the size of a cut: a quarter's median tells whether it grows.
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const [from, to] = [quarter, quarter + 1].map((place) => Math.round((place * looks.length) / 4));
    return median(looks.slice(from, to).map((one) => one.memory));
  });
  tell(
    'Memory of the server in each quarter of them',
    `median ${quarters.map(inNumbers).join(', ')} MB`,
    `at most ${inNumbers(peak)} MB`,
  );
}
