import type { JourneyMoney, MoneyItem } from '@throughline/core/money';
import { useState } from 'react';
import { Link } from '../app/link.tsx';
import { useChartWidth } from '../parts/chart-width.ts';
import { counted, fewestCustomers } from '../parts/format.ts';
import { average, monthWords, rangeWords } from './money-words.ts';

const height = 230;
const pad = { left: 74, right: 12, top: 14, bottom: 26 };

/** The contribution of a case by the month in which it started, each with its interval. */
export function MonthTrend({ answer }: { answer: JourneyMoney }) {
  const [first] = answer.totals;
  const [isHidden, setHidden] = useState(false);
  const currency = first?.currency ?? '';
  const months = answer.items.filter(
    (one) => one.currency === currency && one.perCase !== null && one.customers >= fewestCustomers,
  );
  if (answer.journey.id === 'all')
    return (
      <p className="note">
        A whole timeline grows with time, so its months cannot be compared side by side. Choose a journey to see its
        months, or look at <Link href="/money/cohorts">what customers bring by age</Link>.
      </p>
    );
  if (months.length < 2) return null;
  const told = isHidden ? months.slice(0, -1) : months;
  return (
    <section aria-label="Month by month">
      <h2>Month by month</h2>
      <Chart months={told} currency={currency} />
      <p className="quiet-text">
        Contribution of a case by the month in which it started, with its 95 % interval. Cases that began lately may
        still earn and cost: the last month may not be over.{' '}
        <button type="button" className="link" onClick={() => setHidden(!isHidden)}>
          {isHidden ? 'Show the last month' : 'Leave the last month out'}
        </button>
      </p>
    </section>
  );
}

function Chart({ months, currency }: { months: readonly MoneyItem[]; currency: string }) {
  const { ref, width } = useChartWidth();
  const ends = months.flatMap((one) => one.perCase?.interval ?? [one.perCase?.minor ?? 0]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = Math.max(1, high - low);
  const x = (place: number) =>
    pad.left + 10 + ((width - pad.left - pad.right - 20) * place) / Math.max(1, months.length - 1);
  const y = (minor: number) => height - pad.bottom - ((height - pad.top - pad.bottom) * (minor - low)) / span;
  const ticks = ticksOf(low, high);
  const line = months
    .map((one, place) => `${place === 0 ? 'M' : 'L'}${x(place)},${y(one.perCase?.minor ?? 0)}`)
    .join('');
  return (
    <svg
      ref={ref}
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={wordsOf(months, currency)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={pad.left} x2={width - pad.right} y1={y(tick)} y2={y(tick)} />
          <text className="tick" x={pad.left - 6} y={y(tick) + 4} textAnchor="end">
            {average(tick, currency)}
          </text>
        </g>
      ))}
      {months.map((one, place) => (
        <line
          key={`i${one.names[0]}`}
          className="whisker"
          x1={x(place)}
          x2={x(place)}
          y1={y(one.perCase?.interval?.[0] ?? one.perCase?.minor ?? 0)}
          y2={y(one.perCase?.interval?.[1] ?? one.perCase?.minor ?? 0)}
        />
      ))}
      <path className="line" d={line} />
      {months.map((one, place) => (
        <circle key={one.names[0]} className="dot" cx={x(place)} cy={y(one.perCase?.minor ?? 0)} r={3}>
          <title>{`${monthWords(one.names[0] ?? '')}: ${average(one.perCase?.minor ?? 0, currency)} a case, ${counted(one.cases, 'case')}`}</title>
        </circle>
      ))}
      {[...new Set([0, months.length - 1])].map((place) => (
        <text key={place} className="tick" x={x(place)} y={height - 8} textAnchor={place === 0 ? 'start' : 'end'}>
          {monthWords(months[place]?.names[0] ?? '')}
        </text>
      ))}
    </svg>
  );
}

/** Three to six round amounts between two ends. */
function ticksOf(low: number, high: number): readonly number[] {
  const rough = Math.max(1, (high - low) / 4);
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * size).find((one) => one >= rough) ?? size * 10;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, place) => (first + place) * step);
}

function wordsOf(months: readonly MoneyItem[], currency: string): string {
  const [first, last] = [months[0], months.at(-1)];
  const told = (one: MoneyItem | undefined) =>
    one?.perCase == null
      ? ''
      : `${monthWords(one.names[0] ?? '')}: ${average(one.perCase.minor, currency)} a case${
          one.perCase.interval === null ? '' : `, 95 % interval ${rangeWords(one.perCase.interval, currency)}`
        }`;
  return `${told(first)}; ${told(last)}`;
}
