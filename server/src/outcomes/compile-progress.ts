import type { OutcomeDefinition } from '@throughline/core/outcomes';
import type { Binder } from '../events/index.ts';
import { first, type Lists } from './lists.ts';

/**
 * The share of the milestones' weight that is reached by the time the case is decided, as `progressOf` says: the columns
 * that it needs, and itself as the last of them.
 */
export function progressColumns(
  { milestones, inOrder }: OutcomeDefinition,
  lists: Lists,
  binder: Binder,
): readonly string[] {
  const whole = milestones.reduce((sum, one) => sum + (one.regress ? 0 : one.weight), 0);
  if (whole === 0) return ['cast(null as Nullable(Float64)) as progress'];
  const columns: string[] = [];
  const parts: string[] = [];
  let last: string | null = null;
  for (const [place, one] of milestones.entries()) {
    const { sinceStart } = lists.add({ where: one.where, scope: one.scope });
    const isChained = inOrder && !one.regress;
    // Once one is missing, none after it counts: no instant is later than never.
    const later = isChained && last !== null ? ` and x.1 > ${last}` : '';
    columns.push(`arrayFilter(x -> x.1 <= decided_ms${later}, ${sinceStart}) as marks_${place}`);
    parts.push(`if(notEmpty(marks_${place}), ${binder.bind(one.regress ? -one.weight : one.weight, 'Float64')}, 0)`);
    if (isChained) {
      last = `mark_${place}`;
      columns.push(`${first(`marks_${place}`)} as ${last}`);
    }
  }
  const share = `(${parts.join(' + ')}) / ${binder.bind(whole, 'Float64')}`;
  return [...columns, `toNullable(toFloat64(greatest(0, least(1, ${share})))) as progress`];
}

/** What the customer said last about having got it done: 'yes', 'partly', 'no', or nothing. */
export function declaredColumns({ declared }: OutcomeDefinition, lists: Lists): readonly string[] {
  if (declared === null) return ["'' as declared"];
  const saying = (values: readonly string[], answer: number): readonly string[] => {
    if (values.length === 0) return [];
    const { where, property, scope } = declared;
    const { sinceStart } = lists.add({
      where: { kind: 'all', of: [where, { kind: 'property', name: property, op: 'in', value: [...values] }] },
      scope,
    });
    return [`arrayMap(x -> (x.1, x.2, ${answer}), ${sinceStart})`];
  };
  const answers = [saying(declared.yes, 1), saying(declared.partly, 2), saying(declared.no, 3)].flat();
  return [
    `arraySort(arrayConcat(${answers.join(', ')})) as answers`,
    "if(empty(answers), '', ['yes', 'partly', 'no'][answers[-1].3]) as declared",
  ];
}
