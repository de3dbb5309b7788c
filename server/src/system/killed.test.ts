import { expect, test } from 'vitest';
import { mapOf, newSource, settled, type TestSource } from './collecting.ts';
import { newDirectory, type ServerProcess, startProcess } from './running-server.ts';

const zero = Date.UTC(2026, 0, 5, 9);

test('accepted events are there after twenty kills under load: none is missing, none counts twice, and the map is that of a calm run', async () => {
  const directory = await newDirectory();
  let server = await startProcess(directory);
  let source = await newSource(server, 'shop');
  const acknowledged = new Set<string>();
  let sent = 0;
  const steps = ['Ordered', 'Paid', 'Packed', 'Sent', 'Received'];
  const batchOf = (first: number) =>
    Array.from({ length: 40 }, (_, place) => {
      const number = first + place;
      const customer = `c${number % 97}`;
      return {
        type: 'track',
        userId: customer,
        event: steps[number % steps.length] ?? '',
        messageId: `m${number}`,
        anonymousId: `d${number % 97}`,
        timestamp: new Date(zero + number * 1000).toISOString(),
      };
    });
  const nextBatch = () => {
    sent += 40;
    return batchOf(sent - 40);
  };
  const unanswered: ReturnType<typeof batchOf>[] = [];
  for (let kill = 1; kill <= 20; kill++) {
    let isRunning = true;
    const send = async () => {
      while (isRunning) {
        const batch = unanswered.pop() ?? nextBatch();
        const answer = await source.send('batch', { batch }).catch(() => null);
        if (answer?.status === 200) for (const { messageId } of batch) acknowledged.add(messageId);
        else {
          // The sender does not know whether it arrived, so it sends it again.
          unanswered.push(batch);
          return;
        }
      }
    };
    const senders = [send(), send(), send()];
    await new Promise((resolve) => setTimeout(resolve, 120 + kill * 37));
    await server.stop('SIGKILL');
    isRunning = false;
    await Promise.all(senders);
    server = await startProcess(directory);
    source = { ...source, ...(await reopened(server, source)) };
  }
  while (unanswered.length > 0) {
    const batch = unanswered.pop() ?? [];
    expect((await source.send('batch', { batch })).status).toBe(200);
    for (const { messageId } of batch) acknowledged.add(messageId);
  }
  await settled(server);
  const map = await mapOf(server);
  expect(map.population.events).toBe(acknowledged.size);
  expect(acknowledged.size).toBe(sent);

  const calm = await startProcess(await newDirectory());
  const other = await newSource(calm, 'shop');
  for (let first = 0; first < sent; first += 40) await other.send('batch', { batch: batchOf(first) });
  await settled(calm);
  expect(await mapOf(calm)).toEqual(map);
  await Promise.all([server.stop(), calm.stop()]);
}, 240_000);

/** The same source on a server that came up again. */
async function reopened(server: ServerProcess, { writeKey }: TestSource): Promise<Pick<TestSource, 'send'>> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return {
    async send(path, content) {
      const response = await fetch(`${server.url}/v1/${path}`, {
        method: 'POST',
        body: JSON.stringify(content),
        headers: { authorization, 'content-type': 'application/json' },
      });
      return { status: response.status, body: (await response.json()) as Record<string, never> };
    },
  };
}
