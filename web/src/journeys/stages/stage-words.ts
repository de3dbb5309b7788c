import type { EventPredicate } from '@throughline/core/events';
import type { LifeStages, StageRule } from '@throughline/core/journeys';
import { exactDuration } from '../../parts/format.ts';
import { describeEvent } from '../describe-filter.ts';

/** The name of a stage by its id. */
export function stageName({ definition }: Pick<LifeStages, 'definition'>, id: string): string {
  return definition.stages.find((stage) => stage.id === id)?.name ?? id;
}

/** The activities of a predicate that only lists some; null for any other. */
export function activitiesOf(predicate: EventPredicate | null): readonly string[] | null {
  if (predicate?.kind !== 'field' || predicate.field !== 'activity') return null;
  if (predicate.op !== 'is' && predicate.op !== 'in') return null;
  return Array.isArray(predicate.value) ? predicate.value : [String(predicate.value ?? '')];
}

export function isAnyOf(activities: readonly string[]): EventPredicate {
  return { kind: 'field', field: 'activity', op: 'in', value: [...activities] };
}

export function eventWords(predicate: EventPredicate | null): string {
  if (predicate === null || (predicate.kind === 'all' && predicate.of.length === 0)) return 'anything';
  const names = activitiesOf(predicate);
  return names === null ? `an event with ${describeEvent(predicate)}` : names.join(' or ');
}

/** What brings a customer into a stage, in words. */
export function ruleWords(rule: StageRule, nameOf: (stage: string) => string): string {
  const from = rule.from === null ? '' : `, from ${rule.from.map(nameOf).join(' or ')}`;
  if (rule.kind === 'event') return `${eventWords(rule.where)}${from}`;
  const of = rule.of === null ? 'no event' : `no ${eventWords(rule.of)}`;
  return `${of} for ${exactDuration(rule.seconds)}${from}`;
}
