import { Fault } from '@throughline/core/faults';
import { type CardCost, cardCostOf, lineOf, type MoneyReading, minorRate } from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { Binder } from '../events/index.ts';
import { type CountReader, countAnew, place } from '../journeys/index.ts';
import { dayIn, dayOf, extraColumns, extrasOf, priceKey, stretchesOf } from './price-columns.ts';
import combinations from './price-combinations.sql';
import currencies from './price-currencies.sql';

/** More kinds of events than these are not priced one by one. */
const mostCombinations = 50_000;

interface CombinationRow {
  activity_name: string;
  channel_name: string;
  function_name: string;
  kind_name: string;
  property_values: readonly (readonly [boolean, string])[];
  stretch_day: number;
  price_key: number;
  events: number;
}

interface CurrencyRow {
  currency_name: string;
  day: number;
  events: number;
}

/** How amounts of a currency are told in the reporting currency on a day: `numerator / denominator`. */
export interface LineRate {
  readonly currency: string;
  /** Days since 1970. */
  readonly day: number;
  /** Whole numbers of any size, as text. */
  readonly numerator: string;
  readonly denominator: string;
}

export interface Uncounted {
  readonly reason: 'minutes-unreadable' | 'cost-too-large' | 'currency-unknown' | 'no-exchange-rate';
  readonly entryId: string | null;
  readonly currency: string;
  readonly events: number;
}

/** All prices that the events of a workspace need, worked out by the plain methods: the engine only looks them up. */
export interface Prices {
  readonly reading: MoneyReading;
  readonly cards: readonly (readonly [key: number, cost: CardCost])[];
  readonly rates: readonly LineRate[];
  /** The currencies in which there is a line. */
  readonly currencies: readonly string[];
  readonly uncounted: readonly Uncounted[];
}

/** Works out the prices of a workspace's events. Throws TL_TOO_LARGE where they are too many to be told one by one. */
export async function readPrices(
  analytics: Analytics,
  workspace: string,
  reading: MoneyReading,
  counts: CountReader = countAnew(analytics),
): Promise<Prices> {
  const [{ cards, rows }, days] = await Promise.all([
    readCards(counts, workspace, reading),
    counts<CurrencyRow>(workspace, {
      sql: currencies,
      parameters: { limit: mostCombinations + 1 },
      shape: { by: ['currency_name', 'day'], sums: ['events'] },
    }),
  ]);
  refuseTooMany(days.length);
  return {
    reading,
    cards: [...cards],
    ...linesOf(days, reading),
    uncounted: uncountedOf(rows, cards, { days, reading }),
  };
}

async function readCards(counts: CountReader, workspace: string, reading: MoneyReading) {
  const cards = new Map<number, CardCost>();
  if (reading.settings.entries.length === 0) return { cards, rows: [] };
  const binder = new Binder('price_');
  const extras = extrasOf(reading);
  const { kind, values, extra } = extraColumns(extras, binder);
  const stretches = stretchesOf(reading.settings);
  const { stretch, key } = priceKey(stretches, binder);
  const sql = place(combinations, { kind, properties: values, extra, stretch, key });
  const parameters = { limit: mostCombinations + 1, ...binder.parameters };
  const by = [
    'activity_name',
    'channel_name',
    'function_name',
    'kind_name',
    'property_values',
    'stretch_day',
    'price_key',
  ];
  const rows = await counts<CombinationRow>(workspace, { sql, parameters, shape: { by, sums: ['events'] } });
  refuseTooMany(rows.length);
  const names = new Map<number, string>();
  for (const row of rows) {
    refuseSharedKey(names, row);
    if (!cards.has(row.price_key)) cards.set(row.price_key, cardOf(row, { reading, extras, stretches }));
  }
  return { cards, rows };
}

function refuseTooMany(rows: number): void {
  if (rows <= mostCombinations) return;
  throw new Fault(
    'TL_TOO_LARGE',
    `Prices depend on more than ${mostCombinations} different combinations. Let the rate card ask for properties of fewer values.`,
  );
}

/** Two different kinds of events under one number would be priced alike; that it ever happens is next to impossible. */
function refuseSharedKey(names: Map<number, string>, row: CombinationRow): void {
  const { activity_name, channel_name, function_name, kind_name, property_values, stretch_day } = row;
  const name = JSON.stringify([activity_name, channel_name, function_name, kind_name, property_values, stretch_day]);
  const before = names.get(row.price_key);
  if (before !== undefined && before !== name)
    throw new Fault('TL_ENGINE', 'Two kinds of events share one number. Rename one of their activities.');
  names.set(row.price_key, name);
}

interface Priced {
  readonly reading: MoneyReading;
  readonly stretches: readonly number[];
}

function cardOf(row: CombinationRow, by: Priced & { extras: { properties: readonly string[] } }): CardCost {
  const given = by.extras.properties.flatMap((name, place) => {
    const [isGiven, value] = row.property_values[place] ?? [false, ''];
    return isGiven ? [[name, value] as const] : [];
  });
  return cardCostOf(
    {
      activity: row.activity_name,
      channel: row.channel_name,
      function: row.function_name,
      kind: row.kind_name,
      day: dayIn(row.stretch_day, by.stretches),
      properties: Object.fromEntries(given),
      elapsedSeconds: null,
    },
    by.reading,
  );
}

function linesOf(days: readonly CurrencyRow[], reading: MoneyReading) {
  const rates: LineRate[] = [];
  const reporting = reading.settings.currency;
  const told = new Set<string>(reporting === null ? [] : [reporting]);
  for (const { currency_name: currency, day } of days) {
    const line = lineOf(currency, dayOf(day), reading);
    told.add(line.to);
    if (!('rate' in line) || line.way === 'same') continue;
    const { numerator, denominator } = minorRate(line);
    rates.push({ currency, day, numerator: `${numerator}`, denominator: `${denominator}` });
  }
  const isFirst = (currency: string) => currency === reporting;
  const sorted = [...told].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || (a < b ? -1 : 1));
  return { rates, currencies: sorted };
}

interface Told {
  readonly days: readonly CurrencyRow[];
  readonly reading: MoneyReading;
}

function uncountedOf(
  rows: readonly CombinationRow[],
  cards: ReadonlyMap<number, CardCost>,
  { days, reading }: Told,
): readonly Uncounted[] {
  const found = new Map<string, Uncounted>();
  const add = (one: Uncounted) => {
    const key = `${one.reason} ${one.entryId} ${one.currency}`;
    found.set(key, { ...one, events: one.events + (found.get(key)?.events ?? 0) });
  };
  const reporting = reading.settings.currency;
  for (const row of rows) {
    for (const one of cards.get(row.price_key)?.uncounted ?? []) add({ ...one, currency: '', events: row.events });
  }
  for (const { currency_name: currency, day, events } of days) {
    if (currency === '') add({ reason: 'currency-unknown', entryId: null, currency, events });
    else if (reporting !== null && lineOf(currency, dayOf(day), reading).to !== reporting)
      add({ reason: 'no-exchange-rate', entryId: null, currency, events });
  }
  return [...found.values()];
}
