import type { LifeStages, StageTimes } from '@throughline/core/journeys';
import { count, duration, fewestCustomers } from '../../parts/format.ts';
import { type Column, Table } from '../../parts/table.tsx';
import { openNumber } from '../open-number.ts';
import { stageName } from './stage-words.ts';

type Time = StageTimes['stages'][number];

/** How long customers stay in each stage; visits that go on are counted as far as they are known. */
export function TimeTable({ times, life }: { times: StageTimes; life: LifeStages }) {
  const columns: readonly Column<Time>[] = [
    { name: 'Stage', cell: (one) => stageName(life, one.stage) },
    { name: 'Half are out after', isNumber: true, cell: (one) => <Median time={one} /> },
    { name: '95 % interval', isNumber: true, cell: (one) => intervalWords(one) },
    {
      name: '9 of 10 are out after',
      isNumber: true,
      cell: (one) => (one.p90Seconds === null ? 'not in this time' : duration(one.p90Seconds)),
    },
    { name: 'Visits', isNumber: true, cell: (one) => count(one.visits) },
    { name: 'Still in', isNumber: true, cell: (one) => count(one.open) },
    { name: 'Out by then', cell: (one) => <Curve time={one} /> },
  ];
  return (
    <>
      <Table columns={columns} rows={times.stages} keyOf={(one) => one.stage} />
      <p className="quiet-text">
        A customer who comes back visits again. A stage that was passed through in the same instant is not a visit,
        though the lines above count it.
      </p>
    </>
  );
}

function Median({ time }: { time: Time }) {
  return (
    <button type="button" className="figure" onClick={() => openNumber(['time', time.stage])}>
      {medianWords(time)}
    </button>
  );
}

export function medianWords(time: Time): string {
  if (time.visits === 0) return 'nobody yet';
  if (time.customers < fewestCustomers) return 'n too small';
  return time.medianSeconds === null ? 'fewer than half leave' : duration(time.medianSeconds);
}

export function intervalWords({ medianInterval: [low, high], customers, medianSeconds }: Time): string {
  if (customers < fewestCustomers || medianSeconds === null) return '';
  return `${low === null ? '?' : duration(low)} to ${high === null ? 'not in this time' : duration(high)}`;
}

/** The share that is out by then, from 0 to all, as a small picture. */
export function Curve({ time, width = 120, height = 28 }: { time: Time; width?: number; height?: number }) {
  const longest = time.curve.at(-1)?.seconds ?? 0;
  if (longest === 0) return null;
  const points = time.curve.map(
    (point) => `L${((point.seconds / longest) * width).toFixed(1)},${(height * (1 - point.left)).toFixed(1)}`,
  );
  return (
    <svg
      className="stage-curve"
      viewBox={`0 -1 ${width} ${height + 2}`}
      width={width}
      height={height}
      role="img"
      aria-label={`Share that is out, over ${duration(longest)}`}
    >
      <path d={`M0,${height}${points.join('')}`} />
    </svg>
  );
}
