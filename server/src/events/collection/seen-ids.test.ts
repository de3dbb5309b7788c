import { expect, test } from 'vitest';
import { SeenIds } from './seen-ids.ts';

const day = 86_400_000;
const keyOf = (n: number) => Number((BigInt(n) * 0x9e3779b97f4a7c15n) & 0x1fffffffffffffn);

test('knows every id again, and hardly any other', () => {
  const seen = new SeenIds(() => 0);
  const ids = 600_000;
  for (let n = 0; n < ids; n++) seen.add(keyOf(n));
  let [forgotten, mistaken] = [0, 0];
  for (let n = 0; n < ids; n++) if (!seen.mayHave(keyOf(n))) forgotten += 1;
  for (let n = ids; n < 2 * ids; n++) if (seen.mayHave(keyOf(n))) mistaken += 1;
  expect(forgotten).toBe(0);
  expect(mistaken).toBeLessThan(ids / 10_000);
  expect(seen.bytes).toBeLessThanOrEqual(8 * ids);
});

test('knows the ids of 35 days, and takes no more memory for older ones', () => {
  let now = 0;
  const seen = new SeenIds(() => now);
  const perDay = 20_000;
  const sizes: number[] = [];
  for (let past = 0; past < 200; past++) {
    for (let n = 0; n < perDay; n++) seen.add(keyOf(past * perDay + n));
    now += day;
    sizes.push(seen.bytes);
    for (const ago of [0, 10, 34].filter((one) => one <= past))
      for (let n = 0; n < perDay; n += 97) expect(seen.mayHave(keyOf((past - ago) * perDay + n))).toBe(true);
  }
  expect(sizes.at(-1)).toBe(sizes[100]);
  expect(seen.mayHave(keyOf(5))).toBe(false);
});
