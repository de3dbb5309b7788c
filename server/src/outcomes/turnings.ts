import type { Formula, Leaf } from '@throughline/core/outcomes';
import type { Binder } from '../events/index.ts';
import { first, type Lists, milliseconds, never } from './lists.ts';

/** A leaf as it stands in a formula. */
export interface Occurrence {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** Each leaf with whether it is negated; each stands in the formulas once. */
export function occurrencesOf(formulas: readonly Formula[], leaves: readonly Leaf[]): readonly Occurrence[] {
  const negated = new Set<number>();
  const visit = (formula: Formula): void => {
    if (formula.kind !== 'leaf') formula.of.forEach(visit);
    else if (formula.negated) negated.add(formula.leaf);
  };
  formulas.forEach(visit);
  return leaves.map((leaf, place) => ({ leaf, negated: negated.has(place) }));
}

export interface Clock {
  /** When what has not been reached is failed. */
  readonly deadline: string;
  readonly binder: Binder;
}

/** When a leaf is true, when it is false for good, and since when it has been so without waiting. */
export function turning({ leaf, negated }: Occurrence, place: number, lists: Lists, clock: Clock): string {
  const columns =
    leaf.kind === 'quiet' ? silence(leaf, negated, lists, clock) : reached({ leaf, negated, place }, lists, clock);
  return columns.map(([name, sql]) => `${sql} as ${name}_${place}`).join(',\n           ');
}

type Column = readonly [name: string, sql: string];

interface Reached {
  readonly leaf: Exclude<Leaf, { kind: 'quiet' }>;
  readonly negated: boolean;
  readonly place: number;
}

function reached({ leaf, negated, place }: Reached, lists: Lists, { deadline, binder }: Clock): readonly Column[] {
  const own =
    leaf.kind === 'then' || leaf.withinSeconds === null
      ? null
      : `start.1 + ${milliseconds(leaf.withinSeconds, binder)}`;
  const at: Column = ['reached', reachedAt(leaf, lists, binder)];
  const name = `reached_${place}`;
  if (!negated) {
    const end = own === null ? deadline : `least(${own}, ${deadline})`;
    return [
      at,
      ['yes', `if(${name} <= ${end}, ${name}, ${never})`],
      ['no', `if(${name} <= ${end}, ${never}, ${end})`],
      ['since', `yes_${place}`],
    ];
  }
  // Without a time of its own it holds from the start until it is broken; with one, once that time is over.
  const isBroken = `${name} <= ${own ?? deadline}`;
  return [
    at,
    ['yes', own === null ? 'start.1' : `if(${isBroken}, ${never}, ${own})`],
    ['no', `if(${isBroken}, ${name}, ${never})`],
    ['since', own === null ? 'start.1' : `if(${isBroken}, ${never}, start.1)`],
  ];
}

function reachedAt(leaf: Exclude<Leaf, { kind: 'quiet' }>, lists: Lists, binder: Binder): string {
  if (leaf.kind === 'reach') {
    const { sinceStart } = lists.add({ where: leaf.where, scope: leaf.scope });
    const times = binder.bind(leaf.times, 'UInt32');
    return `if(length(${sinceStart}) >= ${times}, ${sinceStart}[${times}].1, ${never})`;
  }
  if (leaf.kind === 'sum') {
    const { of, currency, where, scope } = leaf;
    const { sinceStart } = lists.add({ where, scope, amount: { of, currency } });
    const minor = binder.bind(leaf.minor, 'Int64');
    return first(`arrayFilter((x, s) -> s >= ${minor}, ${sinceStart}, arrayCumSum(x -> x.3, ${sinceStart}))`);
  }
  const firsts = lists.add({ where: leaf.first, scope: leaf.scope }).sinceStart;
  const nexts = lists.add({ where: leaf.next, scope: leaf.scope }).sinceStart;
  // All in order, an event that is both as `next` before it is `first`; then each with the last `first` before it.
  const both = `arraySort(arrayConcat(arrayMap(x -> (x.1, x.2, 1), ${firsts}), arrayMap(x -> (x.1, x.2, 0), ${nexts})))`;
  const gap = leaf.gapSeconds === null ? '' : ` and m.1 - f.1 <= ${milliseconds(leaf.gapSeconds, binder)}`;
  return first(`arrayFilter((m, f) -> m.3 = 0 and f.3 = 1${gap}, ${both}, arrayFill(x -> x.3 = 1, ${both}))`);
}

function silence(
  leaf: Extract<Leaf, { kind: 'quiet' }>,
  negated: boolean,
  lists: Lists,
  { deadline, binder }: Clock,
): readonly Column[] {
  const broken = lists.add({ where: leaf.where, scope: leaf.scope }).sinceStart;
  const after = leaf.after === null ? null : lists.add({ where: leaf.after, scope: leaf.scope }).sinceStart;
  const from = after === null ? 'start' : `(${after}[1].1, ${after}[1].2)`;
  const begins = after === null ? `start.1 <= ${deadline}` : `(notEmpty(${after}) and ${after}[1].1 <= ${deadline})`;
  const over = `${from}.1 + ${milliseconds(leaf.forSeconds, binder)}`;
  const brokenAt = first(`arrayFilter(x -> (x.1, x.2) > ${from}, ${broken})`);
  const turns = (isBroken: string, isKept: string, ifItNeverBegins: string) =>
    `multiIf(not ${begins}, ${ifItNeverBegins}, ${brokenAt} <= ${over}, ${isBroken}, ${isKept})`;
  if (negated) {
    return [
      ['yes', turns(brokenAt, never, never)],
      ['no', turns(never, over, deadline)],
      ['since', turns(brokenAt, never, never)],
    ];
  }
  return [
    ['yes', turns(never, over, never)],
    ['no', turns(brokenAt, never, deadline)],
    ['since', turns(never, `${from}.1`, never)],
  ];
}
