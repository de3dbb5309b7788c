import type { StageGrowth } from '@throughline/core/journeys';
import { useChartWidth } from '../../parts/chart-width.ts';
import { count, day } from '../../parts/format.ts';
import { type Column, Table } from '../../parts/table.tsx';
import { openNumber } from '../open-number.ts';
import { onKeys } from './on-keys.ts';

const height = 240;
const pad = { left: 50, right: 8, top: 10, bottom: 24 };

type Period = StageGrowth['periods'][number];

/** Who came (above the line) and who fell silent (below it) in each period; the line is who was active. */
export function GrowthChart({ growth }: { growth: StageGrowth }) {
  const { ref, width } = useChartWidth();
  const { periods } = growth;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined)
    return <p className="quiet-text">No whole period lies in this window.</p>;
  const up = Math.max(1, ...periods.map((one) => Math.max(one.active, one.new + one.resurrected)));
  const down = Math.max(1, ...periods.map((one) => one.newlyDormant));
  const inner = { width: width - pad.left - pad.right, height: height - pad.top - pad.bottom };
  const y = (value: number) => pad.top + (inner.height * (up - value)) / (up + down);
  const step = inner.width / periods.length;
  const middle = (index: number) => pad.left + (index + 0.5) * step;
  const line = periods.map((one, index) => `${index === 0 ? 'M' : 'L'}${middle(index)},${y(one.active)}`).join('');
  return (
    <>
      <svg
        ref={ref}
        className="stage-chart growth"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={`Growth accounting by ${growth.unit}; the same numbers stand in the table below.`}
      >
        {[up, 0, -down].map((value) => (
          <g key={value}>
            <line className="grid" x1={pad.left} x2={width - pad.right} y1={y(value)} y2={y(value)} />
            <text className="tick" x={pad.left - 6} y={y(value) + 4} textAnchor="end">
              {count(Math.abs(value))}
            </text>
          </g>
        ))}
        {periods.map((one, index) => (
          <PeriodBar key={one.from} one={one} place={{ x: middle(index) - step * 0.38, width: step * 0.76, y }} />
        ))}
        <path className="line" d={line} />
        <text className="tick" x={pad.left} y={height - 6}>
          {day(first.from)}
        </text>
        <text className="tick" x={width - pad.right} y={height - 6} textAnchor="end">
          {day(last.from)}
        </text>
      </svg>
      <Legend />
      <details>
        <summary>The same as a table</summary>
        <Table columns={columns(growth.unit)} rows={periods.toReversed()} keyOf={(one) => one.from} />
      </details>
    </>
  );
}

interface BarProps {
  readonly one: Period;
  readonly place: { readonly x: number; readonly width: number; readonly y: (value: number) => number };
}

function PeriodBar({ one, place: { x, width, y } }: BarProps) {
  const open = () => openNumber(['growth', one.from]);
  const come = one.new + one.resurrected;
  return (
    <g
      className="period-bar"
      role="button"
      tabIndex={0}
      aria-label={periodWords(one)}
      onClick={open}
      onKeyDown={onKeys(open)}
    >
      <title>{periodWords(one)}</title>
      <rect className="come" x={x} width={width} y={y(one.new)} height={y(0) - y(one.new)} />
      <rect className="back" x={x} width={width} y={y(come)} height={y(one.new) - y(come)} />
      <rect className="gone" x={x} width={width} y={y(0)} height={y(-one.newlyDormant) - y(0)} />
    </g>
  );
}

function Legend() {
  return (
    <ul className="stage-legend growth">
      <li>
        <i className="line" /> active
      </li>
      <li>
        <i className="come" /> new
      </li>
      <li>
        <i className="back" /> came back
      </li>
      <li>
        <i className="gone" /> fell silent
      </li>
    </ul>
  );
}

function periodWords(one: Period): string {
  return `From ${day(one.from)}: ${count(one.active)} active, ${count(one.new)} new, ${count(one.resurrected)} came back, ${count(one.newlyDormant)} fell silent`;
}

function columns(unit: StageGrowth['unit']): readonly Column<Period>[] {
  const number = (name: string, of: (one: Period) => number): Column<Period> => ({
    name,
    isNumber: true,
    cell: (one) => (
      <button type="button" className="figure" onClick={() => openNumber(['growth', one.from])}>
        {count(of(one))}
      </button>
    ),
  });
  return [
    { name: `${unit === 'week' ? 'Week' : 'Month'} from`, cell: (one) => day(one.from) },
    number('Active', (one) => one.active),
    number('New', (one) => one.new),
    number('Stayed', (one) => one.retained),
    number('Came back', (one) => one.resurrected),
    number('Fell silent', (one) => one.newlyDormant),
    number('Dormant', (one) => one.dormant),
    number('Churned', (one) => one.churned),
    { name: 'Quick ratio', isNumber: true, cell: (one) => (one.quickRatio === null ? '' : one.quickRatio.toFixed(2)) },
  ];
}
