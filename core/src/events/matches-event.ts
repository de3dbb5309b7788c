import type { JourneyEvent } from './event.ts';
import type { Comparison, EventPredicate } from './predicate.ts';

/** What of an event a predicate can test. */
export type Testable = Pick<
  JourneyEvent,
  | 'activity'
  | 'kind'
  | 'touchpoint'
  | 'channel'
  | 'function'
  | 'customer'
  | 'account'
  | 'words'
  | 'language'
  | 'currency'
  | 'objects'
  | 'properties'
  | 'costMinor'
  | 'revenueMinor'
> & { readonly source: string };

/** Whether an event fits a predicate: what the engine answers for the same predicate. */
export function matchesEvent(predicate: EventPredicate, event: Testable): boolean {
  switch (predicate.kind) {
    case 'all':
      return predicate.of.every((part) => matchesEvent(part, event));
    case 'any':
      return predicate.of.some((part) => matchesEvent(part, event));
    case 'not':
      return !matchesEvent(predicate.of, event);
    case 'field': {
      const text = event[predicate.field];
      return compares(predicate, text, text !== '');
    }
    case 'property': {
      const text = event.properties[predicate.name];
      return compares(predicate, text ?? '', text !== undefined);
    }
    case 'object':
      return event.objects.some(
        ({ type, id }) => type === predicate.type && (predicate.id === undefined || id === predicate.id),
      );
    case 'money': {
      const minor = predicate.field === 'cost' ? event.costMinor : event.revenueMinor;
      return predicate.op === 'is' ? minor === predicate.minor : ordered[predicate.op](minor, predicate.minor);
    }
  }
}

const ordered = {
  over: (a: number, b: number) => a > b,
  atLeast: (a: number, b: number) => a >= b,
  under: (a: number, b: number) => a < b,
  atMost: (a: number, b: number) => a <= b,
} as const;

interface Test {
  readonly op: Comparison;
  readonly value?: string | number | readonly string[] | undefined;
}

function compares({ op, value }: Test, text: string, isFilled: boolean): boolean {
  const values = typeof value === 'object' ? value : [String(value ?? '')];
  const first = values[0] ?? '';
  switch (op) {
    case 'is':
    case 'in':
      return values.includes(text);
    case 'isNot':
      return !values.includes(text);
    case 'contains':
      return text.toLowerCase().includes(first.toLowerCase());
    case 'startsWith':
      return text.startsWith(first);
    case 'exists':
      return isFilled;
    case 'missing':
      return !isFilled;
    default: {
      const number = Number(text);
      return text.trim() !== '' && Number.isFinite(number) && ordered[op](number, Number(first));
    }
  }
}
