import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertMinor, type ExchangeRate, exchangeRateSchema, rateTable } from './index.ts';

const rate = (pair: string, value: string | number, validFrom = '2024-01-01'): ExchangeRate => ({
  from: pair.slice(0, 3),
  to: pair.slice(3),
  rate: value,
  validFrom,
  source: 'bank',
});

describe('turning an amount into another currency', () => {
  test('keeps the digits of both currencies: cents, yen without any, fils with three', () => {
    expect(convertMinor(12_34, { from: 'EUR', to: 'USD', rate: '1.0842' })).toBe(13_38);
    expect(convertMinor(10_00, { from: 'EUR', to: 'JPY', rate: '161.375' })).toBe(1614);
    expect(convertMinor(1614, { from: 'JPY', to: 'EUR', rate: '0.0062' })).toBe(10_01);
    expect(convertMinor(10_00, { from: 'EUR', to: 'KWD', rate: 0.3345 })).toBe(3_345);
    expect(convertMinor(3_345, { from: 'KWD', to: 'JPY', rate: 482 })).toBe(1612);
  });

  test('rounds a half away from zero, for a refund as for its sale', () => {
    expect(convertMinor(1, { from: 'EUR', to: 'USD', rate: '0.5' })).toBe(1);
    expect(convertMinor(-1, { from: 'EUR', to: 'USD', rate: '0.5' })).toBe(-1);
    expect(convertMinor(1, { from: 'EUR', to: 'USD', rate: '0.49999' })).toBe(0);
  });

  test('is exact where a machine number is not: 1.005 of 100.00 is 100.50', () => {
    expect(convertMinor(100, { from: 'EUR', to: 'USD', rate: 1.005 })).toBe(101);
    expect(convertMinor(2 ** 53 - 1, { from: 'EUR', to: 'USD', rate: '1' })).toBe(2 ** 53 - 1);
    expect(convertMinor(2 ** 53 - 1, { from: 'EUR', to: 'JPY', rate: '100' })).toBe(2 ** 53 - 1);
  });

  test('is rounded to 16 digits beyond 2^53, and says so when an amount is not whole', () => {
    const doubled = { from: 'EUR', to: 'USD', rate: 2 };
    expect(convertMinor(2 ** 53 - 1, doubled)).toBe(2 ** 54 - 2);
    expect(convertMinor(2 ** 53, doubled)).toBe(2 ** 54);
    expect(() => convertMinor(0.5, doubled)).toThrow('whole number');
    expect(() => convertMinor(Number.NaN, doubled)).toThrow('whole number');
    expect(() => convertMinor(1, { ...doubled, rate: Number.NaN })).toThrow('not a decimal');
  });

  test('nothing stays nothing, and no amount changes its sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
        (minor, by) => {
          const there = convertMinor(minor, { from: 'EUR', to: 'USD', rate: by });
          expect(Math.abs(there - minor * by)).toBeLessThanOrEqual(0.51);
          expect(there * minor).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('the rate of a day', () => {
  const table = rateTable([
    rate('EURUSD', '1.10', '2024-01-01'),
    rate('EURUSD', '1.20', '2024-02-01'),
    rate('GBPEUR', '1.15', '2024-01-10'),
    rate('JPYUSD', '0.0068', '2024-01-05'),
  ]);
  const converted = (minor: number, from: string, to: string, day = '2024-03-01') => {
    const exchange = table.rateOn(from, to, day);
    return exchange === null ? null : convertMinor(minor, exchange);
  };

  test('is the newest that began on it or before it', () => {
    expect(converted(100_00, 'EUR', 'USD', '2024-01-31')).toBe(110_00);
    expect(converted(100_00, 'EUR', 'USD', '2024-02-01')).toBe(120_00);
    expect(table.rateOn('EUR', 'USD', '2024-12-31')).toMatchObject({ validFrom: '2024-02-01', way: 'direct' });
  });

  test('is not known before the first', () => {
    expect(table.rateOn('EUR', 'USD', '2023-12-31')).toBeNull();
    expect(table.rateOn('EUR', 'CHF', '2024-03-01')).toBeNull();
    expect(rateTable([]).rateOn('EUR', 'USD', '2024-03-01')).toBeNull();
  });

  test('is the inverse where only the other way is known, without loss', () => {
    expect(table.rateOn('USD', 'EUR', '2024-03-01')).toMatchObject({ way: 'inverse' });
    expect(converted(120_00, 'USD', 'EUR')).toBe(100_00);
  });

  test('goes through one common currency, as old as its older leg', () => {
    expect(table.rateOn('GBP', 'USD', '2024-03-01')).toMatchObject({
      way: 'through',
      through: 'EUR',
      validFrom: '2024-01-10',
    });
    expect(converted(100_00, 'GBP', 'USD')).toBe(138_00);
    expect(converted(100_00, 'EUR', 'JPY')).toBe(17647);
    expect(table.rateOn('GBP', 'JPY', '2024-03-01')).toBeNull();
  });

  test('is one between a currency and itself', () => {
    expect(converted(100_00, 'CHF', 'CHF')).toBe(100_00);
  });

  test('given twice for a day, the later holds', () => {
    const corrected = rateTable([rate('EURUSD', '9'), rate('EURUSD', '1.1')]);
    expect(corrected.rateOn('EUR', 'USD', '2024-01-01')?.rate).toEqual({ numerator: 11n, denominator: 10n });
  });

  test.each([
    { ...rate('EURUSD', '0') },
    { ...rate('EURUSD', -1) },
    { ...rate('EURUSD', '1,1') },
    { ...rate('EUREUR', '1') },
    { ...rate('EURUSD', '1.1', '2024-02-30') },
  ])('%o is not one', (wrong) => {
    expect(exchangeRateSchema.safeParse(wrong).success).toBe(false);
  });
});
