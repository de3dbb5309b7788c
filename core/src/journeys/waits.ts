import { byText } from '../events/index.ts';
import type { MapTransition, Waits } from './map.ts';

/**
 * The transitions that cost customers most time, largest first (METHODS §2.8): cases × (median − reference) in hours.
 * The reference is what the best quarter of the passes took at most.
 */
export function rankWaits(transitions: readonly MapTransition[]): Waits['items'] {
  return transitions
    .map(({ from, to, cases, count, medianSeconds, p90Seconds, p25Seconds }) => ({
      from,
      to,
      cases,
      count,
      medianSeconds,
      p90Seconds,
      referenceSeconds: p25Seconds,
      excessHours: (cases * Math.max(0, medianSeconds - p25Seconds)) / 3600,
    }))
    .sort((a, b) => b.excessHours - a.excessHours || b.cases - a.cases || byText(a.from, b.from) || byText(a.to, b.to));
}
