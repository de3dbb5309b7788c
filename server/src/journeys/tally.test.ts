import { expect, test } from 'vitest';
import { Tally } from './tally.ts';

const shape = { by: ['name'], sums: ['count', 'minor', 'list'], least: ['first'], greatest: ['last'] };
const row = (name: string, count: number, [first, last] = [5, 9]) => ({
  name,
  count,
  minor: String(BigInt(count) * 9007199254740993n),
  list: [count, 0],
  first,
  last,
  middle: count,
});

test('rows add up, whole numbers of any size among them; what is in no list stays as it was', () => {
  const tally = new Tally(shape, [row('a', 2)]);
  tally.add(row('a', 3, [1, 7]), 1);
  tally.add(row('a', 1, [0, 99]), -1);
  expect(tally.rows()).toEqual([{ ...row('a', 4, [1, 9]), middle: 2 }]);
});

test('a row of which nothing is left is gone, and what is nothing adds no row', () => {
  const tally = new Tally(shape, [row('a', 2), row('b', 1)]);
  tally.add(row('a', 2), -1);
  tally.add(row('c', 0, [0, 0]), 1);
  expect(tally.rows()).toEqual([row('b', 1)]);
});

test('columns that do not add up are taken over from rows read anew, where the row is still there', () => {
  const tally = new Tally(shape, [row('a', 2)]);
  tally.refresh(['middle'], [{ ...row('a', 7), middle: 70 }, row('b', 1)]);
  expect(tally.rows()).toEqual([{ ...row('a', 2), middle: 70 }]);
});
