import type { JourneyMap, MapActivity, MapTransition } from '@throughline/core/journeys';
import { count, duration } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';
import type { Choice } from './journey-map.tsx';

type OnChoose = (choice: Choice) => void;

const activityColumns = (onChoose: OnChoose): readonly Column<MapActivity>[] => [
  {
    name: 'Activity',
    cell: (one) => (
      <button type="button" className="link" onClick={() => onChoose({ kind: 'activity', activity: one.activity })}>
        {one.activity}
      </button>
    ),
  },
  { name: 'Cases', isNumber: true, cell: (one) => count(one.cases) },
  { name: 'Events', isNumber: true, cell: (one) => count(one.events) },
  { name: 'Begin', isNumber: true, cell: (one) => count(one.starts) },
  { name: 'End', isNumber: true, cell: (one) => count(one.ends) },
];

const transitionColumns = (onChoose: OnChoose): readonly Column<MapTransition>[] => [
  {
    name: 'From',
    cell: (one) => (
      <button
        type="button"
        className="link"
        onClick={() => onChoose({ kind: 'transition', from: one.from, to: one.to })}
      >
        {one.from}
      </button>
    ),
  },
  { name: 'To', cell: (one) => one.to },
  { name: 'Cases', isNumber: true, cell: (one) => count(one.cases) },
  { name: 'Passes', isNumber: true, cell: (one) => count(one.count) },
  { name: 'Median', isNumber: true, cell: (one) => duration(one.medianSeconds) },
  { name: '9 of 10 within', isNumber: true, cell: (one) => duration(one.p90Seconds) },
];

/** The map as two tables: the same numbers for a screen reader, and for who would rather read than look. */
export function MapTables({ map, onChoose }: { map: JourneyMap; onChoose: OnChoose }) {
  return (
    <details className="map-tables">
      <summary>The map as tables</summary>
      <Table
        caption="Activities"
        columns={activityColumns(onChoose)}
        rows={map.activities}
        keyOf={(one) => one.activity}
      />
      <Table
        caption="Transitions"
        columns={transitionColumns(onChoose)}
        rows={map.transitions}
        keyOf={(one) => `${one.from}\u0000${one.to}`}
      />
    </details>
  );
}
