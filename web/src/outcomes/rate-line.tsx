import type { OutcomeReading } from '@throughline/core/outcomes';
import { count, fewestCustomers, percent, percentRange } from '../parts/format.ts';

/** A rate in words: its share, its interval, of how many. */
export function rateWords(rate: OutcomeReading['rate']): { share: string; range: string; of: string } {
  const of = `of ${count(rate.cases)} ${rate.cases === 1 ? 'case' : 'cases'}`;
  if (rate.value === null) return { share: '–', range: 'no case could be followed to its end yet', of };
  if (rate.customers < fewestCustomers)
    return { share: `${count(rate.successes)}`, range: 'n too small for a share', of };
  return { share: percent(rate.value), range: rate.interval === null ? '' : percentRange(rate.interval), of };
}

/** The rate as a mark with its interval on a line from nothing to all. */
export function RateLine({ rate }: { rate: OutcomeReading['rate'] }) {
  if (rate.value === null || rate.interval === null || rate.customers < fewestCustomers) return null;
  const [low, high] = rate.interval;
  return (
    <div className="rate-line" aria-hidden="true">
      <span className="band" style={{ left: `${low * 100}%`, width: `${Math.max(0.4, (high - low) * 100)}%` }} />
      <span className="mark" style={{ left: `${rate.value * 100}%` }} />
    </div>
  );
}
