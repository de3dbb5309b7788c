import { mkdtemp, readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { Journal, readJournal } from './journal.ts';
import { blockOf } from './journal-block.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'throughline-journal-'));
});

/** About a megabyte of rows. */
const block = (number: number) => blockOf('events', [`[${number}]`, `["${'x'.repeat(1_000_000)}"]`]);

async function numbersIn(): Promise<readonly number[]> {
  const numbers: number[] = [];
  for await (const { block: found } of readJournal(directory)) numbers.push(Number(/\d+/.exec(found.body.toString())));
  return numbers;
}

test('what was written is read again in its order, over as many segments as it takes', async () => {
  const journal = await Journal.open(directory);
  const all = Array.from({ length: 50 }, (_, number) => number);
  const places = [];
  for (const number of all) places.push(await journal.append([block(number)]));
  expect(new Set(places.map((one) => one.segment)).size).toBe(4);
  expect(await numbersIn()).toEqual(all);
  await journal.forgetBefore(places[20] ?? expect.unreachable());
  const left = await numbersIn();
  expect(left).toEqual(all.slice(-left.length));
  expect(left.length).toBeGreaterThanOrEqual(30);
  // A run that was killed is followed by one that writes behind it.
  const later = await Journal.open(directory);
  await later.append([block(50)]);
  expect((await numbersIn()).slice(-2)).toEqual([49, 50]);
  await later.close(false);
  await journal.close(false);
  expect((await numbersIn()).slice(-2)).toEqual([49, 50]);
});

test('a journal that is closed when all is kept leaves nothing', async () => {
  const journal = await Journal.open(directory);
  for (let number = 0; number < 10; number++) await journal.append([block(number)]);
  await journal.close(true);
  expect(await readdir(directory)).toEqual([]);
});

test('where no next segment can be made nothing is taken, and nothing is lost, until it can', async () => {
  const journal = await Journal.open(directory);
  for (let number = 0; number < 8; number++) await journal.append([block(number)]);
  await rename(directory, `${directory}-away`);
  let taken = 8;
  const isTaken = (number: number) =>
    journal.append([block(number)]).then(
      () => true,
      () => false,
    );
  while (taken < 40 && (await isTaken(taken))) taken += 1;
  expect(taken).toBeLessThan(40);
  expect(await isTaken(99)).toBe(false);
  await rename(`${directory}-away`, directory);
  await journal.append([block(taken)]);
  expect(await numbersIn()).toEqual(Array.from({ length: taken + 1 }, (_, number) => number));
  await journal.close(false);
});
