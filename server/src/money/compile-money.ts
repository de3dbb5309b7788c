import type { MoneyRole } from '@throughline/core/money';
import type { Binder } from '../events/index.ts';
import { extraColumns, extrasOf, priceKey, stretchesOf } from './price-columns.ts';
import type { Prices } from './prices.ts';

/** Where the steps come from, and how their events are shared. */
export interface StepSource {
  /** SQL with the columns of `money-steps.sql`. */
  readonly steps: string;
  /** The object type whose every object is a case, where some events concern several of them. */
  readonly sharedType: string | null;
  /** Whether the steps are events themselves, with what only these have. */
  readonly areEvents: boolean;
}

const partColumns = {
  revenue: 'revenue_part',
  return: 'returns_part',
  'cost-of-goods': 'goods_part',
  'cost-to-serve': 'service_part',
  incentive: 'incentives_part',
} as const satisfies Record<MoneyRole, string>;

const roles = Object.keys(partColumns) as readonly MoneyRole[];

/**
 * Steps with their money in one currency, as SQL: `revenue_part`, `returns_part`, `goods_part`, `service_part`,
 * `avoidable_part`, `incentives_part`, and the `minutes_used`
 * of capacity. Prices and rates were worked out before and are bound as lists to look up in; what
 * is left to the engine is a look-up, one exact division per foreign amount, and the split of shared events. It says the
 * same as `stepMoney`, and a test holds the two against each other.
 */
export function compileMoney(source: StepSource, currency: string, { prices, binder }: Compiling): string {
  const { reading } = prices;
  const own = ownAmounts(prices, currency, binder);
  const card = cardColumns(prices, currency, binder);
  const { stretch, key } = priceKey(stretchesOf(reading.settings), binder);
  const isShared = source.sharedType !== null && !source.areEvents;
  const share = (column: string) =>
    isShared ? `intDiv(${column}, k) + if(share_place <= abs(${column} % k), sign(${column}), 0)` : column;
  const parts = partsOf(prices, binder);
  const names = [...Object.values(partColumns), 'avoidable_part'];
  return `
select who, case_id, deleted, key, nth, ${names.map((name) => `toInt64(${share(`whole_${name}`)}) as ${name}`).join(', ')}, at_ms, card_minutes as minutes_used${isShared ? ', k' : ''}
from (
  select *, ${parts.map(([name, sql]) => `${sql} as whole_${name}`).join(', ')}
  from (
    select *, ${own.revenue} as own_revenue, ${own.cost} as own_cost, ${card.full} as card_full, ${card.avoidable} as card_avoidable,
           ${card.replaces} as card_replaces, ${card.minutes} as card_minutes
    from (
      select *, ${stretch} as stretch_day, ${card.isUsed ? `transform(${key}, ${card.keys}, ${card.places}, toUInt32(0))` : 'toUInt32(0)'} as card_place
      from (${withEvents(source, { prices, binder })})
    )
  )
)`;
}

interface Compiling {
  readonly prices: Prices;
  readonly binder: Binder;
}

/** Adds what only events have: the values that prices ask for, the whole amounts of shared events, and their shares. */
function withEvents({ steps, sharedType, areEvents }: StepSource, { prices, binder }: Compiling): string {
  if (areEvents) return steps;
  const extras = extrasOf(prices.reading);
  const isWide = extras.properties.length > 0 || extras.isKindAsked;
  if (!isWide && sharedType === null) return `select *, toUInt64(0) as event_extra from (${steps})`;
  const type = binder.bind(sharedType ?? '', 'String');
  const ids = `arrayDistinct(arrayMap(object -> object.id, arrayFilter(object -> object.type = ${type}, objects)))`;
  const { extra } = extraColumns(extras, binder);
  const shared = sharedType === null ? 'cast([] as Array(String))' : ids;
  // An event that is not found among these is one of a kind, in one case.
  return `
select * except(step_cost, step_revenue, event_cost, event_revenue, event_ids, event_sequence),
       toInt64(greatest(1, length(event_ids))) as k, greatest(1, indexOf(event_ids, case_id)) as share_place,
       if(k > 1, event_cost, step_cost) as cost_minor, if(k > 1, event_revenue, step_revenue) as revenue_minor
from (select * except(cost_minor, revenue_minor), cost_minor as step_cost, revenue_minor as step_revenue from (${steps})) as step
left join (
  select sequence as event_sequence, ${extra} as event_extra, ${shared} as event_ids, cost_minor as event_cost, revenue_minor as event_revenue
  from events
  where workspace = {workspace:String}${isWide ? '' : ` and length(${ids}) > 1`}
) as event on step.step_sequence = event.event_sequence`;
}

const mostExchanged = "toInt256('9000000000000000000')";

/** More than there are in the world. */
const mostCurrencies = 1000;

/** The amounts of the source as they count in a currency. */
function ownAmounts({ reading, rates, currencies }: Prices, currency: string, binder: Binder) {
  const reporting = reading.settings.currency;
  const asked = binder.bind(currency, 'String');
  if (rates.length === 0) {
    const isOnly = currencies.length === 1;
    const counts = (column: string) => (isOnly ? column : `if(currency = ${asked}, ${column}, 0)`);
    return { revenue: counts('revenue_minor'), cost: counts('cost_minor') };
  }
  const names = [...new Set(rates.map((rate) => rate.currency))];
  const keys = binder.bind(
    rates.map((rate) => rate.day * mostCurrencies + names.indexOf(rate.currency) + 1),
    'Array(Int64)',
  );
  const places = binder.bind(
    rates.map((_, place) => place + 1),
    'Array(UInt32)',
  );
  const list = (of: (rate: Prices['rates'][number]) => string) =>
    `arrayMap(n -> toInt256(n), ${binder.bind(rates.map(of), 'Array(String)')})`;
  const currencyPlaces = binder.bind(
    names.map((_, place) => place + 1),
    'Array(UInt32)',
  );
  const ofCurrency = `transform(toString(currency), ${binder.bind(names, 'Array(String)')}, ${currencyPlaces}, toUInt32(0))`;
  const at = `transform(toInt64(floor(at_ms / 86400000)) * ${mostCurrencies} + ${ofCurrency}, ${keys}, ${places}, toUInt32(0))`;
  const [over, under] = [list((rate) => rate.numerator), list((rate) => rate.denominator)];
  // No event is worth more than the engine can add up; what a rate makes of it might be, and would come out negative.
  const exchanged = (column: string) =>
    `toInt64(sign(${column}) * least(${mostExchanged}, intDiv(2 * abs(toInt256(${column})) * ${over}[${at}] + ${under}[${at}], 2 * greatest(${under}[${at}], 1))))`;
  const counts = (column: string) =>
    currency === reporting
      ? `multiIf(currency = ${asked}, ${column}, ${column} = 0 or ${at} = 0, 0, ${exchanged(column)})`
      : `if(currency = ${asked} and ${at} = 0, ${column}, 0)`;
  return { revenue: counts('revenue_minor'), cost: counts('cost_minor') };
}

/** Whether the rate card says anything of a kind of events. */
export function isPriced([, card]: Prices['cards'][number]): boolean {
  return card.minor !== 0 || card.minutes !== 0 || card.replacesFee;
}

/** The costs of the rate card, which are all told in the reporting currency; that a card replaces a fee holds in all. */
function cardColumns({ cards, reading }: Prices, currency: string, binder: Binder) {
  const used = cards.filter(isPriced);
  const none = { isUsed: false, keys: '', places: '', full: '0', avoidable: '0', replaces: '0', minutes: '0' };
  if (used.length === 0) return none;
  const amounts = (of: (card: (typeof used)[number][1]) => number) => [...used.map(([, card]) => of(card))];
  const isReporting = currency === reading.settings.currency;
  const look = (list: readonly number[], type: string) => `${binder.bind([...list], `Array(${type})`)}[card_place]`;
  return {
    isUsed: true,
    keys: binder.bind(
      used.map(([key]) => key),
      'Array(UInt64)',
    ),
    places: binder.bind(
      used.map((_, place) => place + 1),
      'Array(UInt32)',
    ),
    full: isReporting
      ? look(
          amounts((card) => card.minor),
          'Int64',
        )
      : '0',
    avoidable: isReporting
      ? look(
          amounts((card) => card.avoidableMinor),
          'Int64',
        )
      : '0',
    minutes: look(
      amounts((card) => card.minutes),
      'Float64',
    ),
    replaces: used.some(([, card]) => card.replacesFee)
      ? look(
          amounts((card) => Number(card.replacesFee)),
          'UInt8',
        )
      : '0',
  };
}

/** Which part an amount without a rule plays. */
type Unruled = (role: MoneyRole, column: string) => string;

/** The parts of a contribution as sums of what plays them. */
function partsOf({ reading }: Prices, binder: Binder): readonly (readonly [string, string])[] {
  const { rules } = reading.settings;
  const playing = (amount: 'revenue' | 'cost', unruled: Unruled) => {
    const own = rules.filter((rule) => rule.amount === amount);
    if (own.length === 0) return unruled;
    const names = binder.bind(
      own.map((rule) => rule.activity),
      'Array(String)',
    );
    const signs = binder.bind(
      own.map((rule) => (rule.turned ? -1 : 1) * (roles.indexOf(rule.role) + 1)),
      'Array(Int8)',
    );
    const played = `transform(toString(activity), ${names}, ${signs}, toInt8(0))`;
    return (role: MoneyRole, column: string) =>
      `multiIf(${played} = 0, ${unruled(role, column)}, abs(${played}) = ${roles.indexOf(role) + 1}, sign(${played}) * ${column}, 0)`;
  };
  const revenue = playing('revenue', (role, column) =>
    role === 'revenue' ? `greatest(${column}, 0)` : role === 'return' ? `greatest(-${column}, 0)` : '0',
  );
  const cost = playing('cost', (role, column) => (role === 'cost-to-serve' ? column : '0'));
  const fee = `if(card_replaces = 1, 0, ${cost('cost-to-serve', 'own_cost')})`;
  return [
    ...roles.map((role) => {
      const own = role === 'cost-to-serve' ? `${fee} + card_full` : cost(role, 'own_cost');
      return [partColumns[role], `${revenue(role, 'own_revenue')} + ${own}`] as const;
    }),
    ['avoidable_part', `${fee} + card_avoidable`] as const,
  ];
}
