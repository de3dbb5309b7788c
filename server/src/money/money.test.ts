import { eventSchema, type NewJourneyEvent } from '@throughline/core/events';
import {
  contributionMinor,
  type MoneyReading,
  moneySettingsSchema,
  perCase,
  rateTable,
  type StepParts,
  stepMoney,
  sumOfParts,
} from '@throughline/core/money';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestAnalytics } from '../../test-engines/open-test-analytics.ts';
import { cutJourney, storeEvents } from '../../test-engines/test-company.ts';
import type { Analytics } from '../engines/index.ts';
import type { View } from '../journeys/index.ts';
import { countShared, type MoneyQuestion } from './ask-money.ts';
import { readJourneyMoney } from './journey-money.ts';
import { readPrices } from './prices.ts';
import { readReconciliation } from './reconciliation.ts';

let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
});
afterAll(() => analytics.close());

const zero = Date.UTC(2026, 0, 1);
const oneDay = 86_400_000;
const workspace = 'money';
const activities = ['open', 'call', 'visit', 'pay', 'refund'];
const channels = ['web', 'phone', ''];
const currencies = ['EUR', 'EUR', 'USD', 'JPY', 'KWD', ''];

/** Events of few customers and orders; many concern several orders, some nothing; amounts in five currencies or none. */
const events: NewJourneyEvent[] = fc
  .sample(
    fc.record({
      customer: fc.integer({ min: 1, max: 25 }),
      activity: fc.constantFrom(...activities),
      day: fc.integer({ min: 0, max: 40 }),
      channel: fc.constantFrom(...channels),
      owner: fc.constantFrom('Care', 'Field', ''),
      kind: fc.constantFrom('track', 'complete'),
      minutes: fc.constantFrom('', '3', '7.5', 'soon'),
      orders: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
      revenueMinor: fc.constantFrom(0, 0, 1000, 2501, -333, 7),
      costMinor: fc.constantFrom(0, 0, 15, 120, 1),
      currency: fc.constantFrom(...currencies),
    }),
    { numRuns: 500, seed: 5 },
  )
  .map(({ customer, day, owner, minutes, orders, currency, ...one }, place) => ({
    ...one,
    id: `e${place}`,
    customer: `c${customer}`,
    at: zero + day * oneDay + (place % 24) * 3_600_000,
    function: owner,
    currency,
    objects: orders.map((order) => ({ type: 'order', id: `o${order}`, qualifier: '' })),
    properties: (minutes === '' ? {} : { minutes }) as Record<string, string>,
  }));

const day = fc.integer({ min: -3, max: 45 }).map((n) => new Date(zero + n * oneDay).toISOString().slice(0, 10));
const some = (names: readonly string[]) => fc.option(fc.subarray([...names], { minLength: 1 }), { nil: undefined });
const minutes = fc.oneof(
  fc.constantFrom(1, 2.5, 8).map((m) => ({ kind: 'fixed', minutes: m })),
  fc.constant({ kind: 'property', property: 'minutes' }),
  fc.constant({ kind: 'equation', base: 2, terms: [{ property: 'minutes', minutes: 1.5 }] }),
);
const currency = fc.constantFrom('EUR', 'USD', 'GBP');
const entry = fc.record({
  name: fc.constant('An entry'),
  applies: fc
    .record({
      activities: some(activities),
      channels: some(channels),
      functions: some(['Care', 'Field']),
      kinds: some(['track']),
    })
    .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))),
  cost: fc.oneof(
    fc.record({ kind: fc.constant('per-event'), minor: fc.constantFrom(5, 80.5, 300), currency }),
    fc.record({ kind: fc.constant('per-minute'), minor: fc.constantFrom(10, 80.25), currency, minutes }),
  ),
  avoidable: fc.boolean(),
  replaces: fc.boolean(),
  validFrom: day,
  validTo: fc.constant(null),
});
const rate = fc.record({
  from: fc.constantFrom('USD', 'JPY', 'GBP'),
  to: fc.constantFrom('EUR', 'KWD'),
  rate: fc.constantFrom('1.0842', '0.0061', '157.35', '3.1'),
  validFrom: day,
  source: fc.constant('a test'),
});
const rule = fc.record({
  activity: fc.constantFrom(...activities),
  amount: fc.constantFrom('revenue', 'cost'),
  role: fc.constantFrom('revenue', 'return', 'cost-of-goods', 'cost-to-serve', 'incentive'),
  turned: fc.boolean(),
});
const settings = fc
  .record({
    currency: fc.constantFrom('EUR', 'EUR', null),
    entries: fc.array(entry, { maxLength: 4 }),
    exchangeRates: fc.array(rate, { maxLength: 8 }),
    rules: fc.uniqueArray(rule, { maxLength: 4, selector: (one) => `${one.activity} ${one.amount}` }),
  })
  .map((one) =>
    moneySettingsSchema.parse({
      ...one,
      entries: one.currency === null ? [] : one.entries.map((each, place) => ({ ...each, id: `entry-${place}` })),
    }),
  );

/** The totals of some events by currency, as core reads them. */
function plainTotals(of: readonly NewJourneyEvent[], reading: MoneyReading, shareOf: typeof sharesIn = () => [whole]) {
  const told = new Map<string, StepParts[]>();
  for (const one of of) {
    const {
      activity,
      channel,
      function: owner,
      kind,
      at,
      costMinor,
      revenueMinor,
      currency: own,
      properties,
    } = eventSchema.parse(one);
    const facts = {
      activity,
      channel,
      function: owner,
      kind,
      day: new Date(at).toISOString().slice(0, 10),
      costMinor,
      revenueMinor,
      currency: own,
      properties,
    };
    for (const share of shareOf(one))
      for (const [name, parts] of stepMoney(facts, reading, share)) told.set(name, [...(told.get(name) ?? []), parts]);
  }
  return Object.fromEntries(
    [...told].map(([name, parts]) => [name, sumOfParts(parts)] as const).filter(([, one]) => hasMoney(one)),
  );
}

const whole = { k: 1, place: 1 };
const hasMoney = (parts: StepParts) => Object.values(parts).some((minor) => minor !== 0);

/** The shares of an event in the cases of orders. */
function sharesIn(event: NewJourneyEvent): readonly { k: number; place: number }[] {
  const k = event.objects?.length ?? 0;
  return Array.from({ length: k }, (_, place) => ({ k, place: place + 1 }));
}

async function questionOf(view: View, reading: MoneyReading): Promise<MoneyQuestion> {
  const [prices, shared] = await Promise.all([readPrices(analytics, workspace, reading), countShared(analytics, view)]);
  return { view, prices, shared };
}

const orders = { name: 'Orders', description: '', events: null, notion: { kind: 'object' as const, type: 'order' } };

test('the engine and the plain reading agree to the minor unit, whatever the card, the rules and the rates', async () => {
  await storeEvents(analytics, workspace, events);
  const views = [await cutJourney(analytics, workspace), await cutJourney(analytics, workspace, 'orders', orders)];
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.constantFrom('step', 'channel', 'month', 'variant', 'transition'),
      async (one, by) => {
        const reading = { version: 3, settings: one, rates: rateTable(one.exchangeRates) };
        for (const view of views) {
          const question = await questionOf(view, reading);
          const asked = { by: by as 'step', limit: 1000, chosen: null };
          const money = await readJourneyMoney(analytics, question, asked);
          const paths = money.items.map((item) => item.variant);
          expect(paths.map((one) => one?.path.length)).toEqual(
            paths.map((one) => (by === 'variant' ? Math.min(40, one?.steps ?? 0) : undefined)),
          );
          const told = money.totals.map(
            ({
              currency: name,
              contributionMinor: all,
              cases: _,
              customers: __,
              perCase: ___,
              marginShare: ____,
              ...parts
            }) => {
              expect(all).toBe(contributionMinor(parts));
              return [name, parts] as const;
            },
          );
          const expected = plainTotals(events, reading, view.journey.id === 'all' ? () => [whole] : sharesIn);
          expect(Object.fromEntries(told.filter(([, parts]) => hasMoney(parts)))).toEqual(expected);
          for (const total of money.totals) {
            const items = money.items.filter((item) => item.currency === total.currency);
            expect(items.reduce((sum, item) => sum + item.contributionMinor, 0)).toBe(total.contributionMinor);
            expect(items.reduce((sum, item) => sum + item.avoidableMinor, 0)).toBe(total.avoidableMinor);
          }
          const { agrees, lines } = await readReconciliation(analytics, question);
          expect([agrees, lines.filter((line) => line.differenceMinor !== 0)]).toEqual([true, []]);
        }
      },
    ),
    { numRuns: 8, seed: 9 },
  );
}, 300_000);

test('how much customers differ is told by some of them, and the money by all', async () => {
  const reading = { version: 0, settings: moneySettingsSchema.parse({}), rates: rateTable([]) };
  for (const view of [
    await cutJourney(analytics, workspace),
    await cutJourney(analytics, workspace, 'orders', orders),
  ]) {
    const question = await questionOf(view, reading);
    const asked = { by: 'step', limit: 1000, chosen: null } as const;
    const [whole, some] = [
      await readJourneyMoney(analytics, question, asked),
      await readJourneyMoney(analytics, question, { ...asked, enough: 5 }),
    ];
    const means = ({ totals, items }: typeof whole) => [...totals, ...items].map((one) => one.perCase?.minor);
    const widths = ({ totals }: typeof whole) =>
      totals.map(({ perCase }) => (perCase?.interval == null ? null : perCase.interval[1] - perCase.interval[0]));
    expect(means(some)).toEqual(means(whole));
    expect(widths(some)).not.toEqual(widths(whole));
  }
});

test('in every currency customers differ as core says, those without money in it counted too', async () => {
  const reading = { version: 0, settings: moneySettingsSchema.parse({}), rates: rateTable([]) };
  const question = await questionOf(await cutJourney(analytics, workspace), reading);
  const { totals, items } = await readJourneyMoney(analytics, question, { by: 'step', limit: 1000, chosen: null });
  const intervalOf = (currency: string, of: readonly NewJourneyEvent[]) => {
    const gains = [...new Set(of.map((one) => one.customer))].map((customer) => {
      const parts = plainTotals(
        of.filter((one) => one.customer === customer),
        reading,
      );
      return parts[currency] === undefined ? 0 : contributionMinor(parts[currency]);
    });
    const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
    const n = gains.length;
    const squares = { cases: n, minor: sum(gains.map((gain) => gain * gain)), both: sum(gains) };
    return perCase({ customers: n, cases: n, minor: sum(gains), squares })?.interval ?? null;
  };
  expect(totals.map((one) => one.currency).sort()).toEqual(['', 'EUR', 'JPY', 'KWD', 'USD']);
  for (const { currency, perCase: told } of totals) expectNear(told?.interval, intervalOf(currency, events));
  for (const { currency, names, perCase: told } of items)
    expectNear(
      told?.interval,
      intervalOf(
        currency,
        events.filter((one) => one.activity === names[0]),
      ),
    );
});

function expectNear(told: readonly number[] | null | undefined, expected: readonly number[] | null) {
  expect(told?.length).toBe(expected?.length);
  for (const [place, end] of (expected ?? []).entries()) expect(told?.[place]).toBeCloseTo(end, 6);
}

test('an activity tells its own events and nothing else', async () => {
  const reading = { version: 0, settings: moneySettingsSchema.parse({}), rates: rateTable([]) };
  const view = await cutJourney(analytics, workspace);
  const { items } = await readJourneyMoney(analytics, await questionOf(view, reading), {
    by: 'step',
    limit: 100,
    chosen: null,
  });
  for (const name of activities) {
    const own = plainTotals(
      events.filter((event) => event.activity === name),
      reading,
    );
    const told = items.filter((item) => item.names[0] === name);
    expect(
      told
        .map((item) => [item.currency, item.revenueMinor])
        .filter(([, minor]) => minor !== 0)
        .sort(),
    ).toEqual(
      Object.entries(own)
        .map(([key, parts]) => [key, parts.revenueMinor])
        .filter(([, minor]) => minor !== 0)
        .sort(),
    );
    const cases = new Set(events.filter((event) => event.activity === name).map((event) => event.customer));
    expect(told[0]?.cases).toBe(cases.size);
  }
});

test('a total that has lost a cent is not said to agree', async () => {
  const reading = { version: 0, settings: moneySettingsSchema.parse({ currency: 'EUR' }), rates: rateTable([]) };
  const own = `${workspace}-lost`;
  const paid = { id: 'p', customer: 'ana', activity: 'pay', at: zero, revenueMinor: 1000, currency: 'EUR' };
  await storeEvents(analytics, own, [paid]);
  const view = await cutJourney(analytics, own);
  await analytics.query(
    `insert into cases select * replace(revision + 1 as revision, [toInt64(999)] as revenue_minor)
     from cases final where workspace = {workspace:String}`,
    { workspace: own },
  );
  const prices = await readPrices(analytics, own, reading);
  const found = await readReconciliation(analytics, { view, prices, shared: 0 });
  expect([found.agrees, found.lines[0]?.differenceMinor]).toEqual([false, -1]);
});
