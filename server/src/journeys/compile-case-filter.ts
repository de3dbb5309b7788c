import { Fault } from '@throughline/core/faults';
import type { CaseFilter, CasePredicate } from '@throughline/core/journeys';
import { Binder, type Compiled, eventCondition } from '../events/index.ts';
import { activitiesOf, funnelLevels } from './funnel-levels.ts';

/**
 * A case filter as a condition on the columns of `cases`; the question must bind `workspace`, `journey` and `version`.
 * A filter chooses whole cases, so the counts inside a case stay true.
 */
export function compileCaseFilter(filter: CaseFilter, found: FoundConditions = new Map()): Compiled {
  const binder = new Binder('filter_');
  const parts: string[] = [];
  if (filter.from !== null)
    parts.push(`started_at >= ${binder.bind(engineInstant(filter.from), "DateTime64(3, 'UTC')")}`);
  if (filter.to !== null) parts.push(`started_at < ${binder.bind(engineInstant(filter.to), "DateTime64(3, 'UTC')")}`);
  if (filter.where !== null) parts.push(`(${caseCondition(filter.where, binder, found)})`);
  return { sql: parts.length === 0 ? '1' : parts.join(' and '), parameters: binder.parameters };
}

/** An instant as the engine reads it. */
export function engineInstant(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '');
}

/** A test of how a case stands with an outcome, as it stands in a filter. */
export type OutcomeTest = Extract<CasePredicate, { kind: 'outcome' }>;

/** A test of the life stage a case began in, as it stands in a filter. */
export type StageTest = Extract<CasePredicate, { kind: 'stage' }>;

/** What the outcomes and stages of a filter mean, found before it is compiled: each test with its condition. */
export type FoundConditions = ReadonlyMap<OutcomeTest | StageTest, (binder: Binder) => string>;

/** One test of a case as a condition on the columns of `cases`. */
export function caseCondition(predicate: CasePredicate, binder: Binder, found: FoundConditions = new Map()): string {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      if (predicate.of.length === 0) return predicate.kind === 'all' ? '1' : '0';
      return predicate.of
        .map((part) => `(${caseCondition(part, binder, found)})`)
        .join(predicate.kind === 'all' ? ' and ' : ' or ');
    case 'not':
      return `not (${caseCondition(predicate.of, binder, found)})`;
    case 'outcome':
    case 'stage': {
      const condition = found.get(predicate);
      const word = predicate.kind === 'outcome' ? 'An outcome' : 'A life stage';
      if (condition === undefined)
        throw new Fault('TL_BAD_REQUEST', `${word} can be asked about in a view, not inside a definition.`);
      return condition(binder);
    }
    case 'microJourney':
      return hasMicroJourney(predicate, binder);
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
    case 'repeats':
      return 'arrayMax(visit) > 1';
    case 'funnel':
      return reaches(predicate, binder);
    case 'handoff':
      return handedOver(predicate, binder);
    case 'event':
      return `arrayExists(s -> s in (select sequence from events where workspace = {workspace:String} and (${eventCondition(predicate.where, binder)})), sequence)`;
  }
}

function occurs(activity: string, atLeast: number, binder: Binder): string {
  const name = binder.bind(activity, 'String');
  return atLeast <= 1 ? `has(activity, ${name})` : `countEqual(activity, ${name}) >= ${binder.bind(atLeast, 'UInt32')}`;
}

type Follows = Extract<CasePredicate, { kind: 'follows' }>;

function follows(predicate: Follows, binder: Binder): string {
  const from = binder.bind(predicate.from, 'String');
  const to = binder.bind(predicate.to, 'String');
  if (predicate.directly) return followsDirectly(predicate, `a = ${from} and b = ${to}`, binder);
  return `has(activity, ${from}) and arrayLastIndex(a -> a = ${to}, activity) > indexOf(activity, ${from})`;
}

function followsDirectly(predicate: Follows, pair: string, binder: Binder): string {
  const { minSeconds, maxSeconds, reachedFrom, reachedBefore, among } = predicate;
  const when = [
    between('(t - s)', milliseconds(minSeconds), milliseconds(maxSeconds), binder),
    between('t', instant(reachedFrom), reachedBefore === undefined ? undefined : Date.parse(reachedBefore) - 1, binder),
  ].join(' and ');
  if (among === undefined) {
    const reached = 'arrayMap((s, e) -> s + e, at_ms, elapsed_ms)';
    return `arrayExists((a, b, s, t) -> ${pair} and ${when}, activity, next, at_ms, ${reached})`;
  }
  const counts = `has(${binder.bind(among, 'Array(String)')}, toString(a))`;
  const steps = `arrayFilter(a -> ${counts}, activity)`;
  const times = `arrayFilter((t, a) -> ${counts}, at_ms, activity)`;
  const after = (list: string) => `arrayResize(arrayPopFront(${list}), length(${steps}))`;
  return `arrayExists((a, b, s, t) -> ${pair} and ${when}, ${steps}, ${after(steps)}, ${times}, ${after(times)})`;
}

/** The paths between silences longer than the gap, each as the number the list of micro-journeys gives it. */
function hasMicroJourney(predicate: Extract<CasePredicate, { kind: 'microJourney' }>, binder: Binder): string {
  const gap = binder.bind(predicate.gapSeconds * 1000, 'Int64');
  const begins = `arrayMap(e -> e > ${gap}, arrayPushFront(arrayPopBack(elapsed_ms), toInt64(0)))`;
  const paths = `arraySplit((a, b) -> b, arrayMap(a -> toString(a), activity), ${begins})`;
  return `arrayExists(p -> cityHash64(p) = ${binder.bind(predicate.path, 'UInt64')}, ${paths})`;
}

/** How far a case comes is asked of the cases themselves, whatever the rest of the filter says. */
function reaches(predicate: Extract<CasePredicate, { kind: 'funnel' }>, binder: Binder): string {
  const window = binder.bind(Math.round(predicate.windowSeconds * 1000), 'UInt64');
  const relevant = binder.bind(activitiesOf(predicate.steps), 'Array(String)');
  const levels = funnelLevels(predicate)
    .replaceAll('{window_ms:UInt64}', () => window)
    .replaceAll('{relevant:Array(String)}', () => relevant)
    .replaceAll('/*filter*/', () => '1')
    .replaceAll(/^--.*$/gm, '');
  const steps = predicate.steps.map((step) => [...step]);
  return `(shard, id) in (with ${binder.bind(steps, 'Array(Array(String))')} as wanted
    select shard, id from (${levels}) where level ${predicate.stops === true ? '=' : '>='} ${binder.bind(predicate.reaches, 'UInt32')})`;
}

function handedOver(predicate: Extract<CasePredicate, { kind: 'handoff' }>, binder: Binder): string {
  const from = predicate.from === undefined ? '1' : `x = ${binder.bind(predicate.from, 'String')}`;
  const to = predicate.to === undefined ? '1' : `y = ${binder.bind(predicate.to, 'String')}`;
  // One owner for each stay with it; steps without one are passed over.
  const stays = `arrayCompact(arrayFilter(o -> o != '', arrayMap(o -> toString(o), ${predicate.by})))`;
  const after = (places: number) => `arrayResize(arraySlice(${stays}, ${places + 1}), length(${stays}), '')`;
  const back = predicate.andBack === true ? 'z = x' : '1';
  return `arrayExists((x, y, z) -> y != '' and ${from} and ${to} and ${back}, ${stays}, ${after(1)}, ${after(2)})`;
}

function instant(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Date.parse(iso);
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
