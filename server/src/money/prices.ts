import { Fault } from '@throughline/core/faults';
import { type CardCost, cardCostOf, lineOf, type MoneyReading, minorRate } from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { Binder } from '../events/index.ts';
import { place } from '../journeys/index.ts';
import { dayIn, extraColumns, extrasOf, priceKey, stretchesOf } from './price-columns.ts';
import combinations from './price-combinations.sql';

/** More kinds of events than these are not priced one by one. */
const mostCombinations = 50_000;

interface CombinationRow {
  activity_name: string;
  channel_name: string;
  function_name: string;
  kind_name: string;
  property_values: readonly (readonly [boolean, string])[];
  currency_name: string;
  stretch_day: number;
  price_key: number;
  events: number;
  with_cost: number;
  with_revenue: number;
}

/** How amounts of a currency are told in the reporting currency during a stretch: `numerator / denominator`. */
export interface LineRate {
  readonly currency: string;
  readonly stretch: number;
  /** Whole numbers of any size, as text. */
  readonly numerator: string;
  readonly denominator: string;
}

export interface Uncounted {
  readonly reason: 'minutes-unreadable' | 'currency-unknown' | 'no-exchange-rate';
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
export async function readPrices(analytics: Analytics, workspace: string, reading: MoneyReading): Promise<Prices> {
  const binder = new Binder('price_');
  const extras = extrasOf(reading);
  const { kind, values, extra } = extraColumns(extras, binder);
  const stretches = stretchesOf(reading.settings);
  const { stretch, key } = priceKey(stretches, binder);
  const sql = place(combinations, { kind, properties: values, extra, stretch, key });
  const rows = await analytics.query<CombinationRow>(sql, {
    workspace,
    limit: mostCombinations + 1,
    ...binder.parameters,
  });
  if (rows.length > mostCombinations)
    throw new Fault(
      'TL_TOO_LARGE',
      `Prices depend on more than ${mostCombinations} different combinations. Let the rate card ask for properties of fewer values, or use fewer dated rates.`,
    );
  const cards = new Map<number, CardCost>();
  const names = new Map<number, string>();
  for (const row of rows) {
    refuseSharedKey(names, row);
    if (!cards.has(row.price_key)) cards.set(row.price_key, cardOf(row, { reading, extras, stretches }));
  }
  return {
    reading,
    cards: [...cards],
    ...linesOf(rows, reading, stretches),
    uncounted: uncountedOf(rows, cards, { reading, stretches }),
  };
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

function linesOf(rows: readonly CombinationRow[], reading: MoneyReading, stretches: readonly number[]) {
  const rates = new Map<string, LineRate>();
  const reporting = reading.settings.currency;
  const currencies = new Set<string>(reporting === null ? [] : [reporting]);
  for (const { currency_name: currency, stretch_day: stretch, with_cost, with_revenue } of rows) {
    if (with_cost + with_revenue === 0) continue;
    const line = lineOf(currency, dayIn(stretch, stretches), reading);
    currencies.add(line.to);
    if (!('rate' in line) || line.way === 'same') continue;
    const { numerator, denominator } = minorRate(line);
    rates.set(`${currency} ${stretch}`, {
      currency,
      stretch,
      numerator: `${numerator}`,
      denominator: `${denominator}`,
    });
  }
  const isFirst = (currency: string) => currency === reporting;
  const sorted = [...currencies].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || (a < b ? -1 : 1));
  return { rates: [...rates.values()], currencies: sorted };
}

function uncountedOf(
  rows: readonly CombinationRow[],
  cards: ReadonlyMap<number, CardCost>,
  { reading, stretches }: Priced,
): readonly Uncounted[] {
  const found = new Map<string, Uncounted>();
  const add = (one: Uncounted) => {
    const key = `${one.reason} ${one.entryId} ${one.currency}`;
    found.set(key, { ...one, events: one.events + (found.get(key)?.events ?? 0) });
  };
  const reporting = reading.settings.currency;
  for (const row of rows) {
    for (const one of cards.get(row.price_key)?.uncounted ?? []) add({ ...one, currency: '', events: row.events });
    const amounts = Math.max(row.with_cost, row.with_revenue);
    const currency = row.currency_name;
    if (amounts === 0) continue;
    if (currency === '') add({ reason: 'currency-unknown', entryId: null, currency, events: amounts });
    else if (reporting !== null && lineOf(currency, dayIn(row.stretch_day, stretches), reading).to !== reporting)
      add({ reason: 'no-exchange-rate', entryId: null, currency, events: amounts });
  }
  return [...found.values()];
}
