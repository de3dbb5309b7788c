const minute = 60_000;
const hour = 60 * minute;

/** How long after the first, second, … failed try the next one comes. */
const waits = [5000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour];
/** Up to a quarter is added, so that deliveries that failed together do not come back together. */
const jitter = 0.25;

/** Milliseconds until the next try after so many that failed; null when there is none. `chance` is from 0 to 1. */
export function waitBeforeRetry(attempts: number, chance: number): number | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : Math.round(wait * (1 + jitter * chance));
}

const mostFailures = 10;
const longestFailing = 3 * 24 * hour;

/** Whether a receiver has been away so often and so long that sending to it is paused. */
export function isAway({ failures, sinceMs, nowMs }: { failures: number; sinceMs: number; nowMs: number }): boolean {
  return failures >= mostFailures && nowMs - sinceMs >= longestFailing;
}
