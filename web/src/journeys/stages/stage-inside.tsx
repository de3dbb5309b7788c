import type { LifeStages, StageJourneys } from '@throughline/core/journeys';
import { Link } from '../../app/link.tsx';
import { count, fewestCustomers, percent } from '../../parts/format.ts';
import { type Column, Table } from '../../parts/table.tsx';
import { openNumber } from '../open-number.ts';
import { journeyInStage } from './stage-address.ts';
import { stageName } from './stage-words.ts';

type Inside = StageJourneys['items'][number];

interface InsideProps {
  readonly life: LifeStages;
  readonly journeys: StageJourneys | null;
  readonly stage: string;
}

/** What lives in a stage: the journeys that begin in it, and where customers came from and went. */
export function StageInside({ life, journeys, stage }: InsideProps) {
  const inside = (journeys?.items ?? []).filter((one) => one.stage === stage);
  const columns: readonly Column<Inside>[] = [
    { name: 'Journey', cell: (one) => <Link href={journeyInStage(one.journey, stage)}>{one.name}</Link> },
    {
      name: 'Cases',
      isNumber: true,
      cell: (one) => <Link href={journeyInStage(one.journey, stage)}>{count(one.cases)}</Link>,
    },
    { name: 'Customers', isNumber: true, cell: (one) => count(one.customers) },
    {
      name: 'Of all its cases',
      isNumber: true,
      cell: (one) => (one.customers < fewestCustomers ? 'n too small' : percent(one.cases / one.ofCases)),
    },
  ];
  return (
    <section className="two-columns">
      <div>
        {journeys !== null && inside.length === 0 ? (
          <p className="note">No case of a journey began in this stage.</p>
        ) : (
          <Table caption="The journeys that begin in it" columns={columns} rows={inside} keyOf={(one) => one.journey} />
        )}
      </div>
      <Moves life={life} stage={stage} />
    </section>
  );
}

function Moves({ life, stage }: { life: LifeStages; stage: string }) {
  const rows = life.moves.filter((move) => move.from === stage || move.to === stage);
  const columns: readonly Column<LifeStages['moves'][number]>[] = [
    {
      name: 'Move',
      cell: (move) => (move.to === stage ? `from ${stageName(life, move.from)}` : `on to ${stageName(life, move.to)}`),
    },
    {
      name: 'Customers',
      isNumber: true,
      cell: (move) => (
        <button type="button" className="figure" onClick={() => openNumber(['move', move.from, move.to])}>
          {count(move.customers)}
        </button>
      ),
    },
    { name: 'Moves', isNumber: true, cell: (move) => count(move.moves) },
  ];
  return (
    <Table caption="Who came and who went" columns={columns} rows={rows} keyOf={(move) => `${move.from}>${move.to}`} />
  );
}
