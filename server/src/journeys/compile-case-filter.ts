import type { CaseFilter, CasePredicate } from '@throughline/core/journeys';
import { Binder, type Compiled, eventCondition } from '../events/index.ts';

/**
 * A case filter as a condition on the columns of `cases`; the question must bind `workspace`.
 * A filter chooses whole cases, so the counts inside a case stay true.
 */
export function compileCaseFilter(filter: CaseFilter): Compiled {
  const binder = new Binder('filter_');
  const parts: string[] = [];
  if (filter.from !== null)
    parts.push(`started_at >= ${binder.bind(engineInstant(filter.from), "DateTime64(3, 'UTC')")}`);
  if (filter.to !== null) parts.push(`started_at < ${binder.bind(engineInstant(filter.to), "DateTime64(3, 'UTC')")}`);
  if (filter.where !== null) parts.push(`(${caseCondition(filter.where, binder)})`);
  return { sql: parts.length === 0 ? '1' : parts.join(' and '), parameters: binder.parameters };
}

/** An instant as the engine reads it. */
export function engineInstant(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '');
}

function caseCondition(predicate: CasePredicate, binder: Binder): string {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      return joined(predicate.of, predicate.kind, binder);
    case 'not':
      return `not (${caseCondition(predicate.of, binder)})`;
    case 'occurs':
      return occurs(predicate.activity, predicate.atLeast ?? 1, binder);
    case 'follows':
      return follows(predicate, binder);
    case 'starts':
      return `has(${binder.bind(predicate.activities, 'Array(String)')}, toString(activity[1]))`;
    case 'ends':
      return `has(${binder.bind(predicate.activities, 'Array(String)')}, toString(activity[-1]))`;
    case 'duration':
      return between(
        "dateDiff('millisecond', started_at, ended_at)",
        milliseconds(predicate.minSeconds),
        milliseconds(predicate.maxSeconds),
        binder,
      );
    case 'steps':
      return between('steps', predicate.min, predicate.max, binder);
    case 'variant':
      return `variant = ${binder.bind(predicate.id, 'UInt64')}`;
    case 'customer':
      return `customer = ${binder.bind(predicate.id, 'String')}`;
    case 'event':
      return `arrayExists(s -> s in (select sequence from events where workspace = {workspace:String} and (${eventCondition(predicate.where, binder)})), sequence)`;
  }
}

function joined(parts: readonly CasePredicate[], kind: 'all' | 'any', binder: Binder): string {
  if (parts.length === 0) return kind === 'all' ? '1' : '0';
  return parts.map((part) => `(${caseCondition(part, binder)})`).join(kind === 'all' ? ' and ' : ' or ');
}

function occurs(activity: string, atLeast: number, binder: Binder): string {
  const name = binder.bind(activity, 'String');
  return atLeast <= 1 ? `has(activity, ${name})` : `countEqual(activity, ${name}) >= ${binder.bind(atLeast, 'UInt32')}`;
}

function follows(predicate: Extract<CasePredicate, { kind: 'follows' }>, binder: Binder): string {
  const from = binder.bind(predicate.from, 'String');
  const to = binder.bind(predicate.to, 'String');
  if (predicate.directly) return `arrayExists((a, b) -> a = ${from} and b = ${to}, activity, next)`;
  return `has(activity, ${from}) and arrayLastIndex(a -> a = ${to}, activity) > indexOf(activity, ${from})`;
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

function between(column: string, min: number | undefined, max: number | undefined, binder: Binder): string {
  const parts: string[] = [];
  if (min !== undefined) parts.push(`${column} >= ${binder.bind(min, 'Int64')}`);
  if (max !== undefined) parts.push(`${column} <= ${binder.bind(max, 'Int64')}`);
  return parts.length === 0 ? '1' : parts.join(' and ');
}
