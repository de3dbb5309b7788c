import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlanMode, TrackingPlan } from '@throughline/core/events';
import { useState } from 'react';
import { call } from '../../api/index.ts';
import { count, instant } from '../../parts/format.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { PlanActivities } from './plan-activities.tsx';

const modeWords: Readonly<Record<PlanMode, string>> = {
  off: 'Off: everything is let in',
  watch: 'Watch: what is off the plan is let in and counted',
  enforce: 'Enforce: what is off the plan waits in quarantine',
};

/** What a source may send, what was off it, and an editor without code. */
export function PlanView({ source, mayWrite }: { source: string; mayWrite: boolean }) {
  const path = { id: source };
  const stored = useQuery({
    queryKey: ['source-plan', source],
    queryFn: () => call('get', '/sources/{id}/plan', { path }),
  });
  if (stored.isPending) return <Waiting what="Reading the plan" />;
  if (stored.isError) return <Problem error={stored.error} retry={() => stored.refetch()} />;
  const { violations, version, changedAt } = stored.data;
  return (
    <>
      <PlanEditor key={version} source={source} stored={stored.data.plan} mayWrite={mayWrite} />
      {changedAt !== null && (
        <p className="quiet-text">
          Version {version}, from {instant(changedAt)}. Sources keep to a new version within five seconds.
        </p>
      )}
      <section>
        <h2>Off the plan in the last seven days</h2>
        {violations.length === 0 ? (
          <p className="quiet-text">
            Nothing was let in that is off the plan. What was held back by it stands under Errors.
          </p>
        ) : (
          <Table
            columns={[
              { name: 'What', cell: (one) => one.words },
              { name: 'Events', isNumber: true, cell: (one) => count(one.events) },
              { name: 'Last in the hour from', cell: (one) => instant(one.lastHour) },
            ]}
            rows={violations}
            keyOf={(one) => `${one.problem} ${one.activity} ${one.property}`}
          />
        )}
      </section>
    </>
  );
}

interface EditorProps {
  readonly source: string;
  readonly stored: TrackingPlan;
  readonly mayWrite: boolean;
}

function PlanEditor({ source, stored, mayWrite }: EditorProps) {
  const queries = useQueryClient();
  const path = { id: source };
  const [plan, setPlan] = useState(stored);
  const propose = useMutation({
    mutationFn: () => call('get', '/sources/{id}/plan/proposal', { path }),
    onSuccess: ({ activities }) =>
      setPlan((before) => ({ activities, mode: before.mode === 'off' ? 'watch' : before.mode })),
  });
  const save = useMutation({
    mutationFn: () => call('put', '/sources/{id}/plan', { path, body: plan }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['source-plan', source] }),
  });
  const isChanged = JSON.stringify(plan) !== JSON.stringify(stored);
  const problem = save.error ?? propose.error;
  return (
    <section className="card plan">
      <h2>What it may send</h2>
      <fieldset className="modes" disabled={!mayWrite}>
        <legend className="visually-hidden">What the plan does</legend>
        {(['off', 'watch', 'enforce'] as const).map((mode) => (
          <label key={mode}>
            <input type="radio" name="mode" checked={plan.mode === mode} onChange={() => setPlan({ ...plan, mode })} />{' '}
            {modeWords[mode]}
          </label>
        ))}
      </fieldset>
      {mayWrite && (
        <button type="button" className="button" onClick={() => propose.mutate()} disabled={propose.isPending}>
          Start from what was seen
        </button>
      )}
      <PlanActivities plan={plan} mayWrite={mayWrite} onChange={setPlan} />
      {plan.mode === 'enforce' && plan.activities.length === 0 && (
        <p className="note">A plan without activities lets nothing in.</p>
      )}
      {mayWrite && (
        <div className="actions">
          <button
            type="button"
            className="button primary"
            disabled={!isChanged || save.isPending}
            onClick={() => save.mutate()}
          >
            Save the plan
          </button>
          {isChanged && <span className="quiet-text">There are changes that are not saved.</span>}
        </div>
      )}
      {problem !== null && <p role="alert">{problem.message}</p>}
    </section>
  );
}
