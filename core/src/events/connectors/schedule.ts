import { z } from 'zod';

/** When a connector runs by itself. Times of day are UTC. */
export const scheduleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('by-hand') }),
  z.object({ kind: z.literal('every'), minutes: z.number().int().min(1).max(10_080) }),
  z.object({ kind: z.literal('daily'), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

const minute = 60_000;
const day = 24 * 60 * minute;
const longestPause = 6 * 60 * minute;

/** When the next run is due after an instant, in UTC milliseconds; null when only a person starts it. */
export function nextRun(schedule: Schedule, after: number): number | null {
  switch (schedule.kind) {
    case 'by-hand':
      return null;
    case 'every':
      return after + schedule.minutes * minute;
    case 'daily': {
      const [hours = 0, minutes = 0] = schedule.at.split(':').map(Number);
      const today = Math.floor(after / day) * day + (hours * 60 + minutes) * minute;
      return today > after ? today : today + day;
    }
  }
}

/**
 * When a connector is tried again after failures in a row: a minute after the first, twice as long each time, six hours
 * at most, and not before the other side said it would listen. One that is started by hand waits for a hand.
 */
export function nextTry(
  schedule: Schedule,
  failed: { readonly at: number; readonly failures: number; readonly notBefore: number },
): number | null {
  if (schedule.kind === 'by-hand') return null;
  const pause = Math.min(longestPause, minute * 2 ** Math.min(20, Math.max(0, failed.failures - 1)));
  return Math.max(failed.at + pause, failed.notBefore);
}
