import type { OutcomeItem } from '@throughline/core/outcomes';
import type { Role } from '@throughline/core/trust';
import { Link } from '../app/link.tsx';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { basisWords, RateLine, rateWords } from './rate-line.tsx';
import { StateBar } from './state-bar.tsx';
import { useOutcomes } from './use-outcomes.ts';

/** What customers came to get done, and whether they did. */
export function OutcomesPage({ role }: { role: Role }) {
  const outcomes = useOutcomes();
  const mayWrite = role !== 'viewer';
  const items = outcomes.data ?? [];
  return (
    <div className="page">
      <h1>What customers came to get done</h1>
      {outcomes.isPending && <Waiting what="Counting" />}
      {outcomes.isError && <Problem error={outcomes.error} retry={() => outcomes.refetch()} />}
      {outcomes.data !== undefined && items.length === 0 && <NoOutcomes mayWrite={mayWrite} />}
      {mayWrite && items.length > 0 && (
        <div className="actions">
          <Link className="button primary" href="/outcomes/new">
            Define an outcome
          </Link>
        </div>
      )}
      <div className="cards outcomes">
        {items.map((outcome) => (
          <OutcomeCard key={outcome.id} outcome={outcome} />
        ))}
      </div>
    </div>
  );
}

function NoOutcomes({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty title="What did your customers come to get done?">
      <p>
        An outcome says when a customer has what they came for: “paid, and no call about the bill”. Then every map, step
        and period tells how often they get it, how long it takes, and what goes with it.
      </p>
      {mayWrite && (
        <Link className="button primary" href="/outcomes/new">
          Define the first outcome
        </Link>
      )}
    </Empty>
  );
}

function OutcomeCard({ outcome }: { outcome: OutcomeItem }) {
  const { definition, reading, journeyName } = outcome;
  const words = reading === null ? null : rateWords(reading.rate);
  return (
    <article className="card outcome">
      <h2>
        <Link href={`/outcomes/${encodeURIComponent(outcome.id)}`}>{definition.name}</Link>
      </h2>
      <p className="quiet-text">
        {reading === null ? `The journey “${definition.journey}” is gone.` : journeyName}
        {definition.side === 'customer' ? '' : ` · what the ${definition.side} wants`}
      </p>
      {reading !== null && words !== null && (
        <>
          <p className="big-figure">
            {words.share} <span className="quiet-text">{words.range}</span>
          </p>
          <p className="quiet-text">{basisWords(reading)}</p>
          <RateLine rate={reading.rate} />
          <StateBar states={reading.states} />
        </>
      )}
      {definition.statement !== '' && <p className="statement">{definition.statement}</p>}
    </article>
  );
}
