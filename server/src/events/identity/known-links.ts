import { randomInt } from 'node:crypto';
import type { Link } from '@throughline/core/events';

/** Half a million links take 16 MB; the most take 128, and half as much again while they grow to that. */
const smallestSize = 2 ** 12;
const largestSize = 2 ** 23;

/**
 * The earliest instant of each link that is known to be kept, told apart by 64 bits of a hash that nobody outside can
 * foresee: so few bytes a link that those of millions of customers fit. When there are too many all are forgotten, which
 * costs looking them up again.
 */
export class KnownLinks {
  readonly #seeds = [randomInt(2 ** 32), randomInt(2 ** 32)] as const;
  readonly #mostSlots: number;
  #slots: Slots;
  #used = 0;

  constructor(mostSlots = largestSize) {
    this.#mostSlots = mostSlots;
    this.#slots = newSlots(Math.min(smallestSize, mostSlots));
  }

  /** Since when a link is known, in milliseconds since 1970; undefined where it is not. */
  get(workspace: string, link: LinkName): number | undefined {
    const hash = this.#hashOf(workspace, link);
    const slot = slotOf(this.#slots, hash);
    return this.#slots.hashes[slot * 2] === 0 ? undefined : this.#slots.since[slot];
  }

  set(workspace: string, link: Link): void {
    const hash = this.#hashOf(workspace, link);
    if (this.#used * 2 >= this.#slots.since.length) this.#makeRoom();
    if (put(this.#slots, hash, link.firstMs)) this.#used += 1;
  }

  clear(): void {
    this.#slots = newSlots(Math.min(smallestSize, this.#mostSlots));
    this.#used = 0;
  }

  #makeRoom(): void {
    const { hashes, since } = this.#slots;
    if (since.length * 2 > this.#mostSlots) {
      this.clear();
      return;
    }
    const larger = newSlots(since.length * 2);
    for (let slot = 0; slot < since.length; slot++) {
      const [one = 0, other = 0] = [hashes[slot * 2], hashes[slot * 2 + 1]];
      if (one !== 0) put(larger, [one, other], since[slot] ?? 0);
    }
    this.#slots = larger;
  }

  /** Two halves of a hash; the first is never 0, which tells a free slot. */
  #hashOf(workspace: string, { a, b, rule }: LinkName): Hash {
    const hash: [number, number] = [this.#seeds[0], this.#seeds[1]];
    // Not as one text: to make it would take longer than the rest.
    take(hash, workspace);
    take(hash, a);
    take(hash, b);
    take(hash, rule);
    const [one, other] = hash;
    return [mixed(one ^ other) || 1, mixed(other + Math.imul(one, 0x9e3779b1))];
  }
}

type LinkName = Pick<Link, 'a' | 'b' | 'rule'>;

/** Takes a text and its length into a hash. */
function take(hash: [number, number], text: string): void {
  let one = Math.imul(hash[0] ^ text.length, 0x01000193);
  let other = Math.imul(hash[1] ^ text.length, 0x5bd1e995);
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995) ^ (other >>> 15);
  }
  hash[0] = one;
  hash[1] = other;
}

type Hash = readonly [number, number];

interface Slots {
  /** Two halves of a hash a slot; a first half of 0 is a free slot. */
  readonly hashes: Uint32Array;
  readonly since: Float64Array;
}

function newSlots(size: number): Slots {
  return { hashes: new Uint32Array(size * 2), since: new Float64Array(size) };
}

/** The slot in which a hash stands, or the free one in which it would. */
function slotOf({ hashes, since }: Slots, [one, other]: Hash): number {
  const last = since.length - 1;
  let slot = other & last;
  while (hashes[slot * 2] !== 0 && (hashes[slot * 2] !== one || hashes[slot * 2 + 1] !== other))
    slot = (slot + 1) & last;
  return slot;
}

/** Answers whether it was not there. */
function put(slots: Slots, [one, other]: Hash, firstMs: number): boolean {
  const slot = slotOf(slots, [one, other]);
  const isNew = slots.hashes[slot * 2] === 0;
  slots.hashes[slot * 2] = one;
  slots.hashes[slot * 2 + 1] = other;
  slots.since[slot] = firstMs;
  return isNew;
}

/** Every bit of a number in every bit of the answer, which is not negative. */
function mixed(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
