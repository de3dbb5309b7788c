/** A seeded source of chance, uniform from 0 up to but not including 1. */
export type Chance = () => number;

/** One draw of the standard normal distribution (Box & Muller 1958). */
export function drawNormal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** One draw of the exponential distribution with a rate above 0. */
export function drawExponential(rate: number, chance: Chance): number {
  return -Math.log(1 - chance()) / rate;
}

/** One draw of the gamma distribution of a shape and a rate (Marsaglia & Tsang 2000; under shape 1 by their boost). */
export function drawGamma(shape: number, rate: number, chance: Chance): number {
  if (shape < 1) return drawGamma(shape + 1, rate, chance) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(chance);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}

/** One draw of the beta distribution; where both its gammas are too small to tell, one of its ends. */
export function drawBeta(a: number, b: number, chance: Chance): number {
  const [x, y] = [drawGamma(a, 1, chance), drawGamma(b, 1, chance)];
  if (x + y > 0) return x / (x + y);
  return chance() < a / (a + b) ? 1 : 0;
}
