import type { TimeToValue } from '@throughline/core/outcomes';
import { useChartWidth } from '../parts/chart-width.ts';
import { duration, percent } from '../parts/format.ts';

const height = 230;
const pad = { left: 44, right: 12, top: 10, bottom: 26 };

/** By when what share of cases had it, with its interval, and what share had failed by then. */
export function CurveChart({ times }: { times: TimeToValue }) {
  const { ref, width } = useChartWidth();
  const { curve } = times;
  const longest = curve.at(-1)?.seconds ?? 0;
  if (longest === 0) return null;
  const x = (seconds: number) => pad.left + ((width - pad.left - pad.right) * seconds) / longest;
  const y = (share: number) => height - pad.bottom - (height - pad.top - pad.bottom) * share;
  const steps = (of: (point: TimeToValue['curve'][number]) => number) =>
    curve
      .map(
        (point, index) =>
          `${index === 0 ? 'M' : 'H'}${x(point.seconds)}${index === 0 ? `,${y(of(point))}` : `V${y(of(point))}`}`,
      )
      .join('');
  const upper = steps((point) => point.interval?.[1] ?? point.share);
  const lower = [...curve]
    .reverse()
    .map(
      (point, index, all) =>
        `L${x(point.seconds)},${y(point.interval?.[0] ?? point.share)}${
          all[index + 1] === undefined
            ? ''
            : `L${x(point.seconds)},${y(all[index + 1]?.interval?.[0] ?? all[index + 1]?.share ?? 0)}`
        }`,
    )
    .join('');
  const marks = [0, 0.25, 0.5, 0.75, 1];
  return (
    <svg
      ref={ref}
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`After ${duration(longest)}, ${percent(curve.at(-1)?.share ?? 0)} had it`}
    >
      {marks.map((share) => (
        <g key={share}>
          <line className="grid" x1={pad.left} x2={width - pad.right} y1={y(share)} y2={y(share)} />
          <text className="tick" x={pad.left - 6} y={y(share) + 4} textAnchor="end">
            {share * 100} %
          </text>
        </g>
      ))}
      {(width < 500 ? [0, 0.5, 1] : marks).map((part) => (
        <text
          key={part}
          className="tick"
          x={x(longest * part)}
          y={height - 8}
          textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
        >
          {part === 0 ? 'start' : duration(longest * part)}
        </text>
      ))}
      <path className="band" d={`${upper}${lower}Z`} />
      <path className="line" d={`M${x(0)},${y(0)}L${steps((point) => point.share).slice(1)}`} />
      <path className="line failure" d={`M${x(0)},${y(0)}L${steps((point) => point.failed).slice(1)}`} />
    </svg>
  );
}
