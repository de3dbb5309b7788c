/** Bits a filter has for each id it may hold, and how many of them an id sets: about one id in 100,000 is taken for known. */
const bitsPerId = 24;
const bitsSet = 12;
const firstCapacity = 262_144;

/**
 * Which ids were seen, in about four bytes each: "no" is certain, "yes" must be looked up. It grows by filters of
 * double size, so that a small server needs little memory (Almeida and others 2007, scalable Bloom filters).
 */
export class SeenIds {
  readonly #filters: Filter[] = [new Filter(firstCapacity)];

  /** Whether an id may have been seen. Keys are whole numbers from 0 to 2^53. */
  mayHave(key: number): boolean {
    return this.#filters.some((filter) => filter.mayHave(key));
  }

  add(key: number): void {
    let newest = this.#filters.at(-1);
    if (newest === undefined || newest.isFull) {
      newest = new Filter((newest?.capacity ?? firstCapacity / 2) * 2);
      this.#filters.push(newest);
    }
    newest.add(key);
  }
}

class Filter {
  readonly capacity: number;
  readonly #bits: Uint32Array;
  readonly #mask: number;
  #count = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    const words = 2 ** Math.ceil(Math.log2((capacity * bitsPerId) / 32));
    this.#bits = new Uint32Array(words);
    this.#mask = words - 1;
  }

  get isFull(): boolean {
    return this.#count >= this.capacity;
  }

  mayHave(key: number): boolean {
    let [step, place] = spread(key);
    for (let bit = 0; bit < bitsSet; bit++) {
      place = (place + step) >>> 0;
      step = (step + bit) >>> 0;
      if (((this.#bits[(place >>> 5) & this.#mask] ?? 0) & (1 << (place & 31))) === 0) return false;
    }
    return true;
  }

  add(key: number): void {
    let [step, place] = spread(key);
    for (let bit = 0; bit < bitsSet; bit++) {
      place = (place + step) >>> 0;
      step = (step + bit) >>> 0;
      const word = (place >>> 5) & this.#mask;
      this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (place & 31));
    }
    this.#count += 1;
  }
}

/** Two numbers of 32 bits that depend on all bits of a key. */
function spread(key: number): [step: number, place: number] {
  const low = key >>> 0;
  const high = Math.floor(key / 4_294_967_296) >>> 0;
  return [mix(low ^ Math.imul(high, 0x9e3779b1)) | 1, mix(high + Math.imul(low, 0x85ebca6b))];
}

function mix(value: number): number {
  let word = value | 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return (word ^ (word >>> 15)) >>> 0;
}
