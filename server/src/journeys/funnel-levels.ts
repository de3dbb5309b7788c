import type { FunnelQuestion } from '@throughline/core/journeys';
import funnelAny from './funnel-any.sql';
import funnelOrdered from './funnel-ordered.sql';
import funnelOrderedShared from './funnel-ordered-shared.sql';
import funnelSteps from './funnel-steps.sql';
import funnelStrict from './funnel-strict.sql';

const levels = { ordered: funnelOrdered, strict: funnelStrict, any: funnelAny } as const;

/**
 * The question how far each case comes in a funnel: one row a case, with its `level`. It wants `wanted`, the steps, to
 * be named around it, and the parameters `relevant` and `window_ms`; a filter of cases may stand where it says so.
 */
export function funnelLevels({ order, steps }: Pick<FunnelQuestion, 'order' | 'steps'>): string {
  // An ordered funnel has one condition for each of its steps.
  const conditions = steps.map((_, index) => `arrayMap(a -> toUInt8(has(wanted[${index + 1}], a)), acts)`).join(', ');
  const isShared = activitiesOf(steps).length < steps.flat().length;
  const levelSql = order === 'ordered' && isShared ? funnelOrderedShared : levels[order];
  return levelSql.replace('/*steps*/', () => funnelSteps).replace('/*conditions*/', () => conditions);
}

/** The activities that matter to a funnel. */
export function activitiesOf(steps: FunnelQuestion['steps']): string[] {
  return [...new Set(steps.flat())];
}
