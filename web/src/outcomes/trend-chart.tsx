import type { OutcomeTrend } from '@throughline/core/outcomes';
import { useChartWidth } from '../parts/chart-width.ts';
import { day, fewestCustomers, percent } from '../parts/format.ts';

const height = 230;
const pad = { left: 44, right: 12, top: 12, bottom: 26 };

/** The rate of each period with its interval; the levels between changes; periods that are not over yet in outline. */
export function TrendChart({ trend }: { trend: OutcomeTrend }) {
  const { ref, width } = useChartWidth();
  const { periods, changes } = trend;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [Date.parse(first.from), Date.parse(last.from)];
  const x = (iso: string) =>
    from === to
      ? (width + pad.left) / 2
      : pad.left + 8 + ((width - pad.left - pad.right - 16) * (Date.parse(iso) - from)) / (to - from);
  const y = (share: number) => height - pad.bottom - (height - pad.top - pad.bottom) * share;
  const shown = periods.filter((one) => one.rate.value !== null && one.rate.customers >= fewestCustomers);
  const whole = shown.filter((one) => one.isWhole);
  const line = whole.map((one, index) => `${index === 0 ? 'M' : 'L'}${x(one.from)},${y(one.rate.value ?? 0)}`).join('');
  return (
    <svg ref={ref} className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={trendWords(trend)}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="grid" x1={pad.left} x2={width - pad.right} y1={y(share)} y2={y(share)} />
          <text className="tick" x={pad.left - 6} y={y(share) + 4} textAnchor="end">
            {share * 100} %
          </text>
        </g>
      ))}
      {whole.map((one) => (
        <line
          key={`i${one.from}`}
          className="whisker"
          x1={x(one.from)}
          x2={x(one.from)}
          y1={y(one.rate.interval?.[0] ?? 0)}
          y2={y(one.rate.interval?.[1] ?? 0)}
        />
      ))}
      <path className="line" d={line} />
      {changes.map((change, place) => (
        <g key={change.from}>
          <line className="change" x1={x(change.from)} x2={x(change.from)} y1={pad.top} y2={height - pad.bottom} />
          <text
            className="change-label"
            x={x(change.from) + (x(change.from) > width - 120 ? -5 : 5)}
            y={pad.top + 12 + 14 * (place % 3)}
            textAnchor={x(change.from) > width - 120 ? 'end' : 'start'}
          >
            {percent(change.before)} → {percent(change.after)}
          </text>
        </g>
      ))}
      {shown.map((one) => (
        <circle
          key={one.from}
          className={one.isWhole ? 'dot' : 'dot open'}
          cx={x(one.from)}
          cy={y(one.rate.value ?? 0)}
          r={3}
        >
          <title>{`From ${day(one.from)}: ${percent(one.rate.value ?? 0)} of ${one.rate.cases} cases${one.isWhole ? '' : ', not all of them followed to the end'}`}</title>
        </circle>
      ))}
      <text className="tick" x={x(first.from)} y={height - 8}>
        {day(first.from)}
      </text>
      {last !== first && (
        <text className="tick" x={x(last.from)} y={height - 8} textAnchor="end">
          {day(last.from)}
        </text>
      )}
    </svg>
  );
}

/** What the trend says, in words. */
export function trendWords({ changes, periods }: OutcomeTrend): string {
  const last = changes.at(-1);
  if (last === undefined)
    return periods.filter((one) => one.isWhole).length < 6
      ? 'Too few whole periods to tell a change from chance.'
      : 'Its level has not changed: what differs from period to period is what chance gives.';
  const direction = last.after < last.before ? 'fell' : 'rose';
  const words = `It ${direction} from ${percent(last.before)} to ${percent(last.after)} with the period from ${day(last.from)}.`;
  return changes.length === 1
    ? words
    : `Its level changed ${changes.length} times. The last time ${words.replace(/^It/, 'it')}`;
}
