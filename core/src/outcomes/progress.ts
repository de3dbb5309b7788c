import { matchesEvent } from '../events/index.ts';
import type { OutcomeCase, OutcomeStep } from './evaluate.ts';
import type { OutcomeDefinition } from './outcome.ts';

/**
 * How far a case is, from 0 to 1 (METHODS §4.2): the weight of its milestones that were reached from the start of its
 * clock up to an instant, less that of its steps back, over the weight of all milestones. Null without milestones.
 */
export function progressOf(
  { milestones, inOrder }: Pick<OutcomeDefinition, 'milestones' | 'inOrder'>,
  given: OutcomeCase,
  { from, to }: { readonly from: OutcomeStep; readonly to: number },
): number | null {
  const whole = milestones.reduce((sum, one) => sum + (one.regress ? 0 : one.weight), 0);
  if (whole === 0) return null;
  let [sum, last] = [0, -1];
  let isBroken = false;
  for (const one of milestones) {
    const steps = one.scope === 'case' ? given.steps : given.customer;
    const isLater = (step: OutcomeStep) => !inOrder || one.regress || step.at > last;
    const reached = steps.find(
      (step) =>
        (step.at > from.at || (step.at === from.at && step.sequence >= from.sequence)) &&
        step.at <= to &&
        isLater(step) &&
        matchesEvent(one.where, step),
    );
    if (one.regress) sum -= reached === undefined ? 0 : one.weight;
    else if (reached === undefined) isBroken ||= inOrder;
    else if (!isBroken) {
      sum += one.weight;
      last = inOrder ? reached.at : last;
    }
  }
  return Math.max(0, Math.min(1, sum / whole));
}
