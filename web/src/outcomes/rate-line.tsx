import type { OutcomeReading } from '@throughline/core/outcomes';
import { count, counted, fewestCustomers, percent, percentRange } from '../parts/format.ts';

/** A rate in words: its share, its interval, of how many. */
export function rateWords(rate: OutcomeReading['rate']): { share: string; range: string; of: string } {
  const of = `of ${count(rate.cases)} ${rate.cases === 1 ? 'case' : 'cases'}`;
  if (rate.value === null) return { share: '–', range: 'no case could be followed to its end yet', of };
  if (rate.customers < fewestCustomers)
    return { share: `${count(rate.successes)}`, range: 'n too small for a share', of };
  return {
    share: percent(rate.value),
    range: rate.interval === null ? '' : `95 % interval ${percentRange(rate.interval)}`,
    of,
  };
}

/** Which cases the rate is a share of: not all of them, as some may still go either way. Empty where there is none. */
export function basisWords({ rate, basis }: Pick<OutcomeReading, 'rate' | 'basis'>): string {
  if (rate.value === null) return '';
  const cases = counted(rate.cases, 'case');
  return basis === 'followed'
    ? `got it done, of ${cases} begun long enough ago to be followed to the end`
    : `got it done, of ${cases} that ${rate.cases === 1 ? 'is' : 'are'} decided`;
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
