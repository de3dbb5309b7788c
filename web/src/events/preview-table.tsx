import { type PreviewRow, rejectionWords } from '@throughline/core/events';
import { instant, money } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';

type PreviewEvent = NonNullable<PreviewRow['event']>;

const amount = (minor: number, currency: string) => (minor === 0 ? '' : money(minor, currency));

/** What a row says, or nothing where it would be refused. */
const said = (say: (event: PreviewEvent) => string) => (row: PreviewRow) => (row.event === null ? '' : say(row.event));

const columns: readonly Column<PreviewRow>[] = [
  { name: 'Line', cell: (row) => row.line },
  {
    name: 'Customer',
    cell: (row) =>
      row.rejection === null ? row.event?.customer : `${rejectionWords[row.rejection.reason]} ${row.rejection.detail}`,
  },
  { name: 'Activity', cell: said((event) => event.activity) },
  { name: 'Time', cell: said((event) => instant(event.at)) },
  { name: 'Channel', cell: said((event) => event.channel) },
  { name: 'Cost', isNumber: true, cell: said((event) => amount(event.costMinor, event.currency)) },
  { name: 'Revenue', isNumber: true, cell: said((event) => amount(event.revenueMinor, event.currency)) },
  { name: 'Objects', cell: said((event) => event.objects.map((one) => `${one.type} ${one.id}`).join(', ')) },
];

/** The first rows of a file as they would be read, those that would be refused with the reason. */
export function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <Table
      caption="The first rows, as they would be read"
      columns={columns}
      rows={rows}
      keyOf={(row, index) => `${row.line} ${index}`}
      classOf={(row) => (row.rejection === null ? '' : 'rejected')}
    />
  );
}
