import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { StagesProposal } from '@throughline/core/journeys';
import { call } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { Empty, Waiting } from '../../parts/states.tsx';
import { ruleWords } from './stage-words.ts';

/** What life stages are, and those that the events of this workspace suggest. */
export function NoStages({ mayWrite }: { mayWrite: boolean }) {
  const proposal = useQuery({
    queryKey: ['view', 'stages-proposal'],
    queryFn: () => call('get', '/stages/proposal'),
  });
  return (
    <div className="page">
      <Empty title="Where in their life with you are your customers?">
        <p>
          A life stage says what a customer is to you for a time: prospect, customer, at risk, former. Events and
          silences move customers on. Every journey can then be cut by the stage it began in.
        </p>
        {mayWrite && (
          <Link className="button" href="/stages/edit">
            Define stages by hand
          </Link>
        )}
      </Empty>
      {proposal.isPending && <Waiting what="Looking for stages in the events" />}
      {proposal.data !== undefined && <Proposal proposal={proposal.data} mayWrite={mayWrite} />}
    </div>
  );
}

function Proposal({ proposal, mayWrite }: { proposal: StagesProposal; mayWrite: boolean }) {
  const queries = useQueryClient();
  const { definition, reasons } = proposal;
  const take = useMutation({
    mutationFn: async () => (definition === null ? null : call('put', '/stages', { body: definition })),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section className="card">
      <h2>{definition === null ? 'The events suggest no stages yet' : 'What the events suggest'}</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {definition !== null && (
        <>
          <dl className="facts">
            {definition.stages.map((stage) => (
              <div key={stage.id}>
                <dt>{stage.name}</dt>
                <dd>
                  {stage.enters.length === 0
                    ? 'from the first event'
                    : stage.enters
                        .map((rule) =>
                          ruleWords(rule, (id) => definition.stages.find((one) => one.id === id)?.name ?? id),
                        )
                        .join('; ')}
                </dd>
              </div>
            ))}
          </dl>
          {mayWrite && (
            <div className="actions">
              <button type="button" className="button primary" disabled={take.isPending} onClick={() => take.mutate()}>
                Take these stages
              </button>
              {take.isError && <p role="alert">{take.error.message}</p>}
            </div>
          )}
        </>
      )}
    </section>
  );
}
