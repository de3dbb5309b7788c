import type { EventPredicate } from '@throughline/core/events';
import type { Condition, OutcomeState } from '@throughline/core/outcomes';
import { exactDuration, money } from '../parts/format.ts';

export const stateWords: Readonly<Record<OutcomeState, string>> = {
  success: 'got it done',
  open: 'still open',
  failure: 'did not',
};

/** Which events a condition means, in words: mostly the names of activities. */
export function eventWords(predicate: EventPredicate): string {
  switch (predicate.kind) {
    case 'field': {
      const values = Array.isArray(predicate.value) ? predicate.value.join(' or ') : String(predicate.value ?? '');
      return predicate.field === 'activity' && (predicate.op === 'is' || predicate.op === 'in')
        ? `“${values}”`
        : `an event whose ${predicate.field} ${predicate.op} ${values}`;
    }
    case 'property':
      return `an event whose property ${predicate.name} ${predicate.op} ${String(predicate.value ?? '')}`;
    case 'object':
      return `an event about a ${predicate.type}`;
    case 'money':
      return `an event whose ${predicate.field} is ${predicate.op} ${predicate.minor / 100}`;
    case 'not':
      return `an event that is not ${eventWords(predicate.of)}`;
    case 'all':
    case 'any':
      return predicate.of.map(eventWords).join(predicate.kind === 'all' ? ' and ' : ' or ');
  }
}

/** A condition as a sentence about a case. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.map(conditionWords).join(', and ');
    case 'any':
      return condition.of.map(conditionWords).join(', or ');
    case 'not':
      return `it is not so that ${conditionWords(condition.of)}`;
    case 'event':
      return `${eventWords(condition.where)} happens${within(condition.withinSeconds)}`;
    case 'then':
      return `${eventWords(condition.next)} comes after ${eventWords(condition.first)}${within(condition.withinSeconds)}`;
    case 'quiet':
      return `no ${eventWords(condition.where)} for ${exactDuration(condition.forSeconds)} after ${
        condition.after === null ? 'the start' : eventWords(condition.after)
      }`;
    case 'count':
      return `${eventWords(condition.where)} ${howOften(condition.op, condition.times)}${within(condition.withinSeconds)}`;
    case 'sum':
      return `${condition.of} adds up to ${condition.op === 'atLeast' ? 'at least' : 'at most'} ${money(
        condition.minor,
        condition.currency,
      )}${within(condition.withinSeconds)}`;
  }
}

function howOften(op: 'atLeast' | 'atMost', times: number): string {
  if (op === 'atMost' && times === 0) return 'does not happen';
  return `happens at ${op === 'atLeast' ? 'least' : 'most'} ${times === 1 ? 'once' : `${times} times`}`;
}

function within(seconds: number | undefined): string {
  return seconds === undefined ? '' : ` within ${exactDuration(seconds)}`;
}

/** Whether something that happens can make a condition impossible before its time is over. */
export function canBeForeclosed(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some(canBeForeclosed);
    case 'not':
    case 'quiet':
      return true;
    case 'count':
    case 'sum':
      return condition.op === 'atMost';
    case 'event':
    case 'then':
      return false;
  }
}
