import { largestMinor } from '../events/index.ts';
import type { Capacity, CostCatalogue, CostEntry, Minutes } from './cost-catalogue.ts';
import { holdsOn, mostMinutes } from './cost-catalogue.ts';
import { minorRate, type RateTable } from './currency.ts';
import { type Fraction, fractionOf, inverseOf, productOf, roundHalfAway, sumOf } from './exact-fraction.ts';
import { roundMinor, sumMinor } from './minor-units.ts';

/** What the rate card needs to know of an event. `day` is its local day; `costMinor` what its source said it cost. */
export interface CostFacts {
  readonly activity: string;
  readonly channel: string;
  readonly function: string;
  readonly kind: string;
  readonly day: string;
  readonly costMinor: number;
  readonly currency: string;
  readonly properties: Readonly<Record<string, string>>;
  /** How long the event itself took; null when its source does not say. */
  readonly elapsedSeconds: number | null;
}

/** A cost that is known to exist and could not be added, by entry; null is the cost the source gave. */
export interface UncountedCost {
  readonly entryId: string | null;
  readonly reason: 'minutes-unreadable' | 'cost-too-large' | 'currency-unknown' | 'no-exchange-rate';
}

/** What one event cost, fully loaded, in minor units of the rate card's currency; `avoidableMinor` is part of it. */
export interface EventCost {
  readonly minor: number;
  readonly currency: string;
  readonly avoidableMinor: number;
  /** The minutes of capacity it used, over all entries by the minute. */
  readonly minutes: number;
  readonly entryIds: readonly string[];
  readonly uncounted: readonly UncountedCost[];
  readonly catalogueVersion: number;
}

type Part = { minor: number; avoidable: boolean; minutes: number; entry: CostEntry | null };
type Counted = { kind: 'counted'; part: Part } | ({ kind: 'uncounted' } & UncountedCost);

/**
 * The cost of an event by time-driven activity-based costing (Kaplan & Anderson 2004; METHODS §7.1): all entries that
 * apply on its day add up, each rounded once, beside the direct fee its source gave. A fee counts as avoidable. An
 * entry that replaces the fee does so only when it can itself be counted.
 */
export function costOf(event: CostFacts, catalogue: CostCatalogue, rates?: RateTable): EventCost {
  const inCurrency = { currency: catalogue.currency, rates };
  const entries = catalogue.entries.filter((entry) => holdsOn(entry, event.day) && appliesTo(entry, event));
  const counts = entries.map((entry) => countEntry(entry, event, inCurrency));
  const replaced = counts.some((count) => count.kind === 'counted' && count.part.entry?.replaces === true);
  if (event.costMinor !== 0 && !replaced) counts.push(countFee(event, inCurrency));
  const parts = counts.flatMap((count) => (count.kind === 'counted' ? [count.part] : []));
  return {
    minor: sumMinor(parts.map((part) => part.minor)),
    currency: catalogue.currency,
    avoidableMinor: sumMinor(parts.map((part) => (part.avoidable ? part.minor : 0))),
    minutes: parts.reduce((minutes, part) => minutes + part.minutes, 0),
    entryIds: parts.flatMap((part) => (part.entry === null ? [] : [part.entry.id])),
    uncounted: counts.flatMap((count) =>
      count.kind === 'uncounted' ? [{ entryId: count.entryId, reason: count.reason }] : [],
    ),
    catalogueVersion: catalogue.version,
  };
}

function appliesTo(entry: CostEntry, event: CostFacts): boolean {
  const { activities, channels, functions, kinds } = entry.applies;
  return (
    (activities?.includes(event.activity) ?? true) &&
    (channels?.includes(event.channel) ?? true) &&
    (functions?.includes(event.function) ?? true) &&
    (kinds?.includes(event.kind) ?? true)
  );
}

interface InCurrency {
  readonly currency: string;
  readonly rates: RateTable | undefined;
}

function countEntry(entry: CostEntry, event: CostFacts, to: InCurrency): Counted {
  const minutes = entry.cost.kind === 'per-event' ? fractionOf(0) : minutesOf(entry.cost.minutes, event);
  if (minutes === null) return { kind: 'uncounted', entryId: entry.id, reason: 'minutes-unreadable' };
  const times = entry.cost.kind === 'per-event' ? fractionOf(1) : minutes;
  const minor = inMinorOf(productOf(fractionOf(entry.cost.minor), times), { ...to, from: entry.cost.currency, event });
  if (minor === null) return { kind: 'uncounted', entryId: entry.id, reason: 'no-exchange-rate' };
  if (minor > largestMinor) return { kind: 'uncounted', entryId: entry.id, reason: 'cost-too-large' };
  return { kind: 'counted', part: { minor, avoidable: entry.avoidable, minutes: asNumber(minutes), entry } };
}

function countFee(event: CostFacts, to: InCurrency): Counted {
  if (event.currency === '') return { kind: 'uncounted', entryId: null, reason: 'currency-unknown' };
  const minor = inMinorOf(fractionOf(event.costMinor), { ...to, from: event.currency, event });
  if (minor === null) return { kind: 'uncounted', entryId: null, reason: 'no-exchange-rate' };
  return { kind: 'counted', part: { minor, avoidable: true, minutes: 0, entry: null } };
}

/** An exact amount, in whole minor units of the rate card's currency; null when no rate of the day is known. */
function inMinorOf(amount: Fraction, by: InCurrency & { from: string; event: CostFacts }): number | null {
  if (by.from === by.currency) return Number(roundHalfAway(amount));
  const exchange = by.rates?.rateOn(by.from, by.currency, by.event.day) ?? null;
  return exchange === null ? null : Number(roundHalfAway(productOf(amount, minorRate(exchange))));
}

/** The minutes of an event, never under 0; null when a property or a duration they depend on cannot be read or is absurd. */
function minutesOf(minutes: Minutes, event: CostFacts): Fraction | null {
  const read = readMinutes(minutes, event);
  return read === null || asNumber(read) > mostMinutes ? null : read;
}

function readMinutes(minutes: Minutes, event: CostFacts): Fraction | null {
  switch (minutes.kind) {
    case 'fixed':
      return fractionOf(minutes.minutes);
    case 'equation':
      return byEquation(minutes, event);
    case 'property':
      return readNumber(event.properties[minutes.property]);
    case 'elapsed': {
      const seconds = event.elapsedSeconds;
      if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return null;
      return productOf(fractionOf(seconds), inverseOf(fractionOf(60)));
    }
  }
}

/** base + Σβ·attribute. An attribute the event does not have adds nothing; one that is no number makes it unreadable. */
function byEquation(equation: Extract<Minutes, { kind: 'equation' }>, event: CostFacts): Fraction | null {
  let total = fractionOf(equation.base);
  for (const term of equation.terms) {
    const property = event.properties[term.property];
    if (property === undefined || (term.value !== undefined && property !== term.value)) continue;
    const times = term.value === undefined ? readNumber(property) : fractionOf(1);
    if (times === null) return null;
    total = sumOf(total, productOf(fractionOf(term.minutes), times));
  }
  return total.numerator < 0n ? fractionOf(0) : total;
}

function readNumber(text: string | undefined): Fraction | null {
  const plain = text?.trim() ?? '';
  return /^\d{1,15}(\.\d{1,15})?$/.test(plain) ? fractionOf(plain) : null;
}

function asNumber(of: Fraction): number {
  return Number(of.numerator) / Number(of.denominator);
}

/** What a minute of a function's capacity costs, in minor units with decimals (METHODS §7.1). */
export function capacityRate(capacity: Capacity): number {
  return capacity.minor / capacity.practicalMinutes;
}

/** The capacity of a function that holds on a day; the first in the rate card, null when there is none. */
export function capacityOn(catalogue: CostCatalogue, functionName: string, day: string): Capacity | null {
  return catalogue.capacity.find((one) => one.function === functionName && holdsOn(one, day)) ?? null;
}

/**
 * What was paid for and not used in a month: (supplied − used) × rate. It is shown by itself and never spread over
 * journeys, which would charge customers for the firm's idle hours. Under 0 when more was used than supplied.
 */
export function unusedCapacity(capacity: Capacity, usedMinutes: number): { minutes: number; minor: number } {
  const minutes = capacity.practicalMinutes - usedMinutes;
  return { minutes, minor: roundMinor(minutes * capacityRate(capacity)) };
}
