import type { LifeStages, StageMatrix } from '@throughline/core/journeys';
import type { CSSProperties } from 'react';
import { count, fewestCustomers, percent, percentRange } from '../../parts/format.ts';
import { openNumber } from '../open-number.ts';
import { stageName } from './stage-words.ts';

/** From each stage (rows) to each (columns), from the end of one period to the end of the next. */
export function MatrixTable({ matrix, life }: { matrix: StageMatrix; life: LifeStages }) {
  const { stages } = life.definition;
  return (
    <>
      <div className="scroll">
        <table className="matrix">
          <caption>
            From the end of one {matrix.unit} to the end of the next, {count(matrix.window.periods)} whole {matrix.unit}
            s
          </caption>
          <thead>
            <tr>
              <th scope="col">From \ to</th>
              {stages.map((stage) => (
                <th scope="col" key={stage.id}>
                  {stage.name}
                </th>
              ))}
              <th scope="col" className="number">
                To the end
              </th>
            </tr>
          </thead>
          <tbody>
            {stages.map((from) => (
              <tr key={from.id}>
                <th scope="row">{from.name}</th>
                {stages.map((to) => (
                  <Cell key={to.id} cell={matrix.cells.find((one) => one.from === from.id && one.to === to.id)} />
                ))}
                <td className="number">{remainingWords(matrix, from.id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet-text">{endWords(matrix, life)}</p>
      <p className={matrix.order.verdict === 'breaks' ? 'note' : 'quiet-text'}>{orderWords(matrix)}</p>
    </>
  );
}

type CellAnswer = StageMatrix['cells'][number];

function Cell({ cell }: { cell: CellAnswer | undefined }) {
  if (cell === undefined || cell.of === 0) return <td />;
  if (cell.count === 0) return <td className="quiet-text">0</td>;
  return (
    <td style={{ '--heat': cell.share ?? 0 } as CSSProperties}>
      <button type="button" className="figure" onClick={() => openNumber(['cell', cell.from, cell.to])}>
        {cell.of < fewestCustomers || cell.share === null
          ? `${count(cell.count)} of ${count(cell.of)}`
          : percent(cell.share)}
      </button>
      <br />
      <small className="quiet-text">
        {cell.of < fewestCustomers || cell.interval === null ? 'n too small' : percentRange(cell.interval)}
      </small>
    </td>
  );
}

const timesWindow = 3;

function remainingWords(matrix: StageMatrix, stage: string): string {
  if (matrix.absorbing.includes(stage)) return 'an end';
  const periods = matrix.remaining.find((one) => one.stage === stage)?.periods ?? null;
  if (periods === null) return 'not known';
  // What lies far beyond the window is the model's word alone.
  const most = timesWindow * matrix.window.periods;
  return periods > most ? `over ${count(most)} ${matrix.unit}s` : `${periods.toFixed(1)} ${matrix.unit}s`;
}

function endWords(matrix: StageMatrix, life: LifeStages): string {
  const ends = matrix.absorbing.map((stage) => stageName(life, stage));
  if (matrix.window.periods === 0) return `No whole ${matrix.unit} has passed yet, so there is no move to count.`;
  if (ends.length === 0) return 'No stage is an end: from each one somebody went on.';
  return `The end: ${ends.join(' or ')}, which nobody left. The last column is how many ${matrix.unit}s a customer is expected to need to come there, as fast as in this window.`;
}

function orderWords({ order, unit }: StageMatrix): string {
  const test = order.p === null ? '' : ` (chi-squared test, p ${order.p < 0.001 ? '< 0.001' : order.p.toFixed(3)})`;
  switch (order.verdict) {
    case 'holds':
      return `Where a customer goes next does not depend on the stage before${test}: the expected ${unit}s can be trusted.`;
    case 'breaks':
      return `Where a customer goes next also depends on the stage before${test}. Read the expected ${unit}s as a rough guide: customers remember where they came from.`;
    case 'too-few':
      return 'Too few customers moved to tell whether the stage before matters as well.';
  }
}
