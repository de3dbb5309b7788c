/** The two-sided 95 % point of the normal distribution. */
export const twoSided95 = 1.959964;

/**
 * The 95 % Wilson score interval of a share (Wilson 1927). `reached` of `of` units; null when there are none.
 * The unit is the customer: events and cases of one customer are not independent.
 */
export function wilsonInterval(reached: number, of: number, z = twoSided95): [low: number, high: number] | null {
  if (of <= 0) return null;
  const share = reached / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [reached === 0 ? 0 : Math.max(0, centre - half), reached === of ? 1 : Math.min(1, centre + half)];
}

/** How many of how many. */
export interface Count {
  readonly reached: number;
  readonly of: number;
}

/**
 * By how much the first share is higher than the second, with the 95 % interval of Newcombe's method 10 (1998), which
 * joins the Wilson intervals of both (METHODS §3.3): 56 of 70 and 48 of 80 differ by .2 (.0524, .3339). Null where one
 * side is empty.
 */
export function shareDifference(
  first: Count,
  second: Count,
): { readonly value: number; readonly interval: [low: number, high: number] } | null {
  const [a, b] = [wilsonInterval(first.reached, first.of), wilsonInterval(second.reached, second.of)];
  if (a === null || b === null) return null;
  const [p, q] = [first.reached / first.of, second.reached / second.of];
  const value = p - q;
  return { value, interval: [value - Math.hypot(p - a[0], b[1] - q), value + Math.hypot(a[1] - p, q - b[0])] };
}
