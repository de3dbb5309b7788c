import { Fault } from '../faults.ts';

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function for x > 0, to about 15 digits (Lanczos 1964, g = 7, n = 9). */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new Fault('TL_BAD_REQUEST', `The gamma function is asked for ${x}; it is used above 0 only.`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = lanczos.reduce((sum, weight, i) => sum + weight / (shifted + i + 1), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** The logarithm of eˣ + eʸ without leaving log space. */
export function logAddExp(x: number, y: number): number {
  const high = Math.max(x, y);
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(x, y) - high));
}

const mostTerms = 1_000_000;
/** Where a sum is drawn back, so that the largest of customers do not overflow. */
const tooLarge = 1e200;

/**
 * e^lnFactor times Gauss's ₂F₁(a, b; c; z) for 0 ≤ z < 1, by its series (METHODS §7.4): each term is the one before
 * times (a+j−1)(b+j−1)/((c+j−1)j)·z, until it is under 1e-15 of the sum. `c` is no whole number under 1. The factor is
 * taken in as a logarithm because it is often as small as the sum is large.
 */
export function hypergeometric2F1(
  [a, b, c]: readonly [a: number, b: number, c: number],
  z: number,
  lnFactor = 0,
): number {
  if (!(z >= 0 && z < 1) || (c <= 0 && Number.isInteger(c))) {
    throw new Fault('TL_BAD_REQUEST', `The series ₂F₁ has no value for c = ${c}, z = ${z}.`);
  }
  let [term, sum, lnScale] = [1, 1, lnFactor];
  for (let j = 1; j <= mostTerms; j++) {
    const factor = (((a + j - 1) * (b + j - 1)) / ((c + j - 1) * j)) * z;
    term *= factor;
    sum += term;
    if (Math.abs(factor) < 1 && Math.abs(term) <= 1e-15 * Math.abs(sum)) {
      return Math.sign(sum) * Math.exp(Math.log(Math.abs(sum)) + lnScale);
    }
    if (Math.abs(sum) < tooLarge) continue;
    [term, sum, lnScale] = [term / tooLarge, sum / tooLarge, lnScale + Math.log(tooLarge)];
  }
  throw new Fault('TL_BAD_REQUEST', `The series ₂F₁ does not settle for z = ${z}. Ask for a shorter horizon.`);
}
