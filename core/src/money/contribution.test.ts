import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addParts,
  addPartsByCurrency,
  contributionMinor,
  minorSchema,
  moneyPartsOf,
  moneyRulesSchema,
  noMoney,
  roundMinor,
  splitOver,
  sumMinor,
} from './index.ts';

const rules = moneyRulesSchema.parse([
  { activity: 'Refund', amount: 'revenue', role: 'return', turned: true },
  { activity: 'Voucher', amount: 'cost', role: 'incentive' },
  { activity: 'Shipped', amount: 'cost', role: 'cost-of-goods' },
]);
const money = (activity: string, revenueMinor: number, costMinor = 0) => ({ activity, revenueMinor, costMinor });

describe('the contribution', () => {
  test('is revenue less returns, cost of goods, cost to serve and incentives', () => {
    const events = [
      money('Order', 100_00, 1_50),
      money('Shipped', 0, 40_00),
      money('Refund', -20_00, 2_00),
      money('Voucher', 0, 5_00),
    ];
    const parts = addParts(events.map((event) => moneyPartsOf(event, rules)));
    expect(parts).toEqual({
      revenueMinor: 100_00,
      returnsMinor: 20_00,
      goodsMinor: 40_00,
      costToServeMinor: 3_50,
      incentivesMinor: 5_00,
    });
    expect(contributionMinor(parts)).toBe(31_50);
  });

  test('counts revenue below zero as a return, unless a rule says what it is', () => {
    const refund = money('Order Refunded', -20_00);
    expect(moneyPartsOf(refund, [])).toEqual({ ...noMoney, returnsMinor: 20_00 });
    const isRevenue = moneyRulesSchema.parse([{ activity: 'Order Refunded', amount: 'revenue', role: 'revenue' }]);
    expect(moneyPartsOf(refund, isRevenue)).toEqual({ ...noMoney, revenueMinor: -20_00 });
  });

  test('of nothing is nothing', () => {
    expect(addParts([])).toEqual(noMoney);
    expect(contributionMinor(noMoney)).toBe(0);
  });

  test('counts both amounts of an event where both play one part', () => {
    const both = moneyRulesSchema.parse([
      { activity: 'Fee', amount: 'revenue', role: 'incentive' },
      { activity: 'Fee', amount: 'cost', role: 'incentive' },
    ]);
    expect(moneyPartsOf(money('Fee', 3, 4), both)).toEqual({ ...noMoney, incentivesMinor: 7 });
  });

  test('never mixes currencies', () => {
    const parts = ['USD', 'EUR', 'USD'].map((currency) => ({ ...noMoney, revenueMinor: 5, currency }));
    expect([...addPartsByCurrency(parts)].map(([currency, sum]) => [currency, sum.revenueMinor])).toEqual([
      ['EUR', 5],
      ['USD', 10],
    ]);
  });

  test('two rules about one amount are refused', () => {
    const rule = { activity: 'Refund', amount: 'revenue', role: 'return' };
    expect(moneyRulesSchema.safeParse([rule, { ...rule, role: 'incentive' }]).success).toBe(false);
  });
});

describe('sums of minor units', () => {
  test('are exact up to 2^53, and rounded to 16 digits beyond', () => {
    expect(sumMinor([2 ** 53 - 1, 1, -1])).toBe(2 ** 53 - 1);
    expect(sumMinor([2 ** 53, 1, 1, 1])).toBe(2 ** 53 + 4);
    expect(minorSchema.parse(sumMinor([9e15, 9e15]))).toBe(18e15);
    expect(() => sumMinor([0.1])).toThrow('whole number');
    expect(() => sumMinor([Number.NaN])).toThrow('whole number');
    expect(() => roundMinor(Number.NaN)).toThrow('finite');
    expect([0.5, -0.5, 1.4, -1.4].map(roundMinor)).toEqual([1, -1, 1, -1]);
  });
});

describe('an event on several objects', () => {
  test('revenue of 3000 on three items is 3000, not 9000', () => {
    expect(splitOver(3000, 3)).toEqual([1000, 1000, 1000]);
    expect(sumMinor(splitOver(3000, 3))).toBe(3000);
  });

  test('is split so that the parts add up, and differ by one minor unit at most', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 200 }), (amount, k) => {
        const parts = splitOver(amount, k);
        expect(parts).toHaveLength(k);
        expect(sumMinor(parts)).toBe(amount === 0 ? 0 : amount);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('cannot be split over none', () => {
    expect(() => splitOver(100, 0)).toThrow('cannot be split');
    expect(() => splitOver(100, 1.5)).toThrow('cannot be split');
  });
});
