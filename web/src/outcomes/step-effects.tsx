import type { OutcomeSteps } from '@throughline/core/outcomes';
import { useState } from 'react';
import { Link } from '../app/link.tsx';
import { addressWith } from '../app/location.ts';
import { FoldedEvidence } from '../journeys/index.ts';
import { count, percent } from '../parts/format.ts';
import { Problem } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { useSteps } from './use-outcomes.ts';

/** Fewer cases on one side say nothing of a difference. */
const fewestCases = 30;
const shownAtFirst = 12;

type Effect = OutcomeSteps['activities'][number];

/** What each step goes with: how much more or less often cases that pass it succeed. */
export function StepEffects({ id, journey }: { id: string; journey: string }) {
  const steps = useSteps(id);
  const [isWhole, setWhole] = useState(false);
  if (steps.isError) return <Problem error={steps.error} />;
  if (steps.data === undefined) return null;
  const told = steps.data.activities.filter(
    (one) => !one.isNamed && one.with.cases >= fewestCases && one.without.cases >= fewestCases && one.interval !== null,
  );
  const ranked = told.toSorted((a, b) => sureness(b) - sureness(a));
  const shown = isWhole ? ranked : ranked.slice(0, shownAtFirst);
  const columns: readonly Column<Effect>[] = [
    {
      name: 'Step',
      cell: (row) => (
        <Link href={caseAddress(journey, row.activity)} title="The cases that pass it">
          {row.activity}
        </Link>
      ),
    },
    { name: 'With it', isNumber: true, cell: (row) => sideWords(row.with) },
    { name: 'Without it', isNumber: true, cell: (row) => sideWords(row.without) },
    { name: 'Difference', cell: (row) => <EffectBar effect={row} /> },
    { name: '95 % interval', isNumber: true, cell: (row) => intervalWords(row.interval) },
  ];
  return (
    <section aria-label="What goes with it">
      <h2>What goes with it</h2>
      <p className="quiet-text">
        How often cases that pass a step before they are decided get it done, and how often the others do. Evidence C:
        it goes together, which does not make one the cause of the other. Steps that the definition itself names are
        left out.
      </p>
      {ranked.length === 0 ? (
        <p>
          No step has {fewestCases} cases with it and {fewestCases} without it, so nothing can be told apart.
        </p>
      ) : (
        <Table columns={columns} rows={shown} keyOf={(row) => row.activity} />
      )}
      {ranked.length > shownAtFirst && (
        <button type="button" className="link" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${ranked.length}`}
        </button>
      )}
      <FoldedEvidence
        evidence={steps.data.evidence}
        path={steps.path}
        interval="of the differences: 95 %, Newcombe; grade C"
      />
    </section>
  );
}

/** How far the interval of a difference keeps from nothing; below 0 where it holds it. */
function sureness({ interval }: Effect): number {
  return interval === null ? -1 : Math.max(interval[0], -interval[1]);
}

function sideWords(side: Effect['with']): string {
  return side.value === null ? '–' : `${percent(side.value)} of ${count(side.cases)}`;
}

const points = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

function intervalWords(interval: Effect['interval']): string {
  return interval === null ? '–' : `${points.format(interval[0] * 100)} to ${points.format(interval[1] * 100)} points`;
}

function EffectBar({ effect }: { effect: Effect }) {
  const { difference, interval } = effect;
  if (difference === null || interval === null) return <>–</>;
  const kind = interval[0] > 0 ? 'good' : interval[1] < 0 ? 'bad' : '';
  const width = Math.min(50, Math.abs(difference) * 50);
  return (
    <div className="effect" role="img" aria-label={`${points.format(difference * 100)} points`}>
      <span
        className={kind}
        style={{ width: `${Math.max(1, width)}%`, left: `${difference < 0 ? 50 - width : 50}%` }}
      />
    </div>
  );
}

function caseAddress(journey: string, activity: string): string {
  const filter = JSON.stringify({ kind: 'all', of: [{ kind: 'occurs', activity }] });
  const path = `/journeys/${encodeURIComponent(journey)}/cases`;
  return addressWith({ path, search: new URLSearchParams() }, { filter });
}
