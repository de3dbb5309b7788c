import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasNats, NatsProcess } from '../../test-engines/start-nats.ts';
import { mapOf, newSource, settled, type TestSource } from './collecting.ts';
import { newDirectory, type ServerProcess, startProcess } from './running-server.ts';

describe.runIf(hasNats)('a server with its stream on NATS', () => {
  let nats: NatsProcess;
  let directory: string;
  let server: ServerProcess;
  let source: TestSource;
  const start = async () => {
    server = await startProcess(directory, ['--empty'], { NATS_URL: nats.url('tests').href });
  };
  beforeAll(async () => {
    nats = await NatsProcess.start();
    directory = await newDirectory();
    await start();
    source = await newSource(server, 'shop');
  });
  afterAll(async () => {
    await server.stop();
    await nats.stop();
  });
  let sent = 0;
  const send = async (events: number) => {
    const batch = Array.from({ length: events }, (_, place) => ({
      type: 'track',
      userId: `c${place % 7}`,
      event: ['Ordered', 'Paid'][place % 2],
      messageId: `m${++sent}`,
    }));
    expect((await source.send('batch', { batch })).body.accepted).toBe(events);
  };
  const events = async () => (await mapOf(server)).population.events;

  test('keeps journeys current through it', async () => {
    await send(500);
    await settled(server);
    expect(await events()).toBe(500);
  });

  test('takes events over while NATS is away, and brings them on when it is back', async () => {
    await nats.stop();
    await send(300);
    await nats.comeBack();
    await expect.poll(events, { timeout: 45_000, interval: 300 }).toBe(800);
  });

  test('goes on after it was killed, and counts nothing twice', async () => {
    await send(200);
    await server.stop('SIGKILL');
    await start();
    await expect.poll(events, { timeout: 45_000, interval: 300 }).toBe(1000);
    await settled(server);
    expect(await events()).toBe(1000);
  });
});
