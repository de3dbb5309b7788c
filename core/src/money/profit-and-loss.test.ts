import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noMoney, type ProfitRow, profitAndLoss, reconcile } from './index.ts';

const row = (key: string, more: Partial<ProfitRow> = {}): ProfitRow => ({
  ...noMoney,
  key,
  currency: 'EUR',
  cases: 10,
  customers: 8,
  ...more,
});
const join = row('Join', { revenueMinor: 900_00, goodsMinor: 300_00, costToServeMinor: 50_00, cases: 200 });
const help = row('Get help', {
  revenueMinor: 100_00,
  returnsMinor: 20_00,
  costToServeMinor: 30_00,
  incentivesMinor: 5_00,
});

describe('a profit and loss', () => {
  test('shows what each line contributes, per case started and as a share', () => {
    const { lines } = profitAndLoss([help, join]);
    expect(lines.map((line) => [line.key, line.contributionMinor, line.perCaseMinor])).toEqual([
      ['Join', 550_00, 275],
      ['Get help', 45_00, 450],
    ]);
    expect(lines.map((line) => line.revenueShare)).toEqual([0.9, 0.1]);
    expect(lines[1]?.contributionShare).toBeCloseTo(45 / 595, 12);
    expect(lines[1]?.marginShare).toBeCloseTo(0.45, 12);
  });

  test('has a total with counts of its own, since a customer may be in two lines', () => {
    const counts = new Map([['EUR', { cases: 205, customers: 12 }]]);
    expect(profitAndLoss([help, join], counts).totals).toMatchObject([
      { currency: 'EUR', contributionMinor: 595_00, cases: 205, customers: 12, perCaseMinor: 595_00 / 205 },
    ]);
    expect(profitAndLoss([help, join]).totals).toMatchObject([{ cases: null, customers: null, perCaseMinor: null }]);
    expect(profitAndLoss([help]).totals).toMatchObject([{ cases: 10, customers: 8, perCaseMinor: 450 }]);
  });

  test('keeps currencies apart', () => {
    const { lines, totals } = profitAndLoss([join, row('Join', { currency: 'USD', revenueMinor: 7 }), help]);
    expect(lines.map((line) => [line.currency, line.key])).toEqual([
      ['EUR', 'Join'],
      ['EUR', 'Get help'],
      ['USD', 'Join'],
    ]);
    expect(totals.map((total) => [total.currency, total.contributionMinor])).toEqual([
      ['EUR', 595_00],
      ['USD', 7],
    ]);
  });

  test('of nothing is empty, and nothing is divided by nothing', () => {
    expect(profitAndLoss([])).toEqual({ lines: [], totals: [] });
    expect(profitAndLoss([row('Idle', { cases: 0 })]).lines).toMatchObject([
      { contributionMinor: 0, perCaseMinor: null, marginShare: null, revenueShare: null, contributionShare: null },
    ]);
  });

  test('a line under 0 leaves no shares of contribution', () => {
    const { lines } = profitAndLoss([join, row('Loss', { costToServeMinor: 10_00 })]);
    expect(lines.map((line) => line.contributionShare)).toEqual([null, null]);
    expect(lines.map((line) => line.revenueShare)).toEqual([1, 0]);
  });

  test('a line given twice is refused, and so is an amount that is no whole number', () => {
    expect(() => profitAndLoss([join, join])).toThrow('given twice');
    expect(() => profitAndLoss([row('Half', { revenueMinor: 0.5 })])).toThrow('whole number');
  });

  test('adds up to the minor unit in each currency, whatever the amounts', () => {
    const amount = fc.integer({ min: -1e12, max: 1e12 });
    const rows = fc.uniqueArray(
      fc.record({
        key: fc.string(),
        currency: fc.constantFrom('EUR', 'USD', 'JPY'),
        revenueMinor: amount,
        returnsMinor: amount,
        goodsMinor: amount,
        costToServeMinor: amount,
        incentivesMinor: amount,
        cases: fc.nat(),
        customers: fc.nat(),
      }),
      { selector: (one) => `${one.currency} ${one.key}` },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const { lines, totals } = profitAndLoss(some);
        expect(lines).toHaveLength(some.length);
        for (const total of totals) {
          const own = lines.filter((line) => line.currency === total.currency);
          for (const part of ['contributionMinor', 'revenueMinor', 'goodsMinor', 'returnsMinor'] as const) {
            expect(total[part]).toBe(own.reduce((sum, line) => sum + line[part], 0));
          }
          const { revenueMinor, returnsMinor, goodsMinor, costToServeMinor, incentivesMinor } = total;
          const all = revenueMinor - returnsMinor - goodsMinor - costToServeMinor - incentivesMinor;
          expect(total.contributionMinor).toBe(all);
        }
      }),
    );
  });
});

describe('reconciling with the events', () => {
  const euros = (minor: number) => ({ minor, currency: 'EUR' });

  test('agrees to the minor unit, or says by how much it does not', () => {
    expect(reconcile(euros(100), euros(100))).toEqual({ matches: true, differenceMinor: 0 });
    expect(reconcile(euros(100), euros(101))).toEqual({ matches: false, differenceMinor: -1 });
    expect(reconcile(euros(100), euros(101), 1)).toEqual({ matches: true, differenceMinor: -1 });
  });

  test('two currencies cannot be compared', () => {
    expect(() => reconcile(euros(1), { minor: 1, currency: 'USD' })).toThrow('cannot be compared');
  });
});
