/** How long an id that is sent again is known, at least: 35 days. */
export const rememberMilliseconds = 35 * 86_400_000;
/** A filter takes the ids of a week at most, so that whole filters can be forgotten. */
const weekMilliseconds = 7 * 86_400_000;
/** Bits a filter has for each id it may hold, and how many of them an id sets: about one id in 100,000 is taken for known. */
const bitsPerId = 24;
const bitsSet = 12;
const firstCapacity = 262_144;
/** The largest filter, 512 MB: a place in it is a number of 32 bits. */
const largestCapacity = firstCapacity * 512;
/** The clock is looked at once in so many ids. */
const idsPerLook = 4096;

/**
 * Which ids were seen in the last weeks, in four to eight bytes each: "no" is certain, "yes" must be looked up. It grows by
 * filters of double size, so that a small server needs little memory (Almeida and others 2007, scalable Bloom filters), and
 * forgets a filter when the last id in it is old enough.
 */
export class SeenIds {
  readonly #now: () => number;
  #filters: Filter[];

  constructor(now: () => number) {
    this.#now = now;
    this.#filters = [new Filter(firstCapacity, now())];
  }

  /** What all filters take, in bytes. */
  get bytes(): number {
    return this.#filters.reduce((sum, filter) => sum + filter.bytes, 0);
  }

  /** Whether an id may have been seen. Keys are whole numbers from 0 to 2^53. */
  mayHave(key: number): boolean {
    return this.#filters.some((filter) => filter.mayHave(key));
  }

  add(key: number): void {
    let newest = this.#filters.at(-1);
    if (newest === undefined || newest.isFull || this.#isOver(newest)) newest = this.#begin(newest);
    newest.add(key);
  }

  #isOver(filter: Filter): boolean {
    return filter.count % idsPerLook === 0 && this.#now() - filter.begunAt > weekMilliseconds;
  }

  /** A filter that was full is followed by a larger one, one that was over by one of the size it needed. */
  #begin(before: Filter | undefined): Filter {
    const now = this.#now();
    if (before !== undefined) before.endedAt = now;
    const wanted = before === undefined ? 0 : before.isFull ? before.capacity * 2 : before.count;
    const next = new Filter(Math.min(largestCapacity, Math.max(firstCapacity, wanted)), now);
    this.#filters = [...this.#filters.filter(({ endedAt }) => now - endedAt <= rememberMilliseconds), next];
    return next;
  }
}

class Filter {
  readonly capacity: number;
  readonly begunAt: number;
  /** When it took its last id; it still takes some while it has no end. */
  endedAt = Number.POSITIVE_INFINITY;
  readonly #bits: Uint32Array;
  readonly #mask: number;
  #count = 0;

  constructor(capacity: number, begunAt: number) {
    this.capacity = capacity;
    this.begunAt = begunAt;
    const words = 2 ** Math.ceil(Math.log2((capacity * bitsPerId) / 32));
    this.#bits = new Uint32Array(words);
    this.#mask = words - 1;
  }

  get bytes(): number {
    return this.#bits.byteLength;
  }

  get count(): number {
    return this.#count;
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
