import type { EventPredicate } from '@throughline/core/events';
import { eventWords } from './stage-words.ts';

interface ListProps {
  readonly label: string;
  readonly chosen: readonly string[];
  /** A test of events that lists no activities: told in words, and kept until activities are chosen instead. */
  readonly now?: EventPredicate;
  readonly activities: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses any number of activities. */
export function ActivityList({ label, chosen, now, activities, onChange }: ListProps) {
  return (
    <span className="actions">
      {now !== undefined && <span className="chip">{eventWords(now)}&nbsp;</span>}
      {chosen.map((name) => (
        <span className="chip" key={name}>
          {name}
          <button
            type="button"
            aria-label={`Remove: ${name}`}
            onClick={() => onChange(chosen.filter((one) => one !== name))}
          >
            ×
          </button>
        </span>
      ))}
      <select
        aria-label={label}
        value=""
        onChange={(event) => event.target.value !== '' && onChange([...chosen, event.target.value])}
      >
        <option value="">{now !== undefined ? 'instead …' : chosen.length === 0 ? 'choose …' : 'or …'}</option>
        {activities
          .filter((name) => !chosen.includes(name))
          .map((name) => (
            <option key={name}>{name}</option>
          ))}
      </select>
    </span>
  );
}
