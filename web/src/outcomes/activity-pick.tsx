import type { EventPredicate } from '@throughline/core/events';
import { eventWords } from './outcome-words.ts';

/** The test of an event that it is called so. */
export const is = (value: string): EventPredicate => ({ kind: 'field', field: 'activity', op: 'is', value });

/** The test that a pick begins with: no activity is chosen yet. */
export const unchosen = is('');

/** Whether some part of a draft still waits for its step to be chosen. */
export function waitsForStep(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { kind, field, value, activity } = part as Readonly<Record<string, unknown>>;
  if (kind === 'field' && field === 'activity' && value === '') return true;
  return (kind === 'occurs' && activity === '') || Object.values(part).some(waitsForStep);
}

/** The activity of a predicate that names just one; null for what the form does not write. */
function activityOf(predicate: EventPredicate | null): string | null {
  if (predicate?.kind !== 'field' || predicate.field !== 'activity') return null;
  const values = Array.isArray(predicate.value) ? predicate.value : [String(predicate.value ?? '')];
  return values.length === 1 && (predicate.op === 'is' || predicate.op === 'in') ? (values[0] ?? null) : null;
}

interface PickProps {
  readonly label: string;
  readonly value: EventPredicate;
  readonly activities: readonly string[];
  readonly onChange: (value: EventPredicate) => void;
}

/** Chooses an activity; a predicate that names no single one is told in words and stays until another is chosen. */
export function ActivityPick({ label, value, activities, onChange }: PickProps) {
  const chosen = activityOf(value);
  return (
    <label>
      {label}
      <select value={chosen ?? ''} onChange={(event) => event.target.value !== '' && onChange(is(event.target.value))}>
        {chosen === null && <option value="">{eventWords(value)}</option>}
        {chosen === '' && <option value="">Choose a step</option>}
        {[...new Set([...(chosen === null || chosen === '' ? [] : [chosen]), ...activities])].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
