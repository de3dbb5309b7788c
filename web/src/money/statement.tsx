import type { MoneyTotal } from '@throughline/core/money';
import { openNumber } from '../journeys/index.ts';
import { count, money, percent } from '../parts/format.ts';
import { average, perCaseWords } from './money-words.ts';

type Part = 'revenueMinor' | 'returnsMinor' | 'goodsMinor' | 'costToServeMinor' | 'incentivesMinor';

/** The lines of a statement, in the order in which they are taken off. */
export const statementLines: readonly (readonly [part: Part, name: string, sign: 1 | -1])[] = [
  ['revenueMinor', 'Revenue', 1],
  ['returnsMinor', 'Returns', -1],
  ['goodsMinor', 'Cost of goods', -1],
  ['costToServeMinor', 'Cost to serve', -1],
  ['incentivesMinor', 'Incentives', -1],
];

/** A profit and loss in one currency: what came in, what was taken off, and what is left. */
export function Statement({ total }: { total: MoneyTotal }) {
  const { currency, cases } = total;
  const { value, range } = perCaseWords(total);
  return (
    <div className="scroll">
      <table className="statement-table money-table">
        <caption>Profit and loss{currency === '' ? ', no currency given' : ` in ${currency}`}</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" className="number">
              In all
            </th>
            <th scope="col" className="number">
              Per case started
            </th>
          </tr>
        </thead>
        <tbody>
          {statementLines.map((line) => (
            <StatementRow key={line[0]} line={line} total={total} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              Contribution
              {total.marginShare !== null && (
                <span className="quiet-text"> {percent(total.marginShare)} of revenue</span>
              )}
            </th>
            <td className="number">
              <Amount minor={total.contributionMinor} currency={currency} name={['whole', currency]} />
            </td>
            <td className="number">
              {value}
              {range !== '' && <span className="quiet-text range">{range}</span>}
            </td>
          </tr>
          <tr className="faded">
            <td colSpan={3}>{count(cases)} cases started, the failed ones too</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  readonly line: (typeof statementLines)[number];
  readonly total: MoneyTotal;
}

function StatementRow({ line: [part, name, sign], total }: RowProps) {
  const { currency, cases } = total;
  const perCase = (minor: number) => (cases === 0 ? '–' : average(minor / cases, currency));
  return (
    <tr>
      <th scope="row">
        {name}
        {part === 'costToServeMinor' && (
          <span className="quiet-text"> of which {money(total.avoidableMinor, currency)} is avoidable</span>
        )}
      </th>
      <td className="number">
        <Amount minor={sign * total[part]} currency={currency} name={['part', part, currency]} />
      </td>
      <td className="number">{perCase(sign * total[part])}</td>
    </tr>
  );
}

interface AmountProps {
  readonly minor: number;
  readonly currency: string;
  readonly name: readonly [string, ...string[]];
}

/** An amount that opens its evidence. */
export function Amount({ minor, currency, name }: AmountProps) {
  return (
    <button type="button" className="figure" onClick={() => openNumber(name)}>
      {money(minor === 0 ? 0 : minor, currency)}
    </button>
  );
}
