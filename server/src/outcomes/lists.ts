import type { EventPredicate } from '@throughline/core/events';
import type { Scope } from '@throughline/core/outcomes';
import { type Binder, eventCondition } from '../events/index.ts';
import { fieldsOf } from './fields-of.ts';

/** An instant that never comes, as the engine counts milliseconds: the same number as in the plain reading. */
export const never = String(Number.MAX_SAFE_INTEGER);

/** A list of the events of one kind in a case, each as (milliseconds, place in the order of arrival, amount). */
export interface List {
  readonly name: string;
  readonly sinceStart: string;
  readonly scope: Scope;
  readonly sql: string;
}

interface Wanted {
  readonly where: EventPredicate | null;
  readonly scope: Scope;
  readonly amount?: { readonly of: 'cost' | 'revenue'; readonly currency: string };
}

/** The lists of events that a definition asks about, each once. */
export class Lists {
  readonly all: List[] = [];
  readonly #binder: Binder;
  readonly #known = new Map<string, List>();

  constructor(binder: Binder) {
    this.#binder = binder;
  }

  add(wanted: Wanted): List {
    const key = JSON.stringify(wanted);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const place = this.all.length;
    const list = {
      name: `list_${place}`,
      sinceStart: `events_${place}`,
      scope: wanted.scope,
      sql: listSql(wanted, this.#binder),
    };
    this.#known.set(key, list);
    this.all.push(list);
    return list;
  }
}

function listSql({ where, amount }: Wanted, binder: Binder): string {
  const amounts = amount === undefined ? 'arrayResize([toInt64(0)], length(at_ms), toInt64(0))' : `${amount.of}_minor`;
  const steps = `arrayZip(at_ms, sequence, ${amounts})`;
  const inCurrency = amount === undefined ? [] : [`currency = ${binder.bind(amount.currency, 'String')}`];
  if (where === null && inCurrency.length === 0) return steps;
  const fields = where === null ? [] : fieldsOf(where);
  const condition = where === null ? [] : [eventCondition(where, binder)];
  if (fields === null) {
    // What a case does not carry is looked up among the events.
    const those = `x.2 in (select sequence from events where workspace = {workspace:String} and (${[...condition, ...inCurrency].join(') and (')}))`;
    return `arrayFilter(x -> ${those}, ${steps})`;
  }
  const columns = [...new Set([...fields, ...(amount === undefined ? [] : ['currency'])])];
  const test = [...condition, ...inCurrency].map((one) => `(${one})`).join(' and ');
  return `arrayFilter((${['x', ...columns].join(', ')}) -> ${test}, ${[steps, ...columns].join(', ')})`;
}

/** The instant of the first event of a list. */
export function first(list: string): string {
  return `if(empty(${list}), ${never}, (${list})[1].1)`;
}

/** Seconds as a bound value in milliseconds. */
export function milliseconds(seconds: number, binder: Binder): string {
  return binder.bind(seconds * 1000, 'Int64');
}
