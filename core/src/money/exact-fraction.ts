import { Fault } from '../faults.ts';

/** An exact number, numerator over a denominator above 0. Money is multiplied in these, and rounded once at the end. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const decimalParts = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** The exact value of a decimal: of a text by its digits, of a number by the shortest text that names it. */
export function fractionOf(decimal: string | number): Fraction {
  const parts = decimalParts.exec(String(decimal).trim());
  if (parts === null) {
    throw new Fault(
      'TL_BAD_REQUEST',
      `"${decimal}" is not a decimal number. Write digits with a point, such as 1.0842.`,
    );
  }
  const [, sign, whole = '', decimals = '', exponent = '0'] = parts;
  const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n);
  const shift = Number(exponent) - decimals.length;
  return shift >= 0
    ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-shift) };
}

/** The product of exact numbers; 1 when there are none. */
export function productOf(...factors: readonly Fraction[]): Fraction {
  return factors.reduce(
    (left, right) => ({
      numerator: left.numerator * right.numerator,
      denominator: left.denominator * right.denominator,
    }),
    { numerator: 1n, denominator: 1n },
  );
}

/** The sum of exact numbers; 0 when there are none. */
export function sumOf(...terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (left, right) => ({
      numerator: left.numerator * right.denominator + right.numerator * left.denominator,
      denominator: left.denominator * right.denominator,
    }),
    { numerator: 0n, denominator: 1n },
  );
}

/** One over an exact number; there is none of 0. */
export function inverseOf(of: Fraction): Fraction {
  if (of.numerator === 0n) throw new Fault('TL_BAD_REQUEST', 'Nothing can be divided by 0. Give a rate above 0.');
  const sign = of.numerator < 0n ? -1n : 1n;
  return { numerator: of.denominator * sign, denominator: of.numerator * sign };
}

/** The nearest whole number; a half goes away from zero, so that a refund rounds as its sale did. */
export function roundHalfAway(of: Fraction): bigint {
  const size = of.numerator < 0n ? -of.numerator : of.numerator;
  const rounded = (2n * size + of.denominator) / (2n * of.denominator);
  return of.numerator < 0n ? -rounded : rounded;
}
