/** Cases and events are spread evenly over so many shards, by a hash of their name. */
export const shardCount = 256;

/**
 * How many shards hold at least half of `enough` of so many; all of them where there are no more than enough. A power of
 * two, so that it stays the same while a few more come.
 */
export function shardsOf(enough: number, all: number): number {
  const share = Math.min(1, enough / Math.max(1, all));
  return Math.max(1, 2 ** Math.floor(Math.log2(shardCount * share)));
}
