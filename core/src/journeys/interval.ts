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
