import type { LifeStages, StageFlow } from '@throughline/core/journeys';
import { useChartWidth } from '../../parts/chart-width.ts';
import { count, day } from '../../parts/format.ts';
import { Table } from '../../parts/table.tsx';
import { openNumber } from '../open-number.ts';
import { onKeys } from './on-keys.ts';
import { stageColour } from './stage-colour.ts';

const height = 240;
const pad = { left: 50, right: 8, top: 10, bottom: 24 };

/** How many customers each stage held at the end of each period, one above the other. A click opens one. */
export function FlowChart({ flow, life }: { flow: StageFlow; life: LifeStages }) {
  const { ref, width } = useChartWidth();
  const { periods } = flow;
  const totals = periods.map((one) => one.stages.reduce((sum, stage) => sum + stage.customers, 0));
  const most = Math.max(1, ...totals);
  const inner = { width: width - pad.left - pad.right, height: height - pad.top - pad.bottom };
  const step = inner.width / Math.max(1, periods.length);
  const y = (customers: number) => pad.top + inner.height * (1 - customers / most);
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return <p className="quiet-text">No period lies in this window.</p>;
  return (
    <>
      <svg
        ref={ref}
        className="stage-chart"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={`Customers in each stage by ${flow.unit}; the same numbers stand in the table below.`}
      >
        <Grid most={most} y={y} width={width} />
        {periods.map((period, index) => (
          <PeriodBar
            key={period.from}
            period={period}
            life={life}
            place={{ x: pad.left + index * step + step * 0.08, width: step * 0.84, y }}
          />
        ))}
        <text className="tick" x={pad.left} y={height - 6}>
          {day(first.from)}
        </text>
        <text className="tick" x={width - pad.right} y={height - 6} textAnchor="end">
          {last.complete ? day(last.from) : `${day(last.from)}, so far`}
        </text>
      </svg>
      <Legend life={life} />
      <details>
        <summary>The same as a table</summary>
        <FlowTable flow={flow} life={life} />
      </details>
    </>
  );
}

function Grid({ most, y, width }: { most: number; y: (customers: number) => number; width: number }) {
  return [0, 0.5, 1].map((share) => (
    <g key={share}>
      <line className="grid" x1={pad.left} x2={width - pad.right} y1={y(most * share)} y2={y(most * share)} />
      <text className="tick" x={pad.left - 6} y={y(most * share) + 4} textAnchor="end">
        {count(most * share)}
      </text>
    </g>
  ));
}

interface BarProps {
  readonly period: StageFlow['periods'][number];
  readonly life: LifeStages;
  readonly place: { readonly x: number; readonly width: number; readonly y: (customers: number) => number };
}

function PeriodBar({ period, life, place }: BarProps) {
  let below = 0;
  const open = () => openNumber(['period', period.from]);
  return (
    <g
      className={period.complete ? 'period-bar' : 'period-bar unfinished'}
      role="button"
      tabIndex={0}
      aria-label={`From ${day(period.from)}${period.complete ? '' : ', so far'}. Open its numbers.`}
      onClick={open}
      onKeyDown={onKeys(open)}
    >
      {life.definition.stages.map((stage, index) => {
        const held = period.stages.find((one) => one.stage === stage.id)?.customers ?? 0;
        const [from, to] = [below, below + held];
        below = to;
        return (
          <rect
            key={stage.id}
            className="stage-fill"
            style={stageColour(life.definition.stages, index)}
            x={place.x}
            width={place.width}
            y={place.y(to)}
            height={Math.max(0, place.y(from) - place.y(to))}
          >
            <title>{`${stage.name}, from ${day(period.from)}: ${count(held)} at the end`}</title>
          </rect>
        );
      })}
    </g>
  );
}

/** Which colour is which stage. */
export function Legend({ life }: { life: LifeStages }) {
  return (
    <ul className="stage-legend">
      {life.definition.stages.map((stage, place) => (
        <li key={stage.id} style={stageColour(life.definition.stages, place)}>
          <i /> {stage.name}
        </li>
      ))}
    </ul>
  );
}

function FlowTable({ flow, life }: { flow: StageFlow; life: LifeStages }) {
  const columns = life.definition.stages.map((stage) => ({
    name: stage.name,
    isNumber: true,
    cell: (period: StageFlow['periods'][number]) => (
      <button type="button" className="figure" onClick={() => openNumber(['held', period.from, stage.id])}>
        {count(period.stages.find((one) => one.stage === stage.id)?.customers ?? 0)}
      </button>
    ),
  }));
  return (
    <Table
      columns={[
        {
          name: `${flow.unit === 'week' ? 'Week' : 'Month'} from`,
          cell: (period: StageFlow['periods'][number]) => `${day(period.from)}${period.complete ? '' : ' (not over)'}`,
        },
        ...columns,
      ]}
      rows={flow.periods.toReversed()}
      keyOf={(period) => period.from}
    />
  );
}
