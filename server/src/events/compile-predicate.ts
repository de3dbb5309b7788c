import type { EventPredicate } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Parameter } from '../engines/index.ts';

/** A piece of SQL whose values are bound: names of parameters begin with `prefix`, so that pieces can be joined. */
export interface Compiled {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** Collects values while SQL is written; `bind` answers the placeholder. */
export class Binder {
  readonly parameters: Record<string, Parameter> = {};
  readonly #prefix: string;
  #bound = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  bind(value: Parameter, type: string): string {
    const name = `${this.#prefix}${this.#bound++}`;
    this.parameters[name] = value;
    return `{${name}:${type}}`;
  }
}

/** An event predicate as a condition on the columns of `events`. Only the closed tree becomes SQL; every value is bound. */
export function compileEventPredicate(predicate: EventPredicate | null, prefix: string): Compiled {
  const binder = new Binder(prefix);
  const sql = predicate === null ? '1' : eventCondition(predicate, binder);
  return { sql, parameters: binder.parameters };
}

/** The condition of one event, its values bound by `binder`. */
export function eventCondition(predicate: EventPredicate, binder: Binder): string {
  switch (predicate.kind) {
    case 'all':
      return joined(predicate.of, 'and', '1', binder);
    case 'any':
      return joined(predicate.of, 'or', '0', binder);
    case 'not':
      return `not (${eventCondition(predicate.of, binder)})`;
    case 'field':
      return comparison(
        predicate,
        `toString(${fieldColumn[predicate.field]})`,
        `${fieldColumn[predicate.field]} != ''`,
        binder,
      );
    case 'property': {
      const name = binder.bind(predicate.name, 'String');
      return comparison(predicate, `properties[${name}]`, `mapContains(properties, ${name})`, binder);
    }
    case 'object': {
      const type = binder.bind(predicate.type, 'String');
      const id = predicate.id === undefined ? '' : ` and object.id = ${binder.bind(predicate.id, 'String')}`;
      return `arrayExists(object -> object.type = ${type}${id}, objects)`;
    }
    case 'money':
      return `${predicate.field}_minor ${moneySign[predicate.op]} ${binder.bind(predicate.minor, 'Int64')}`;
  }
}

const fieldColumn = {
  activity: 'activity',
  kind: 'kind',
  touchpoint: 'touchpoint',
  channel: 'channel',
  function: 'function',
  customer: 'customer',
  account: 'account',
  words: 'words',
  language: 'language',
  currency: 'currency',
  source: 'source',
} as const;

const moneySign = { over: '>', atLeast: '>=', under: '<', atMost: '<=', is: '=' } as const;

function joined(parts: readonly EventPredicate[], word: 'and' | 'or', empty: string, binder: Binder): string {
  if (parts.length === 0) return empty;
  return parts.map((part) => `(${eventCondition(part, binder)})`).join(` ${word} `);
}

/** A number as the engine reads it, whatever its size. Throws TL_BAD_REQUEST for what is none. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return String(value);
  throw new Fault('TL_BAD_REQUEST', `"${text.slice(0, 40)}" is no number. Compare more and less with a number.`);
}

type Test = Extract<EventPredicate, { kind: 'field' | 'property' }>;

function comparison(test: Test, column: string, filled: string, binder: Binder): string {
  const values = Array.isArray(test.value) ? test.value : [String(test.value ?? '')];
  const first = values[0] ?? '';
  const number = () => binder.bind(plainNumber(first), 'Float64');
  switch (test.op) {
    case 'is':
    case 'in':
      return `has(${binder.bind(values, 'Array(String)')}, ${column})`;
    case 'isNot':
      return `not has(${binder.bind(values, 'Array(String)')}, ${column})`;
    case 'contains':
      return `positionCaseInsensitiveUTF8(${column}, ${binder.bind(first, 'String')}) > 0`;
    case 'startsWith':
      return `startsWith(${column}, ${binder.bind(first, 'String')})`;
    case 'exists':
      return filled;
    case 'missing':
      return `not (${filled})`;
    case 'over':
      return `ifNull(toFloat64OrNull(${column}) > ${number()}, 0)`;
    case 'atLeast':
      return `ifNull(toFloat64OrNull(${column}) >= ${number()}, 0)`;
    case 'under':
      return `ifNull(toFloat64OrNull(${column}) < ${number()}, 0)`;
    case 'atMost':
      return `ifNull(toFloat64OrNull(${column}) <= ${number()}, 0)`;
  }
}
