import type { MoneyReading, MoneySettings } from '@throughline/core/money';
import type { Binder } from '../events/index.ts';

const oneDay = 86_400_000;
/** Before every day there is, as the engine counts days since 1970. */
const dawn = -1_000_000;

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / oneDay);
/** A day as a date, from the days since 1970. */
export const dayOf = (number: number): string => new Date(number * oneDay).toISOString().slice(0, 10);

/** The days on which the rate card may price otherwise, with one before all: between two of them its prices stay the same. */
export function stretchesOf({ currency, entries, exchangeRates }: MoneySettings): readonly number[] {
  const isForeign = entries.some(({ cost }) => cost.currency !== currency);
  const days = new Set<number>(isForeign ? exchangeRates.map((rate) => dayNumber(rate.validFrom)) : []);
  for (const entry of entries) {
    days.add(dayNumber(entry.validFrom));
    if (entry.validTo !== null) days.add(dayNumber(entry.validTo) + 1);
  }
  return [dawn, ...[...days].sort((a, b) => a - b)];
}

/** A day that stands for a stretch. */
export function dayIn(stretch: number, stretches: readonly number[]): string {
  if (stretch !== dawn) return dayOf(stretch);
  return dayOf((stretches[1] ?? 1) - 1);
}

/** What of an event, beside what its cases carry, the rate card asks about. */
export interface Extras {
  readonly properties: readonly string[];
  readonly isKindAsked: boolean;
}

export function extrasOf({ settings }: MoneyReading): Extras {
  const properties = new Set<string>();
  for (const { cost } of settings.entries) {
    if (cost.kind !== 'per-minute') continue;
    if (cost.minutes.kind === 'property') properties.add(cost.minutes.property);
    if (cost.minutes.kind === 'equation') for (const term of cost.minutes.terms) properties.add(term.property);
  }
  return {
    properties: [...properties].sort(),
    isKindAsked: settings.entries.some((entry) => entry.applies.kinds !== undefined),
  };
}

/** SQL of what tells apart, among the events, those whose price differs by more than their case carries. */
export function extraColumns({ properties, isKindAsked }: Extras, binder: Binder) {
  const names = binder.bind([...properties], 'Array(String)');
  const kind = isKindAsked ? 'toString(kind)' : "''";
  // A property that is missing differs from one that is empty.
  const values =
    properties.length === 0
      ? 'cast([] as Array(Tuple(Bool, String)))'
      : `arrayMap(name -> (mapContains(properties, name), properties[name]), ${names})`;
  const isPlain = properties.length === 0 && !isKindAsked;
  return { kind, values, extra: isPlain ? 'toUInt64(0)' : `cityHash64(${kind}, ${values})` };
}

/** SQL of the stretch of days of a step, and of the number by which its price is found. */
export function priceKey(stretches: readonly number[], binder: Binder) {
  const day = `toInt32(floor(at_ms / ${oneDay}))`;
  const stretch =
    stretches.length === 1 ? `toInt32(${dawn})` : `roundDown(${day}, ${binder.bind([...stretches], 'Array(Int32)')})`;
  // The names are hashed one by one, which the engine does once a name; 53 bits are what plain JSON can carry.
  const names =
    'bitXor(bitXor(cityHash64(activity), bitRotateLeft(cityHash64(channel), 21)), bitRotateLeft(cityHash64(function), 42))';
  const key = `bitAnd(bitXor(${names}, cityHash64(event_extra, ${stretch})), 9007199254740991)`;
  return { stretch, key };
}
