import type { JourneyMap } from '@throughline/core/journeys';
import { count, duration } from '../parts/format.ts';
import type { Choice } from './journey-map.tsx';

/** The map as two tables: the same numbers for a screen reader, and for who would rather read than look. */
export function MapTables({ map, onChoose }: { map: JourneyMap; onChoose: (choice: Choice) => void }) {
  return (
    <details className="map-tables">
      <summary>The map as tables</summary>
      <table>
        <caption>Activities</caption>
        <thead>
          <tr>
            <th scope="col">Activity</th>
            <th scope="col" className="number">
              Cases
            </th>
            <th scope="col" className="number">
              Events
            </th>
            <th scope="col" className="number">
              Begin
            </th>
            <th scope="col" className="number">
              End
            </th>
          </tr>
        </thead>
        <tbody>
          {map.activities.map((one) => (
            <tr key={one.activity}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() => onChoose({ kind: 'activity', activity: one.activity })}
                >
                  {one.activity}
                </button>
              </th>
              <td className="number">{count(one.cases)}</td>
              <td className="number">{count(one.events)}</td>
              <td className="number">{count(one.starts)}</td>
              <td className="number">{count(one.ends)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>Transitions</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="number">
              Cases
            </th>
            <th scope="col" className="number">
              Passes
            </th>
            <th scope="col" className="number">
              Median
            </th>
            <th scope="col" className="number">
              9 of 10 within
            </th>
          </tr>
        </thead>
        <tbody>
          {map.transitions.map((one) => (
            <tr key={`${one.from}\u0000${one.to}`}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() => onChoose({ kind: 'transition', from: one.from, to: one.to })}
                >
                  {one.from}
                </button>
              </th>
              <td>{one.to}</td>
              <td className="number">{count(one.cases)}</td>
              <td className="number">{count(one.count)}</td>
              <td className="number">{duration(one.medianSeconds)}</td>
              <td className="number">{duration(one.p90Seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
