import { type Formula, normalForm, type OutcomeDefinition, type Scope } from '@throughline/core/outcomes';
import type { Binder } from '../events/index.ts';
import { caseCondition } from '../journeys/index.ts';
import { declaredColumns, progressColumns } from './compile-progress.ts';
import { type List, Lists, milliseconds, never } from './lists.ts';
import { type Clock, occurrencesOf, turning } from './turnings.ts';

export interface Standing {
  readonly definition: OutcomeDefinition;
  /** What is known: events up to this instant, in milliseconds since 1970. */
  readonly asOf: number;
  /** The version of the journey of all events whose cases are built: the timelines of whole customers. */
  readonly timelines: number;
}

/**
 * How each case of a view stands with an outcome, as SQL: one row a case in which the clock started, with the columns of
 * `cases` and `start_ms`, `state`, `decided_ms`, `achieved_ms` (where it was won), `progress` and `declared`. The text
 * keeps the mark of the view's filter. It says the same as `evaluateOutcome`, and a test holds the two against each other.
 */
export function compileStanding({ definition, asOf, timelines }: Standing, binder: Binder): string {
  const lists = new Lists(binder);
  const won = normalForm(definition.success);
  const lost = definition.failure === null ? null : normalForm(definition.failure, won.leaves);
  const leaves = (lost ?? won).leaves;
  const clock: Clock = {
    deadline:
      definition.deadlineSeconds === null ? never : `start.1 + ${milliseconds(definition.deadlineSeconds, binder)}`,
    binder,
  };
  const occurrences = occurrencesOf(lost === null ? [won.formula] : [won.formula, lost.formula], leaves);
  const turnings = occurrences.map((one, place) => turning(one, place, lists, clock));
  const extras = [...progressColumns(definition, lists, binder), ...declaredColumns(definition, lists)];
  const start = definition.clockStart === null ? null : lists.add({ where: definition.clockStart, scope: 'case' });
  const asOfMs = binder.bind(asOf, 'Int64');
  const since = (list: List) =>
    `arrayFilter(x -> (x.1, x.2) >= start and x.1 <= ${asOfMs}, ${list.name}) as ${list.sinceStart}`;
  const instants = leaves.flatMap((_, place) => [`yes_${place}`, `no_${place}`]);
  const early = (place: number) => `if(yes_${place} <= won_ms, since_${place}, yes_${place})`;
  return `
select *, least(won_ms, lost_ms) as decided_ms,
       multiIf(decided_ms = ${never}, 'open', lost_ms <= won_ms, 'failure', 'success') as state,
       if(state = 'success', ${earliest(['start_ms', ...leaves.map((_, place) => early(place))], isTrue(won.formula, early))}, ${never}) as achieved_ms,
       ${extras.join(', ')}
from (
  select *, ${earliest(known(instants, asOfMs), isTrue(won.formula))} as won_ms,
         ${earliest(known(instants, asOfMs), lost === null ? isFalse(won.formula) : `(${isFalse(won.formula)} or ${isTrue(lost.formula)})`)} as lost_ms
  from (
    select *, start.1 as start_ms${turnings.map((one) => `,\n           ${one}`).join('')}
    from (
      select *${lists.all.map((list) => `,\n             ${since(list)}`).join('')}
      from (
        select *, ${start === null ? '(at_ms[1], sequence[1])' : `(${start.name}[1].1, ${start.name}[1].2)`} as start
        from (${ownCases(definition, lists, { binder, timelines })})
        where ${start === null ? '1' : `notEmpty(${start.name})`} and start.1 <= ${asOfMs}
      )
    )
  )
)`;
}

/** The cases of the view that count, with their lists, and with those of their customers where these are asked about. */
function ownCases(
  { population }: OutcomeDefinition,
  lists: Lists,
  { binder, timelines }: { binder: Binder; timelines: number },
): string {
  const counts = population === null ? '1' : caseCondition(population, binder);
  const inScope = (scope: Scope) => lists.all.filter((list) => list.scope === scope);
  const columns = (of: readonly List[]) => of.map((list) => `, ${list.sql} as ${list.name}`).join('');
  const own = `select *${columns(inScope('case'))} from cases final
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/) and (${counts})`;
  const wide = inScope('customer');
  if (wide.length === 0) return own;
  const names = wide.map((list) => list.name);
  return `select own.*, ${names.map((name) => `whole.${name} as ${name}`).join(', ')}
    from (${own}) as own
    left join (
      select customer as whole_customer${columns(wide)} from cases final
      where workspace = {workspace:String} and journey = 'all' and version = ${binder.bind(timelines, 'UInt32')}
        and (${names.map((name) => `notEmpty(${name})`).join(' or ')})
    ) as whole on own.customer = whole.whole_customer`;
}

/** The earliest of some instants at which a condition on `t` holds. */
function earliest(instants: readonly string[], condition: string): string {
  return `arrayMin(arrayPushBack(arrayFilter(t -> ${condition}, [${instants.map((one) => `toInt64(${one})`).join(', ')}]), toInt64(${never})))`;
}

function known(instants: readonly string[], asOf: string): readonly string[] {
  return ['start_ms', ...instants.map((one) => `if(${one} <= ${asOf}, ${one}, ${never})`)];
}

type NameOf = (place: number) => string;

/** Whether a formula is true at `t`; `yes` names the column that says from when a leaf is. */
function isTrue(formula: Formula, yes: NameOf = (place) => `yes_${place}`): string {
  if (formula.kind === 'leaf') return `(${yes(formula.leaf)} <= t and t < no_${formula.leaf})`;
  return `(${formula.of.map((part) => isTrue(part, yes)).join(formula.kind === 'all' ? ' and ' : ' or ')})`;
}

function isFalse(formula: Formula): string {
  if (formula.kind === 'leaf') return `(no_${formula.leaf} <= t)`;
  return `(${formula.of.map(isFalse).join(formula.kind === 'all' ? ' or ' : ' and ')})`;
}
