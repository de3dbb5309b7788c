/** What the columns of an answer are, so that answers about parts can be put together. */
export interface Shape {
  /** What tells its rows apart. */
  readonly by: readonly string[];
  /** The column that tells cases that are gone, which are 1, from those that are there, where the question tells them apart. */
  readonly gone?: string;
  /** What adds up: numbers, lists of numbers, or whole numbers of any size as text. Each row has one that is not 0. */
  readonly sums: readonly string[];
  readonly least?: readonly string[];
  readonly greatest?: readonly string[];
}

export type Row = Readonly<Record<string, unknown>>;

/** Rows that other rows of the same shape can be added to or taken from. What is in no list of the shape stays as it first was. */
export class Tally {
  readonly #shape: Shape;
  readonly #rows = new Map<string, Row>();

  constructor(shape: Shape, rows: readonly Row[]) {
    this.#shape = shape;
    for (const row of rows) this.add(row, 1);
  }

  get size(): number {
    return this.#rows.size;
  }

  rows(): readonly Row[] {
    return [...this.#rows.values()];
  }

  /** Adds a row, or takes one away. A row of which nothing is left is gone. */
  add(row: Row, sign: 1 | -1): void {
    if (isNothing(row, this.#shape)) return;
    const key = this.#keyOf(row);
    const kept = this.#rows.get(key);
    const made = kept === undefined ? signed(row, sign, this.#shape) : this.#sum(kept, row, sign);
    if (isNothing(made, this.#shape)) this.#rows.delete(key);
    else this.#rows.set(key, made);
  }

  /** Takes over columns from rows that were read anew, for rows that are here. */
  refresh(columns: readonly string[], rows: readonly Row[]): void {
    for (const row of rows) {
      const key = this.#keyOf(row);
      const kept = this.#rows.get(key);
      if (kept !== undefined) this.#rows.set(key, { ...kept, ...picked(row, columns) });
    }
  }

  #keyOf(row: Row): string {
    return JSON.stringify(this.#shape.by.map((column) => row[column]));
  }

  #sum(kept: Row, row: Row, sign: 1 | -1): Row {
    const { sums, least = [], greatest = [] } = this.#shape;
    const made: Record<string, unknown> = { ...kept };
    for (const column of sums) made[column] = plus(kept[column], row[column], sign);
    if (sign === -1) return made;
    for (const column of least) made[column] = Math.min(Number(kept[column]), Number(row[column]));
    for (const column of greatest) made[column] = Math.max(Number(kept[column]), Number(row[column]));
    return made;
  }
}

function signed(row: Row, sign: 1 | -1, { sums }: Shape): Row {
  if (sign === 1) return row;
  return { ...row, ...Object.fromEntries(sums.map((column) => [column, minus(row[column])])) };
}

function minus(value: unknown): unknown {
  if (typeof value === 'number') return -value;
  if (typeof value === 'string') return String(-BigInt(value));
  return Array.isArray(value) ? value.map(minus) : value;
}

function plus(one: unknown, other: unknown, sign: 1 | -1): unknown {
  if (typeof one === 'number') return one + sign * Number(other);
  if (typeof one === 'string') return String(BigInt(one) + BigInt(sign) * BigInt(String(other)));
  if (Array.isArray(one) && Array.isArray(other)) return one.map((each, place) => plus(each, other[place], sign));
  return one;
}

function isNothing(row: Row, { sums }: Shape): boolean {
  return sums.every((column) => isZero(row[column]));
}

function isZero(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isZero);
  return value === 0 || value === '0' || value === null || value === undefined;
}

function picked(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
