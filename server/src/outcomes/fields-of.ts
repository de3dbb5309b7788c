import type { EventPredicate } from '@throughline/core/events';

/** The fields of an event that a case carries for each of its steps. */
const carried = new Set(['activity', 'channel', 'function', 'currency']);

/** The columns of a case that a predicate tests; null where it tests what only the events themselves have. */
export function fieldsOf(predicate: EventPredicate): readonly string[] | null {
  switch (predicate.kind) {
    case 'all':
    case 'any': {
      const parts = predicate.of.map(fieldsOf);
      return parts.includes(null) ? null : [...new Set(parts.flatMap((part) => part ?? []))];
    }
    case 'not':
      return fieldsOf(predicate.of);
    case 'field':
      return carried.has(predicate.field) ? [predicate.field] : null;
    case 'money':
      return [`${predicate.field}_minor`];
    case 'property':
    case 'object':
      return null;
  }
}
