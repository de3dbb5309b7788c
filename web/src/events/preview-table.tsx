import { type PreviewRow, rejectionWords } from '@throughline/core/events';
import { instant, money } from '../parts/format.ts';

const amount = (minor: number, currency: string) => (minor === 0 ? '' : money(minor, currency));

/** The first rows of a file as they would be read, those that would be refused with the reason. */
export function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <div className="scroll">
      <table>
        <caption>The first rows, as they would be read</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Customer</th>
            <th scope="col">Activity</th>
            <th scope="col">Time</th>
            <th scope="col">Channel</th>
            <th scope="col" className="number">
              Cost
            </th>
            <th scope="col" className="number">
              Revenue
            </th>
            <th scope="col">Objects</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.line}-${index}`} className={row.rejection === null ? '' : 'rejected'}>
              <td>{row.line}</td>
              {row.event === null ? (
                <td colSpan={7}>
                  {row.rejection === null ? '' : `${rejectionWords[row.rejection.reason]} ${row.rejection.detail}`}
                </td>
              ) : (
                <>
                  <td>{row.event.customer}</td>
                  <td>{row.event.activity}</td>
                  <td>{instant(row.event.at)}</td>
                  <td>{row.event.channel}</td>
                  <td className="number">{amount(row.event.costMinor, row.event.currency)}</td>
                  <td className="number">{amount(row.event.revenueMinor, row.event.currency)}</td>
                  <td>{row.event.objects.map((object) => `${object.type} ${object.id}`).join(', ')}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
