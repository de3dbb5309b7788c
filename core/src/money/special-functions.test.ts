import { describe, expect, test } from 'vitest';
import { minimise, minimiseFrom } from './nelder-mead.ts';
import { hypergeometric2F1, lnGamma, logAddExp } from './special-functions.ts';

describe('ln Γ', () => {
  test('is the logarithm of a factorial at whole numbers and of √π at a half', () => {
    expect(lnGamma(1)).toBeCloseTo(0, 13);
    expect(lnGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(lnGamma(1e-3) - Math.log(999.4237724845955)).toBeCloseTo(0, 12);
    expect(lnGamma(1e6) / 12815504.569147611).toBeCloseTo(1, 13);
  });

  test('is not asked for at 0 or below', () => {
    expect(() => lnGamma(0)).toThrow('above 0');
    expect(() => lnGamma(Number.NaN)).toThrow('above 0');
  });
});

describe('₂F₁', () => {
  test('is −ln(1−z)/z for 1, 1, 2 and (1−z)^−a for a, b, b', () => {
    expect(hypergeometric2F1([1, 1, 2], 0.5)).toBeCloseTo(2 * Math.log(2), 13);
    expect(hypergeometric2F1([1.7, 0.3, 0.3], 0.9)).toBeCloseTo(0.1 ** -1.7, 9);
    expect(hypergeometric2F1([3, 4, 5], 0)).toBe(1);
    expect(hypergeometric2F1([-1, 4, 5], 0.5)).toBeCloseTo(0.6, 14);
  });

  test('takes a factor in, so that neither overflows', () => {
    const lnFactor = 5000 * Math.log(0.5);
    expect(hypergeometric2F1([5000, 3, 3], 0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(hypergeometric2F1([5000, 3, 3], 0.5, lnFactor)).toBeCloseTo(1, 9);
  });

  test('is refused where it has no value', () => {
    expect(() => hypergeometric2F1([1, 1, 2], 1)).toThrow('no value');
    expect(() => hypergeometric2F1([1, 1, -1], 0.5)).toThrow('no value');
    expect(() => hypergeometric2F1([1, 1, 2], Number.NaN)).toThrow('no value');
  });
});

test('eˣ + eʸ is added without leaving log space', () => {
  expect(logAddExp(-1000, -1000)).toBeCloseTo(-1000 + Math.log(2), 12);
  expect(logAddExp(Number.NEGATIVE_INFINITY, -5)).toBe(-5);
  expect(logAddExp(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
});

describe('the search for the lowest value', () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;

  test("finds the bottom of Rosenbrock's valley, and the same one each time", () => {
    const end = minimise(valley, [-1.2, 1]);
    expect(end.converged).toBe(true);
    expect(end.point[0]).toBeCloseTo(1, 5);
    expect(minimise(valley, [-1.2, 1])).toEqual(end);
  });

  test('goes round where there is no value, and takes the best of its starts', () => {
    const half = (point: readonly number[]) => ((point[0] ?? 0) < 0 ? Number.NaN : valley(point));
    expect(
      minimiseFrom(half, [
        [5, 5],
        [0.5, 0.5],
      ])?.value,
    ).toBeCloseTo(0, 9);
    expect(minimiseFrom(half, [])).toBeNull();
  });
});
