import type { JourneyMoney } from '@throughline/core/money';
import { nameOf, plainAmount, wholePathWords } from './money-words.ts';
import { statementLines } from './statement.tsx';

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A spreadsheet would read a name that begins so as a formula. */
const safe = (name: string) => (/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);

/** The statement of a journey and its breakdown as a table for a spreadsheet: amounts in major units, taken off under 0. */
export function statementCsv(answer: JourneyMoney): string {
  const parts = statementLines.map(([, name]) => name.toLowerCase());
  const head = [
    'journey',
    'by',
    'name',
    'currency',
    'cases',
    'customers',
    ...parts,
    'of which avoidable',
    'contribution',
  ];
  const line = (name: string, one: JourneyMoney['totals'][number]) => [
    safe(answer.journey.name),
    answer.by,
    safe(name),
    one.currency,
    String(one.cases),
    String(one.customers),
    ...statementLines.map(([part, , sign]) => plainAmount(sign * one[part], one.currency)),
    plainAmount(-one.avoidableMinor, one.currency),
    plainAmount(one.contributionMinor, one.currency),
  ];
  const rows = [
    head,
    ...answer.totals.map((total) => line('in all', total)),
    ...answer.items.map((item) =>
      line(item.variant === null ? nameOf(item, answer.by) : wholePathWords(item.variant), item),
    ),
  ];
  return `${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}
