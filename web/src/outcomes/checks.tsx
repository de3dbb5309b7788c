import type { OutcomeChecks } from '@throughline/core/outcomes';
import { count, percent, percentRange } from '../parts/format.ts';
import { Problem } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { stateWords } from './outcome-words.ts';
import { useChecks } from './use-outcomes.ts';

type Guardrail = OutcomeChecks['guardrails'][number];

const guardrailWords: Readonly<Record<Guardrail['state'], string>> = {
  kept: 'kept',
  breached: 'breached',
  undecided: 'cannot be told yet',
};

const guardrailColumns: readonly Column<Guardrail>[] = [
  { name: 'Guardrail', cell: (row) => row.name },
  { name: 'At most', isNumber: true, cell: (row) => percent(row.atMostShare) },
  { name: 'Now', isNumber: true, cell: (row) => (row.share === null ? '–' : percent(row.share)) },
  { name: '95 % interval', isNumber: true, cell: (row) => (row.interval === null ? '–' : percentRange(row.interval)) },
  { name: 'Cases', isNumber: true, cell: (row) => `${count(row.cases)} of ${count(row.of)}` },
  { name: 'State', cell: (row) => <span className={`guardrail-${row.state}`}>{guardrailWords[row.state]}</span> },
];

/** Said at the top of an outcome: what got worse beside it. */
export function BreachedGuardrails({ id }: { id: string }) {
  const breached = (useChecks(id).data?.guardrails ?? []).filter((one) => one.state === 'breached');
  if (breached.length === 0) return null;
  return (
    <p className="note problem">
      {breached.length === 1 ? 'A guardrail is breached' : `${breached.length} guardrails are breached`}:{' '}
      <a href="#guardrails">{breached.map((one) => one.name).join(', ')}</a>
    </p>
  );
}

/** What must not get worse, what customers say beside what they do, and what it was worth to them. */
export function Checks({ id }: { id: string }) {
  const checks = useChecks(id);
  if (checks.isError) return <Problem error={checks.error} />;
  if (checks.data === undefined) return null;
  const { guardrails, declared, value } = checks.data;
  return (
    <>
      {guardrails.length > 0 && (
        <section aria-label="Guardrails" id="guardrails">
          <h2>What must not get worse</h2>
          <Table columns={guardrailColumns} rows={guardrails} keyOf={(row) => row.name} />
          <p className="quiet-text">Of all cases whose clock has started: those that are still open count here too.</p>
        </section>
      )}
      {declared !== null && <Declared declared={declared} />}
      {value !== null && (
        <p>
          Worth to customers so far:{' '}
          <strong>
            {count(value.amount)} {value.unit}
          </strong>
        </p>
      )}
    </>
  );
}

function Declared({ declared }: { declared: NonNullable<OutcomeChecks['declared']> }) {
  const { answered, completion, completionInterval, kappa, agreement, counts } = declared;
  if (answered === 0) {
    return (
      <section aria-label="What customers say">
        <h2>What customers say</h2>
        <p>Nobody has answered yet. Answers come as events with the property that the definition names.</p>
      </section>
    );
  }
  const of = (said: string, state: string) =>
    counts.find((one) => one.declared === said && one.state === state)?.cases ?? 0;
  return (
    <section aria-label="What customers say">
      <h2>What customers say</h2>
      <p>
        {completion === null ? '' : `${percent(completion)} of ${count(answered)} answers say yes`}
        {completionInterval === null ? '' : ` (95 % interval ${percentRange(completionInterval)})`}.{' '}
        {kappa === null || agreement === null
          ? 'There is too little of both to say whether it agrees with what they did.'
          : `What they say and what they did agree in ${percent(agreement)}; beyond chance: ${kappa.toFixed(2)} of 1.`}
      </p>
      <Table
        columns={[
          { name: 'They say', cell: (said: string) => said },
          ...(['success', 'open', 'failure'] as const).map((state) => ({
            name: stateWords[state],
            isNumber: true,
            cell: (said: string) => count(of(said, state)),
          })),
        ]}
        rows={['yes', 'partly', 'no']}
        keyOf={(said) => said}
      />
    </section>
  );
}
