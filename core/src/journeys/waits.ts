import { byText } from '../events/index.ts';
import type { MapTransition, Waits } from './map.ts';

/**
 * The transitions that cost customers most time, largest first (METHODS §2.8): customers × (median − reference), in
 * hours. The reference is what the best quarter of the passes took at most.
 */
export function rankWaits(
  transitions: readonly MapTransition[],
  customersOf: (transition: MapTransition) => number,
): Waits['items'] {
  return transitions
    .map((transition) => {
      const { from, to, cases, count, medianSeconds, p90Seconds, p25Seconds } = transition;
      const customers = customersOf(transition);
      const excessHours = (customers * Math.max(0, medianSeconds - p25Seconds)) / 3600;
      return {
        from,
        to,
        cases,
        customers,
        count,
        medianSeconds,
        p90Seconds,
        referenceSeconds: p25Seconds,
        excessHours,
      };
    })
    .sort((a, b) => b.excessHours - a.excessHours || b.cases - a.cases || byText(a.from, b.from) || byText(a.to, b.to));
}
