import { acceptedOfCells, type EventLine, identityOf } from './event-line.ts';
import type { JournalBlock } from './journal-block.ts';

/**
 * Finds texts in a list that grows. Its index is made when the first is looked for, which is seldom: a map that every id
 * enters and leaves again is what cleaning up the memory would take longest for.
 */
export class SeldomSearched<Item> {
  readonly items: Item[] = [];
  readonly #textOf: (item: Item) => string | null;
  readonly #byText = new Map<string, Item>();
  #indexed = 0;

  constructor(textOf: (item: Item) => string | null) {
    this.#textOf = textOf;
  }

  /** The first item of that text. */
  find(text: string): Item | undefined {
    for (; this.#indexed < this.items.length; this.#indexed++) {
      const item = this.items[this.#indexed];
      const one = item === undefined ? null : this.#textOf(item);
      if (item !== undefined && one !== null && !this.#byText.has(one)) this.#byText.set(one, item);
    }
    return this.#byText.get(text);
  }
}

/** Ids of events that are on disk and may not be in the engine yet, each with its content as a number. */
export class UnflushedIds {
  readonly #batches = new Set<IdBatch>();

  add(batch: IdBatch): void {
    this.#batches.add(batch);
  }

  delete(batch: IdBatch): void {
    this.#batches.delete(batch);
  }

  /** The content of the event of that id; undefined where there is none. */
  contentOf(line: Pick<EventLine, 'key' | 'identity'>): number | undefined {
    for (const batch of this.#batches) {
      const content = batch.contentOf(line);
      if (content !== undefined) return content;
    }
    return undefined;
  }
}

/** The ids of the events in one block of the journal: as numbers, and where those agree, as the block says. */
export class IdBatch {
  readonly #block: JournalBlock;
  readonly #keys: Float64Array;
  readonly #contents: Float64Array;
  #placeByKey: Map<number, number> | null = null;
  #rows: readonly string[] | null = null;

  /** `lines` are the events of the block, in its order. */
  constructor(block: JournalBlock, lines: readonly Pick<EventLine, 'key' | 'content'>[]) {
    this.#block = block;
    this.#keys = Float64Array.from(lines, (line) => line.key);
    this.#contents = Float64Array.from(lines, (line) => line.content);
  }

  contentOf({ key, identity }: Pick<EventLine, 'key' | 'identity'>): number | undefined {
    this.#placeByKey ??= new Map([...this.#keys].map((one, place) => [one, place]));
    const place = this.#placeByKey.get(key);
    if (place === undefined) return undefined;
    this.#rows ??= this.#block.body.toString().split('\n');
    const row = this.#rows[place] ?? '[]';
    const { source, event } = acceptedOfCells(JSON.parse(row) as unknown[]).accepted;
    return identityOf(source, event.id) === identity ? this.#contents[place] : undefined;
  }
}
