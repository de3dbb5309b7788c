import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapOf, newSource, settled, type TestSource } from './collecting.ts';
import { newDirectory, type ServerProcess, startProcess } from './running-server.ts';

const directory = await newDirectory();
/** A small disk of its own takes a right that only root has. */
const hasDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=260m', 'tmpfs', directory]).status === 0;

describe.runIf(hasDisk)('a server whose disk is full', () => {
  let server: ServerProcess;
  let source: TestSource;
  let sent = 0;
  let accepted = 0;
  beforeAll(async () => {
    server = await startProcess(directory);
    source = await newSource(server, 'shop');
  });
  afterAll(async () => {
    await server.stop();
    execFileSync('umount', [directory]);
  });

  /** Sends a hundred events; answers the status. What was accepted is remembered. */
  const send = async () => {
    const batch = Array.from({ length: 100 }, () => ({
      type: 'track',
      userId: `c${sent % 50}`,
      event: 'Ordered',
      messageId: `m${++sent}`,
      properties: { note: 'x'.repeat(2000) + sent },
    }));
    const { status, body } = await source.send('batch', { batch });
    if (status === 200) accepted += body.accepted ?? 0;
    return status;
  };
  const filler = join(directory, 'filler');
  /** Takes all that is free, down to the last page. */
  const fill = () => {
    for (const size of [1_000_000, 4096]) {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(size));
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
    }
  };

  test('refuses what it cannot keep, goes on answering, and recovers by itself with nothing lost', async () => {
    for (let call = 0; call < 10; call++) expect(await send()).toBe(200);
    await settled(server);
    fill();
    const refused: number[] = [];
    for (let call = 0; call < 60 && refused.length < 5; call++) {
      const status = await send();
      if (status !== 200) refused.push(status);
    }
    expect(refused).toHaveLength(5);
    expect(refused.every((status) => status === 507 || status === 503)).toBe(true);
    expect((await mapOf(server)).population.events).toBeGreaterThanOrEqual(1000);
    rmSync(filler);
    await expect.poll(send, { timeout: 30_000, interval: 500 }).toBe(200);
    await settled(server);
    await expect.poll(async () => (await mapOf(server)).population.events, { timeout: 30_000 }).toBe(accepted);
  });
});
