import { useQuery } from '@tanstack/react-query';
import type { CustomerStages } from '@throughline/core/journeys';
import { ApiProblem, addressOf, call } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { counted, day, duration } from '../../parts/format.ts';
import { type Column, Table } from '../../parts/table.tsx';
import { FoldedEvidence } from '../evidence.tsx';
import { insideStage } from './stage-address.ts';

type Span = CustomerStages['spans'][number];

/** The stages one customer went through, what began in each, and where a silence leads; nothing where none are defined. */
export function CustomerLife({ customer }: { customer: string }) {
  const found = useQuery({
    queryKey: ['view', 'customer-stages', customer],
    queryFn: async () => {
      try {
        return await call('get', '/customers/{customerId}/stages', { path: { customerId: customer } });
      } catch (error) {
        const isNone = error instanceof ApiProblem && error.status === 404;
        if (isNone) return null;
        throw error;
      }
    },
  });
  if (found.data === undefined || found.data === null) return null;
  const { next, evidence } = found.data;
  // A stage gone through in the same instant was passed, not lived in.
  const spans = found.data.spans.filter((span) => span.to !== span.from);
  const columns: readonly Column<Span>[] = [
    { name: 'Life stage', cell: (span) => <Link href={insideStage(span.stage)}>{span.name}</Link> },
    { name: 'From', cell: (span) => day(span.from) },
    { name: 'For', cell: (span) => lasting(span, evidence.asOf) },
    { name: 'What began in it', cell: (span) => <Began span={span} /> },
  ];
  return (
    <section>
      <Table caption="Life stages" columns={columns} rows={spans} keyOf={(span) => `${span.stage}${span.from}`} />
      {next !== null && (
        <p className="quiet-text">
          If nothing more is heard, {next.name} from {day(next.at)}.
        </p>
      )}
      <FoldedEvidence
        evidence={evidence}
        path={addressOf('/customers/{customerId}/stages', { path: { customerId: customer } })}
      />
    </section>
  );
}

function lasting({ from, to }: Span, asOf: string): string {
  const seconds = (Date.parse(to ?? asOf) - Date.parse(from)) / 1000;
  return to === null ? `${duration(seconds)} so far` : duration(seconds);
}

function Began({ span }: { span: Span }) {
  if (span.cases.length === 0) return <span className="quiet-text">nothing</span>;
  const shown = span.cases.slice(0, 6);
  return (
    <>
      {shown.map((one, index) => (
        <span key={`${one.journey}${one.id}`}>
          {index > 0 && ' · '}
          <Link href={`/journeys/${encodeURIComponent(one.journey)}/cases/${encodeURIComponent(one.id)}`}>
            {one.name}
          </Link>
        </span>
      ))}
      {span.cases.length > shown.length && ` and ${counted(span.cases.length - shown.length, 'case')} more`}
    </>
  );
}
