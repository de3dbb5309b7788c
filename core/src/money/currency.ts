import { z } from 'zod';
import { currencySchema, minorDigits } from '../events/index.ts';
import { type Fraction, fractionOf, inverseOf, productOf, roundHalfAway } from './exact-fraction.ts';
import { exactMinor } from './minor-units.ts';

/** A local day of the workspace, YYYY-MM-DD; days compare as texts. */
export const daySchema = z.iso.date({ error: 'A day is written as 2024-03-31.' });

/** How many units of `to` one unit of `from` bought from a day on, in major units, and who said so. */
export const exchangeRateSchema = z
  .object({
    from: currencySchema,
    to: currencySchema,
    rate: z.union([
      z
        .string()
        .regex(/^\d{1,9}(\.\d{1,18})?$/, { error: 'A rate is a decimal such as 1.0842.' })
        .refine((text) => /[1-9]/.test(text), { error: 'A rate is above 0.' }),
      z.number().min(1e-18, { error: 'A rate is above 0.' }).max(999_999_999),
    ]),
    validFrom: daySchema,
    source: z.string().min(1).max(200),
  })
  .refine((rate) => rate.from !== rate.to, { error: 'A rate is between two different currencies.' });
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

/** A rate in use: exact, with the day it began (of the older leg, when it goes through a third currency). */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly rate: Fraction;
  /** Null where both currencies are the same. */
  readonly validFrom: string | null;
  readonly way: 'same' | 'direct' | 'inverse' | 'through';
  readonly through: string | null;
  readonly sources: readonly string[];
}

export interface RateTable {
  /** The newest rate on a day: direct, else inverse, else through one common currency; null when there is none. */
  readonly rateOn: (from: string, to: string, day: string) => Exchange | null;
}

/** Orders rates for look-up by day. Of two rates for one pair and day the later in the list holds: a correction. */
export function rateTable(rates: readonly ExchangeRate[]): RateTable {
  const byPair = new Map<string, ExchangeRate[]>();
  for (const rate of rates) {
    const pair = `${rate.from}>${rate.to}`;
    const others = byPair.get(pair);
    if (others === undefined) byPair.set(pair, [rate]);
    else others.push(rate);
  }
  for (const pair of byPair.values()) pair.sort((left, right) => compareText(left.validFrom, right.validFrom));
  const currencies = [...new Set(rates.flatMap((rate) => [rate.from, rate.to]))].sort(compareText);
  const leg = (from: string, to: string, day: string): Exchange | null => {
    const direct = newestUpTo(byPair.get(`${from}>${to}`) ?? [], day);
    if (direct !== null) return exchangeBy(direct, 'direct');
    const inverse = newestUpTo(byPair.get(`${to}>${from}`) ?? [], day);
    return inverse === null ? null : exchangeBy(inverse, 'inverse');
  };
  return {
    rateOn: (from, to, day) => {
      if (from === to) return sameCurrency(from);
      return (
        leg(from, to, day) ?? newestThrough(currencies, (middle) => [leg(from, middle, day), leg(middle, to, day)])
      );
    },
  };
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The last of the rates, ordered by day, that began on the day or before it. */
function newestUpTo(rates: readonly ExchangeRate[], day: string): ExchangeRate | null {
  let [low, high] = [0, rates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle]?.validFrom ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return rates[low - 1] ?? null;
}

function sameCurrency(currency: string): Exchange {
  return {
    from: currency,
    to: currency,
    rate: fractionOf(1),
    validFrom: null,
    way: 'same',
    through: null,
    sources: [],
  };
}

function exchangeBy(given: ExchangeRate, way: 'direct' | 'inverse'): Exchange {
  const exact = fractionOf(given.rate);
  const [from, to] = way === 'direct' ? [given.from, given.to] : [given.to, given.from];
  const rate = way === 'direct' ? exact : inverseOf(exact);
  return { from, to, rate, validFrom: given.validFrom, way, through: null, sources: [given.source] };
}

/** Of all ways through one third currency, that whose older leg is newest; the first by name when several are. */
function newestThrough(
  currencies: readonly string[],
  legsBy: (middle: string) => [Exchange | null, Exchange | null],
): Exchange | null {
  let best: Exchange | null = null;
  for (const middle of currencies) {
    const [first, second] = legsBy(middle);
    if (first === null || second === null) continue;
    const validFrom = [first.validFrom ?? '', second.validFrom ?? ''].sort(compareText)[0] ?? '';
    if (best !== null && validFrom <= (best.validFrom ?? '')) continue;
    const rate = productOf(first.rate, second.rate);
    const sources = [...new Set([...first.sources, ...second.sources])];
    best = { from: first.from, to: second.to, rate, validFrom, way: 'through', through: middle, sources };
  }
  return best;
}

/** What is needed to turn an amount into another currency; a rate is in major units. */
export type Conversion = { readonly from: string; readonly to: string; readonly rate: Fraction | string | number };

/** How many minor units of `to` one minor unit of `from` is, exactly: 1 yen is a whole unit, 1 fils a thousandth. */
export function minorRate({ from, to, rate }: Conversion): Fraction {
  const exact = typeof rate === 'object' ? rate : fractionOf(rate);
  const digits = minorDigits(to) - minorDigits(from);
  return productOf(exact, fractionOf(`1e${digits}`));
}

/** An amount in minor units of another currency, exact to the minor unit; a half goes away from zero. */
export function convertMinor(amountMinor: number, conversion: Conversion): number {
  const exact = { numerator: exactMinor(amountMinor), denominator: 1n };
  return Number(roundHalfAway(productOf(exact, minorRate(conversion))));
}
