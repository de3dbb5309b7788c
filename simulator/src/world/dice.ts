import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Spreads the bits of a 32-bit number, so that neighbouring seeds share nothing. */
function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}

/** A share in [0, 1) that depends on the two numbers only: for facts two customers must agree on. */
export function fixedShare(seed: number, key: number): number {
  return (scatter(scatter(seed) ^ scatter(key + 0x51ed270b)) >>> 0) / 4_294_967_296;
}

/** One customer's own source of chance: the same seed and number give the same life, whoever else is simulated. */
export class Dice {
  readonly #generator;
  #spare: number | null = null;

  constructor(seed: number, number: number) {
    const [a, b] = [scatter(seed ^ 0x2545f491), scatter(number + 1)];
    this.#generator = xoroshiro128plusFromState([
      scatter(a ^ b),
      scatter(a + Math.imul(b, 31)),
      scatter(b ^ 0x68e31da4),
      a | 1,
    ]);
  }

  /** A number in [0, 1). */
  share(): number {
    return (this.#generator.next() >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[Math.floor(this.share() * list.length)] ?? list[0];
  }

  /** One of the names, each as likely as its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.share() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new RangeError('A weighted draw needs at least one weight above zero.');
  }

  /** A standard normal number (Box and Muller, two at a time). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.share()));
    const angle = 2 * Math.PI * this.share();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** A log-normal wait in milliseconds whose median is `medianSeconds`; `spread` is the deviation of its logarithm. */
  wait(medianSeconds: number, spread: number): number {
    return Math.round(medianSeconds * 1000 * Math.exp(spread * this.normal()));
  }

  /** An exponential wait in milliseconds. */
  memoryless(meanMs: number): number {
    return Math.round(-meanMs * Math.log(1 - this.share()));
  }
}
