import type { EventPredicate } from '@throughline/core/events';
import type { Condition } from '@throughline/core/outcomes';
import { DurationField } from '../parts/duration-field.tsx';
import { ActivityPick, unchosen } from './activity-pick.tsx';
import { conditionWords } from './outcome-words.ts';
import { SumFields } from './sum-fields.tsx';

type Plain = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;

const kinds: Readonly<Record<string, { readonly words: string; readonly begin: Plain }>> = {
  event: { words: 'this happens', begin: { kind: 'event', where: unchosen, scope: 'case' } },
  never: {
    words: 'this does not happen',
    begin: { kind: 'count', where: unchosen, op: 'atMost', times: 0, scope: 'case' },
  },
  quiet: {
    words: 'this does not happen for a time after something',
    begin: {
      kind: 'quiet',
      where: unchosen,
      after: unchosen,
      forSeconds: 14 * 86_400,
      scope: 'customer',
    },
  },
  sequence: {
    words: 'one thing comes after another',
    begin: { kind: 'then', first: unchosen, next: unchosen, scope: 'case' },
  },
  count: {
    words: 'this happens so many times',
    begin: { kind: 'count', where: unchosen, op: 'atMost', times: 1, scope: 'case' },
  },
  sum: {
    words: 'money adds up to',
    begin: {
      kind: 'sum',
      of: 'revenue',
      where: null,
      op: 'atLeast',
      minor: 1000,
      currency: 'EUR',
      scope: 'case',
    },
  },
};

function kindOf(condition: Plain): string {
  return condition.kind === 'count' && condition.op === 'atMost' && condition.times === 0 ? 'never' : condition.kind;
}

interface ConditionsProps {
  readonly title: string;
  readonly hint: string;
  readonly condition: Condition | null;
  readonly activities: readonly string[];
  readonly onChange: (condition: Condition | null) => void;
}

/** The parts of a condition as a list: all of them must hold, or any. */
export function Conditions({ title, hint, condition, activities, onChange }: ConditionsProps) {
  const isAny = condition?.kind === 'any';
  const parts =
    condition === null ? [] : condition.kind === 'all' || condition.kind === 'any' ? condition.of : [condition];
  const set = (next: readonly Condition[], kind: 'all' | 'any' = isAny ? 'any' : 'all') =>
    onChange(next.length === 0 ? null : { kind, of: [...next] });
  const add = (kind: string) => {
    const begun = kinds[kind]?.begin;
    if (begun !== undefined) set([...parts, begun]);
  };
  return (
    <fieldset>
      <legend>{title}</legend>
      <p className="quiet-text">{hint}</p>
      {parts.length > 1 && (
        <label>
          Of these must hold
          <select
            value={isAny ? 'any' : 'all'}
            onChange={(event) => set(parts, event.target.value === 'any' ? 'any' : 'all')}
          >
            <option value="all">all</option>
            <option value="any">any one</option>
          </select>
        </label>
      )}
      <ul className="conditions">
        {parts.map((part, index) => (
          <li key={index}>
            {part.kind === 'all' || part.kind === 'any' || part.kind === 'not' ? (
              <span>{conditionWords(part)} (change it through the API)</span>
            ) : (
              <PlainFields
                condition={part}
                activities={activities}
                onChange={(next) => set(parts.map((one, at) => (at === index ? next : one)))}
              />
            )}
            <button
              type="button"
              className="button quiet"
              aria-label={`Remove part ${index + 1} of ${title}`}
              onClick={() => set(parts.filter((_, at) => at !== index))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <label>
        Add a part
        <select value="" onChange={(event) => add(event.target.value)}>
          <option value="">choose what</option>
          {Object.entries(kinds).map(([kind, { words }]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

interface PlainProps {
  readonly condition: Plain;
  readonly activities: readonly string[];
  readonly onChange: (condition: Plain) => void;
}

function PlainFields({ condition, activities, onChange }: PlainProps) {
  const pick = (label: string, value: EventPredicate, change: (value: EventPredicate) => Plain) => (
    <ActivityPick label={label} value={value} activities={activities} onChange={(next) => onChange(change(next))} />
  );
  return (
    <>
      <FirstFields condition={condition} pick={pick} onChange={onChange} />
      {condition.kind !== 'quiet' && (
        <DurationField
          label="within"
          none="any time"
          seconds={condition.withinSeconds ?? null}
          onChange={(seconds) => {
            const { withinSeconds: _, ...rest } = condition;
            onChange(seconds === null ? rest : { ...rest, withinSeconds: seconds });
          }}
        />
      )}
      <label>
        looking at
        <select
          value={condition.scope}
          onChange={(event) =>
            onChange({ ...condition, scope: event.target.value === 'customer' ? 'customer' : 'case' })
          }
        >
          <option value="case">this case</option>
          <option value="customer">all the customer does</option>
        </select>
      </label>
    </>
  );
}

type Pick = (label: string, value: EventPredicate, change: (value: EventPredicate) => Plain) => React.ReactNode;

function FirstFields({
  condition,
  pick,
  onChange,
}: {
  condition: Plain;
  pick: Pick;
  onChange: PlainProps['onChange'];
}): React.ReactNode {
  switch (condition.kind) {
    case 'event':
      return pick('Happens:', condition.where, (where) => ({ ...condition, where }));
    case 'then':
      return (
        <>
          {pick('First', condition.first, (first) => ({ ...condition, first }))}
          {pick('then', condition.next, (next) => ({ ...condition, next }))}
        </>
      );
    case 'quiet':
      return (
        <>
          {pick('No', condition.where, (where) => ({ ...condition, where }))}
          <DurationField
            label="for"
            seconds={condition.forSeconds}
            onChange={(seconds) => onChange({ ...condition, forSeconds: seconds ?? 86_400 })}
          />
          {condition.after !== null && pick('after', condition.after, (after) => ({ ...condition, after }))}
        </>
      );
    case 'count':
      return kindOf(condition) === 'never' ? (
        pick('Does not happen:', condition.where, (where) => ({ ...condition, where }))
      ) : (
        <>
          {pick('Happens:', condition.where, (where) => ({ ...condition, where }))}
          <label>
            <select
              aria-label="More or less"
              value={condition.op}
              onChange={(event) =>
                onChange({
                  ...condition,
                  op: event.target.value === 'atLeast' ? 'atLeast' : 'atMost',
                  times: Math.max(1, condition.times),
                })
              }
            >
              <option value="atMost">at most</option>
              <option value="atLeast">at least</option>
            </select>
          </label>
          <label>
            <input
              className="number-field"
              type="number"
              min={1}
              aria-label="Times"
              value={condition.times}
              onChange={(event) => onChange({ ...condition, times: Math.max(1, Number(event.target.value)) })}
            />
            times
          </label>
        </>
      );
    case 'sum':
      return <SumFields condition={condition} onChange={onChange} />;
  }
}
