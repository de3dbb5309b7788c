import type { CaseMoney } from '@throughline/core/money';
import { Link } from '../app/link.tsx';
import { count, instant, money } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { statementLines } from './statement.tsx';
import { useCaseMoney } from './use-money.ts';

type Line = CaseMoney['lines'][number];

const amountColumns: readonly Column<Line>[] = statementLines.map(([part, name, sign]) => ({
  name,
  isNumber: true,
  cell: (line) => (line[part] === 0 ? '' : money(sign * line[part], line.currency)),
}));

const columns: readonly Column<Line>[] = [
  { name: 'Step', cell: (line) => line.activity },
  { name: 'When', cell: (line) => instant(line.at) },
  ...amountColumns,
  { name: 'Priced by', cell: (line) => pricedBy(line) },
];

function pricedBy({ entryIds, fromSource, sharedBy, uncounted }: Line): string {
  return [
    [...(fromSource ? ['its source'] : []), ...entryIds].join(', '),
    ...(sharedBy > 1 ? [`one part of ${sharedBy}`] : []),
    ...uncounted,
  ].join(' · ');
}

/** The profit and loss of one case, with what each amount comes from. */
export function CaseMoneyPage({ journey, caseId }: { journey: string; caseId: string }) {
  const found = useCaseMoney(journey, caseId);
  if (found.isPending) return <Waiting what="Adding up" />;
  if (found.isError) return <Problem error={found.error} retry={() => found.refetch()} />;
  const { totals, lines, total, settingsVersion } = found.data;
  return (
    <div className="page">
      <p className="quiet-text">
        <Link href={`/journeys/${encodeURIComponent(journey)}/cases/${encodeURIComponent(caseId)}`}>Case {caseId}</Link>
      </p>
      <h1>The money of case {caseId}</h1>
      {totals.length === 0 && <p>No step of this case costs or earns anything.</p>}
      {totals.map((one) => (
        <p className="big-figure" key={one.currency}>
          {money(one.contributionMinor, one.currency)} <span className="quiet-text">contribution, counted exactly</span>
        </p>
      ))}
      {lines.length > 0 && (
        <Table columns={columns} rows={lines} keyOf={(line, place) => `${line.eventId}${line.currency}${place}`} />
      )}
      <p className="quiet-text">
        {count(total)} steps, priced by version {settingsVersion} of the <Link href="/money/settings">settings</Link>.
        {total > 5000 && ' The first 5,000 are counted.'}
      </p>
    </div>
  );
}
