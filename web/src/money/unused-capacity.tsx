import type { CapacityAnswer } from '@throughline/core/money';
import { FoldedEvidence } from '../journeys/index.ts';
import { count, money } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';
import { monthWords } from './money-words.ts';
import { useCapacity } from './use-money.ts';

type Item = CapacityAnswer['items'][number];

const minutes = (value: number) => count(Math.round(value));

/** The difference of the numbers beside it, as they are shown. */
const unused = ({ practicalMinutes, usedMinutes }: Item) =>
  count(Math.round(practicalMinutes) - Math.round(usedMinutes));

const columns: readonly Column<Item>[] = [
  { name: 'Month', cell: (one) => monthWords(one.month) },
  { name: 'Function', cell: (one) => one.function },
  { name: 'Minutes it can give', isNumber: true, cell: (one) => minutes(one.practicalMinutes) },
  { name: 'Used by steps', isNumber: true, cell: (one) => minutes(one.usedMinutes) },
  { name: 'Not used', isNumber: true, cell: unused },
  { name: 'It costs', isNumber: true, cell: (one) => money(one.unusedMinor, one.currency) },
];

const shownAtMost = 12;

/** Capacity that was paid for and not used: beside the statement, never in it. */
export function UnusedCapacity() {
  const capacity = useCapacity();
  const items = capacity.data?.items ?? [];
  if (capacity.data === undefined || items.length === 0) return null;
  return (
    <section aria-label="Capacity not used">
      <h2>Capacity not used</h2>
      <p className="quiet-text">
        Paid for and used by no step that the rate card counts in minutes. It is not part of any journey. Under 0: more
        was used than there is. The first and the last month of the data may not be whole.
      </p>
      <Table columns={columns} rows={items.slice(0, shownAtMost)} keyOf={(one) => `${one.month}${one.function}`} />
      <FoldedEvidence evidence={capacity.data.evidence} path={capacity.path} />
    </section>
  );
}
