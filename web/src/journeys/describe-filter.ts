import type { EventPredicate } from '@throughline/core/events';
import type { CasePredicate, FunnelOrder } from '@throughline/core/journeys';
import { day, exactDuration } from '../parts/format.ts';

/** A part of a filter in words: what stands on its chip. */
export function describeFilter(predicate: CasePredicate): string {
  switch (predicate.kind) {
    case 'all':
      return predicate.of.map(describeFilter).join(' and ');
    case 'any':
      return predicate.of.map(describeFilter).join(' or ');
    case 'not':
      return `not: ${describeFilter(predicate.of)}`;
    case 'occurs':
      return (predicate.atLeast ?? 1) === 1
        ? `has ${predicate.activity}`
        : `has ${predicate.activity} at least ${predicate.atLeast} times`;
    case 'follows':
      return describeFollows(predicate);
    case 'repeats':
      return 'repeats a step';
    case 'funnel':
      return describeFunnel(predicate);
    case 'handoff':
      return describeHandoff(predicate);
    case 'starts':
      return `starts with ${predicate.activities.join(' or ')}`;
    case 'ends':
      return `ends with ${predicate.activities.join(' or ')}`;
    case 'duration':
      return range('takes', predicate.minSeconds, predicate.maxSeconds, exactDuration);
    case 'steps':
      return range('has', predicate.min, predicate.max, (value) => `${value} steps`);
    case 'variant':
      return 'one variant';
    case 'customer':
      return `customer ${predicate.id}`;
    case 'outcome':
      return `${outcomeWords[predicate.state]} “${predicate.id}”`;
    case 'stage':
      return `began in the life stage “${predicate.id}”`;
    case 'microJourney':
      return `has one micro-journey, parted by ${exactDuration(predicate.gapSeconds)} of silence`;
    case 'event':
      return describeEvent(predicate.where);
  }
}

const outcomeWords = {
  success: 'succeeds at',
  failure: 'fails at',
  open: 'is still open at',
  decided: 'is decided at',
} as const;

export const orderWords: Readonly<Record<FunnelOrder, string>> = {
  ordered: 'in order, others may lie between',
  strict: 'strictly one after another',
  any: 'in any order',
};

function describeFunnel(predicate: Extract<CasePredicate, { kind: 'funnel' }>): string {
  const { steps, order, windowSeconds, reaches, stops } = predicate;
  const names = steps.map((step) => step.join(' or ')).join(' → ');
  return `${stops === true ? 'stops at' : 'comes to'} step ${reaches} of ${names}, ${orderWords[order]}, within ${exactDuration(windowSeconds)}`;
}

function describeFollows(predicate: Extract<CasePredicate, { kind: 'follows' }>): string {
  const { from, to, directly, among, minSeconds, maxSeconds, reachedFrom, reachedBefore } = predicate;
  const takes =
    minSeconds === undefined && maxSeconds === undefined
      ? ''
      : range(', which takes', minSeconds, maxSeconds, exactDuration);
  const over = among === undefined ? '' : ', steps off the map passed over';
  return `${from} → ${directly ? '' : '… → '}${to}${over}${takes}${reachedWords(reachedFrom, reachedBefore)}`;
}

/** The day before which it is reached is not one of them. */
function reachedWords(from: string | undefined, before: string | undefined): string {
  const last = before === undefined ? '' : day(new Date(Date.parse(before) - 1).toISOString());
  if (from === undefined) return last === '' ? '' : `, reached by ${last}`;
  return last === '' ? `, reached from ${day(from)} on` : `, reached ${day(from)} to ${last}`;
}

function describeHandoff({ by, from, to, andBack }: Extract<CasePredicate, { kind: 'handoff' }>): string {
  const back = andBack === true ? ' and straight back' : '';
  if (from === undefined && to === undefined) return `is handed to another ${by}${back}`;
  return `is handed${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` to ${to}`}${back}`;
}

function range(verb: string, min: number | undefined, max: number | undefined, say: (value: number) => string): string {
  if (min !== undefined && max !== undefined) return `${verb} ${say(min)} to ${say(max)}`;
  return min === undefined ? `${verb} at most ${say(max ?? 0)}` : `${verb} at least ${say(min)}`;
}

const comparisons: Readonly<Record<string, string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  startsWith: 'starts with',
  in: 'is one of',
  exists: 'is given',
  missing: 'is missing',
  over: '>',
  atLeast: '≥',
  under: '<',
  atMost: '≤',
};

/** An event in words. */
export function describeEvent(predicate: EventPredicate): string {
  switch (predicate.kind) {
    case 'all':
      return predicate.of.map(describeEvent).join(' and ');
    case 'any':
      return predicate.of.map(describeEvent).join(' or ');
    case 'not':
      return `not: ${describeEvent(predicate.of)}`;
    case 'object':
      return `an object of type ${predicate.type}`;
    case 'money':
      return `${predicate.field} ${comparisons[predicate.op]} ${predicate.minor / 100}`;
    case 'field':
    case 'property': {
      const name = predicate.kind === 'field' ? predicate.field : predicate.name;
      const value = Array.isArray(predicate.value) ? predicate.value.join(', ') : String(predicate.value ?? '');
      return `${name} ${comparisons[predicate.op]} ${value}`.trim();
    }
  }
}
