import type { EventPredicate } from '../events/index.ts';
import type { Condition } from './condition.ts';
import type { OutcomeDefinition } from './outcome.ts';

/** The longest silence that a success waits for, in seconds: so much later is a success certain than it was there. */
export function longestSilence(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return Math.max(...condition.of.map(longestSilence));
    case 'not':
      return longestSilence(condition.of);
    case 'quiet':
      return condition.forSeconds;
    case 'event':
    case 'count':
    case 'sum':
      // Negated or "at most", its time must be over.
      return condition.withinSeconds ?? 0;
    case 'then':
      return 0;
  }
}

/** What somebody who knows outcomes would object to (METHODS §4.1), in words that say what to do. */
export function objectionsTo(definition: OutcomeDefinition): readonly string[] {
  const { success, failure, deadlineSeconds, guardrails, side, statement } = definition;
  const objections: string[] = [];
  if (deadlineSeconds === null && failure === null)
    objections.push(
      'Nothing ends a case without a success: it stays open for ever. Give a deadline, or say what a failure is.',
    );
  if (deadlineSeconds !== null && longestWindow(success) > deadlineSeconds)
    objections.push('The deadline comes before a time that the success allows. Make the deadline longer.');
  if (failure !== null && JSON.stringify(failure) === JSON.stringify(success))
    objections.push('Success and failure are the same. Say what a failure is by what customers do then.');
  if (guardrails.length === 0)
    objections.push('There is no guardrail. Say what must not get worse while this gets better.');
  if (side === 'customer' && statement.trim() === '')
    objections.push(
      'Say in the words of customers what they came to get done, as research or their own goals tell it.',
    );
  return objections;
}

function longestWindow(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return Math.max(...condition.of.map(longestWindow));
    case 'not':
      return longestWindow(condition.of);
    case 'quiet':
      return 0;
    case 'event':
    case 'count':
    case 'sum':
    case 'then':
      return condition.withinSeconds ?? 0;
  }
}

/** The activities that a definition names: that they go with its outcome says nothing. */
export function activitiesNamedIn({
  success,
  failure,
}: Pick<OutcomeDefinition, 'success' | 'failure'>): ReadonlySet<string> {
  const predicates = [success, failure].flatMap((one) => (one === null ? [] : eventsOf(one)));
  return new Set(predicates.flatMap(namesIn));
}

function eventsOf(condition: Condition): readonly (EventPredicate | null)[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(eventsOf);
    case 'not':
      return eventsOf(condition.of);
    case 'then':
      return [condition.first, condition.next];
    case 'quiet':
      return [condition.after, condition.where];
    default:
      return [condition.where];
  }
}

function namesIn(predicate: EventPredicate | null): readonly string[] {
  if (predicate === null) return [];
  if (predicate.kind === 'all' || predicate.kind === 'any') return predicate.of.flatMap(namesIn);
  if (predicate.kind === 'not') return namesIn(predicate.of);
  return predicate.kind === 'field' && predicate.field === 'activity' ? [predicate.value ?? []].flat().map(String) : [];
}
