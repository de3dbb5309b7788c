import type { LifeStage, StageRule } from '@throughline/core/journeys';
import { DurationField } from '../../parts/duration-field.tsx';
import { ActivityList } from './activity-list.tsx';
import { activitiesOf, isAnyOf } from './stage-words.ts';

interface StageFieldsProps {
  readonly stage: LifeStage;
  readonly place: number;
  readonly others: readonly LifeStage[];
  readonly isInitial: boolean;
  readonly activities: readonly string[];
  readonly onChange: (stage: LifeStage) => void;
  readonly onInitial: () => void;
  readonly onUp: () => void;
  readonly onRemove: () => void;
}

const monthSeconds = 30 * 86_400;

/** One stage: what it is called, what it means, and what brings a customer into it. */
export function StageFields(props: StageFieldsProps) {
  const { stage, others, activities, onChange } = props;
  const change = (part: Partial<LifeStage>) => onChange({ ...stage, ...part });
  const put = (at: number, rule: StageRule) =>
    change({ enters: stage.enters.map((one, index) => (index === at ? rule : one)) });
  const add = (rule: StageRule) => change({ enters: [...stage.enters, rule] });
  const first = activities[0] ?? 'An activity';
  const isFull = stage.enters.length >= 5;
  return (
    <li>
      <StageHead {...props} change={change} />
      {stage.enters.map((rule, at) => (
        <RuleFields
          key={`${at} ${rule.kind}`}
          name={`Rule ${at + 1} of ${stage.name}`}
          rule={rule}
          others={others}
          activities={activities}
          onChange={(next) => put(at, next)}
          onRemove={() => change({ enters: stage.enters.filter((_, index) => index !== at) })}
        />
      ))}
      <div className="actions">
        <button
          type="button"
          className="button"
          disabled={isFull}
          onClick={() => add({ kind: 'event', where: isAnyOf([first]), from: null })}
        >
          Entered when something happens
        </button>
        <button
          type="button"
          className="button"
          disabled={isFull}
          onClick={() => add({ kind: 'silence', seconds: monthSeconds, of: null, from: null })}
        >
          Entered after a silence
        </button>
      </div>
    </li>
  );
}

function StageHead({
  stage,
  place,
  others,
  isInitial,
  change,
  onInitial,
  onUp,
  onRemove,
}: StageFieldsProps & { change: (part: Partial<LifeStage>) => void }) {
  const label = `Stage ${place + 1}`;
  return (
    <>
      <div className="stage-row">
        <label>
          <span className="visually-hidden">{label}: name</span>
          <input value={stage.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />
        </label>
        <label>
          <input type="radio" name="initial" checked={isInitial} onChange={onInitial} /> customers begin here
        </label>
        <label>
          <input
            type="checkbox"
            checked={stage.terminal}
            onChange={(event) => change({ terminal: event.target.checked })}
          />{' '}
          an end: nobody leaves it
        </label>
        <button
          type="button"
          className="button quiet"
          disabled={place === 0}
          onClick={onUp}
          aria-label={`Move ${stage.name} up`}
        >
          ↑
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={others.length < 2}
          onClick={onRemove}
          aria-label={`Remove the stage ${stage.name}`}
        >
          ×
        </button>
      </div>
      <label>
        What it means
        <input value={stage.meaning} maxLength={1000} onChange={(event) => change({ meaning: event.target.value })} />
      </label>
    </>
  );
}

interface RuleProps {
  readonly name: string;
  readonly rule: StageRule;
  readonly others: readonly LifeStage[];
  readonly activities: readonly string[];
  readonly onChange: (rule: StageRule) => void;
  readonly onRemove: () => void;
}

function RuleFields({ name, rule, others, activities, onChange, onRemove }: RuleProps) {
  const predicate = rule.kind === 'event' ? rule.where : rule.of;
  const chosen = activitiesOf(predicate);
  const other = predicate !== null && chosen === null ? { now: predicate } : {};
  return (
    <div className="stage-rule" role="group" aria-label={name}>
      {rule.kind === 'event' ? (
        <>
          <span>When</span>
          <ActivityList
            label={`${name}: activities`}
            chosen={chosen ?? []}
            {...other}
            activities={activities}
            onChange={(names) => names.length > 0 && onChange({ ...rule, where: isAnyOf(names) })}
          />
          <span>happens,</span>
        </>
      ) : (
        <>
          <span>When there was no</span>
          <ActivityList
            label={`${name}: signs of life`}
            chosen={chosen ?? []}
            {...other}
            activities={activities}
            onChange={(names) => onChange({ ...rule, of: names.length === 0 ? null : isAnyOf(names) })}
          />
          {predicate === null && <span>event at all</span>}
          <DurationField
            label="for longer than"
            seconds={rule.seconds}
            onChange={(seconds) => onChange({ ...rule, seconds: seconds ?? monthSeconds })}
          />
        </>
      )}
      <FromFields rule={rule} others={others} onChange={onChange} />
      <button type="button" className="button quiet" aria-label={`Remove: ${name}`} onClick={onRemove}>
        ×
      </button>
    </div>
  );
}

/** From which stages a rule leads: all, or those that are ticked. */
function FromFields({ rule, others, onChange }: Pick<RuleProps, 'rule' | 'others' | 'onChange'>) {
  const leading = others.filter((stage) => !stage.terminal);
  const toggle = (id: string, isOn: boolean) => {
    const before = rule.from ?? leading.map((stage) => stage.id);
    const next = isOn ? [...before, id] : before.filter((one) => one !== id);
    if (next.length > 0) onChange({ ...rule, from: leading.every((stage) => next.includes(stage.id)) ? null : next });
  };
  return (
    <span className="stage-row">
      <span>from</span>
      {leading.map((stage) => (
        <label key={stage.id}>
          <input
            type="checkbox"
            checked={rule.from === null || rule.from.includes(stage.id)}
            onChange={(event) => toggle(stage.id, event.target.checked)}
          />{' '}
          {stage.name}
        </label>
      ))}
    </span>
  );
}
