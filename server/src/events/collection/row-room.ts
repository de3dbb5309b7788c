/** Rows lie in slabs of this many bytes, which are written to again and again. */
const bytesPerSlab = 32_000_000;
/** A slab that nothing lies in is kept for the next rows, unless there are as many already. */
const mostSpare = 2;
const lineBreak = 10;

interface Slab {
  readonly bytes: Buffer;
  used: number;
  /** How many bodies lie in it. */
  bodies: number;
}

/**
 * Where rows lie as bytes from when they are taken over until they are in the engine. They are written there once and read
 * from there; memory of their own would make V8 mark the whole heap every second or two to get it back.
 */
export class RowRoom {
  readonly #slabs = new Map<ArrayBufferLike, Slab>();
  readonly #spare: Slab[] = [];
  readonly #bytesPerSlab: number;
  #current: Slab | null = null;

  constructor(bytes = bytesPerSlab) {
    this.#bytesPerSlab = bytes;
  }

  /** How many slabs rows lie in. */
  get slabs(): number {
    return this.#slabs.size;
  }

  /** Rows as bytes, one a line. They stay as they are until they are freed. */
  write(rows: readonly string[]): Buffer {
    const slab = rows.length === 0 ? null : this.#slabFor(rows);
    if (slab === null) return Buffer.from(rows.join('\n'));
    const from = slab.used;
    for (const row of rows) {
      slab.used += slab.bytes.write(row, slab.used);
      slab.bytes[slab.used++] = lineBreak;
    }
    slab.bodies += 1;
    return slab.bytes.subarray(from, slab.used - 1);
  }

  /** What a body took may be written to again. Bodies that lie elsewhere are left alone. */
  free(body: Buffer): void {
    const slab = this.#slabs.get(body.buffer);
    if (slab === undefined) return;
    slab.bodies -= 1;
    if (slab.bodies > 0) return;
    slab.used = 0;
    if (slab === this.#current) return;
    this.#slabs.delete(body.buffer);
    if (this.#spare.length < mostSpare) this.#spare.push(slab);
  }

  /** Null where there are too many for a slab. */
  #slabFor(rows: readonly string[]): Slab | null {
    const left = this.#bytesPerSlab - (this.#current?.used ?? this.#bytesPerSlab);
    // To count is needed only where it is close: a character takes three bytes at most.
    const most = rows.reduce((sum, row) => sum + 3 * row.length + 1, 0);
    if (most <= left) return this.#current;
    const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row) + 1, 0);
    if (bytes <= left) return this.#current;
    if (bytes > this.#bytesPerSlab) return null;
    const next = this.#spare.pop() ?? { bytes: Buffer.allocUnsafeSlow(this.#bytesPerSlab), used: 0, bodies: 0 };
    this.#slabs.set(next.bytes.buffer, next);
    this.#current = next;
    return next;
  }
}
