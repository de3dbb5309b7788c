import { expect, test } from 'vitest';
import { shardCount, shardsOf } from './shards.ts';

test.each([
  [100, 0, shardCount],
  [100, 100, shardCount],
  [100, 101, shardCount / 2],
  [100, 200, shardCount / 2],
  [100, 390, shardCount / 4],
  [100, 10_000_000, 1],
])('%d of %d are in %d shards', (enough, all, shards) => {
  expect(shardsOf(enough, all)).toBe(shards);
});
