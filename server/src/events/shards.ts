/** Cases and events are spread evenly over so many shards, by a hash of their name. */
export const shardCount = 256;

/** How many shards hold about `enough` of so many; all of them where there are no more. */
export function shardsOf(enough: number, all: number): number {
  return Math.ceil(shardCount * Math.min(1, enough / Math.max(1, all)));
}
