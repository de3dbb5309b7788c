import type { Guardrail, Milestone, OutcomeDefinition } from '@throughline/core/outcomes';
import { describeFilter } from '../journeys/index.ts';
import { ActivityPick, is, unchosen } from './activity-pick.tsx';

interface ListProps {
  readonly draft: Partial<OutcomeDefinition>;
  readonly activities: readonly string[];
  readonly onChange: (changes: Partial<OutcomeDefinition>) => void;
}

/** Signs of progress, each with its weight, and whether it is a step back. */
export function MilestoneFields({ draft, activities, onChange }: ListProps) {
  const milestones = draft.milestones ?? [];
  const set = (next: readonly Milestone[]) => onChange({ milestones: [...next] });
  const change = (index: number, changes: Partial<Milestone>) =>
    set(milestones.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  const add = () =>
    set([...milestones, { name: 'Milestone', where: unchosen, scope: 'case', weight: 1, regress: false }]);
  return (
    <fieldset>
      <legend>Milestones</legend>
      <p className="quiet-text">
        Signs that a customer is getting there. Their weight says how much of the way each is.
      </p>
      <ul className="conditions">
        {milestones.map((one, index) => (
          <li key={index}>
            <ActivityPick
              label=""
              value={one.where}
              activities={activities}
              onChange={(where) => change(index, { where, name: nameOf(where, one.name) })}
            />
            <label>
              weight
              <input
                className="number-field"
                type="number"
                min={0.1}
                step="any"
                value={one.weight}
                onChange={(event) => change(index, { weight: Math.max(0.01, Number(event.target.value)) })}
              />
            </label>
            <label>
              <input
                type="checkbox"
                checked={one.regress}
                onChange={(event) => change(index, { regress: event.target.checked })}
              />
              a step back
            </label>
            <button
              type="button"
              className="button quiet"
              aria-label={`Remove the milestone ${one.name}`}
              onClick={() => set(milestones.filter((_, at) => at !== index))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="button" onClick={add}>
          Add a milestone
        </button>
        {milestones.length > 1 && (
          <label>
            <input
              type="checkbox"
              checked={draft.inOrder ?? false}
              onChange={(event) => onChange({ inOrder: event.target.checked })}
            />{' '}
            they count only in this order
          </label>
        )}
      </div>
    </fieldset>
  );
}

function nameOf(where: Milestone['where'], before: string): string {
  return where.kind === 'field' && typeof where.value === 'string' ? where.value : before;
}

/** What must not get worse: at most so many cases have a step. */
export function GuardrailFields({ draft, activities, onChange }: ListProps) {
  const guardrails = draft.guardrails ?? [];
  const set = (next: readonly Guardrail[]) => onChange({ guardrails: [...next] });
  const change = (index: number, changes: Partial<Guardrail>) =>
    set(guardrails.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  const add = () => set([...guardrails, { name: 'Few', where: { kind: 'occurs', activity: '' }, atMostShare: 0.1 }]);
  return (
    <fieldset>
      <legend>Guardrails</legend>
      <p className="quiet-text">What must not get worse while more customers succeed.</p>
      <ul className="conditions">
        {guardrails.map((one, index) => (
          <li key={index}>
            {one.where.kind === 'occurs' ? (
              <ActivityPick
                label="Cases with"
                value={is(one.where.activity)}
                activities={activities}
                onChange={(where) => {
                  const activity = nameOf(where, '');
                  change(index, { where: { kind: 'occurs', activity }, name: `Few: ${activity}` });
                }}
              />
            ) : (
              <span>Cases: {describeFilter(one.where)}</span>
            )}
            <label>
              at most
              <input
                className="number-field"
                type="number"
                min={0}
                max={100}
                step="any"
                value={Math.round(one.atMostShare * 1000) / 10}
                onChange={(event) =>
                  change(index, { atMostShare: Math.min(1, Math.max(0, Number(event.target.value) / 100)) })
                }
              />
              %
            </label>
            <button
              type="button"
              className="button quiet"
              aria-label={`Remove the guardrail ${one.name}`}
              onClick={() => set(guardrails.filter((_, at) => at !== index))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={add}>
        Add a guardrail
      </button>
    </fieldset>
  );
}
