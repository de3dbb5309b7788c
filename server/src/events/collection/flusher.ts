import type { Analytics } from '../../engines/index.ts';
import { insertBlocks, missingOf } from './insert-blocks.ts';
import type { Journal, JournalPlace } from './journal.ts';
import type { JournalBlock } from './journal-block.ts';

export interface FlusherParts {
  readonly analytics: Analytics;
  readonly journal: Journal;
  readonly log: { error(detail: object, message: string): void };
}

/** What one write of the journal holds. */
export interface Batch {
  readonly blocks: readonly JournalBlock[];
  readonly place: JournalPlace;
  /** Called when all of it is in the engine. */
  readonly onFlushed: () => void;
}

/** A third of a second is soon enough to be seen, where few come. */
const flushEveryMilliseconds = 300;
/**
 * Where this many rows a second come, they wait longer, unless somebody asks for them: a row in a block of 60,000 costs the
 * engine half of what one in a block of 12,000 does.
 */
const manyRowsPerSecond = 10_000;
const flushManyEveryMilliseconds = 2000;
const rowsPerBlock = 60_000;
const pauseAfterFaultMilliseconds = 1000;

/** Brings what is in the journal into the engine, in the order of arrival and in large blocks. It tries until it succeeds. */
export class Flusher {
  readonly #parts: FlusherParts;
  #waiting: Batch[] = [];
  #waitingRows = 0;
  #waitingBytes = 0;
  #running: Promise<void> | null = null;
  #flushNow: () => void = () => undefined;
  #isHurried = false;
  #isAsked = false;
  #rowsPerSecond = 0;
  #tookAt = 0;
  #isStopping = false;

  constructor(parts: FlusherParts) {
    this.#parts = parts;
  }

  /** Rows that are not in the engine yet. */
  get waitingRows(): number {
    return this.#waitingRows;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  add(batch: Batch): void {
    this.#waiting.push(batch);
    this.#waitingRows += rowsIn([batch]);
    this.#waitingBytes += bytesIn([batch]);
    if (this.#waitingRows >= rowsPerBlock) this.#flushNow();
    this.#running ??= this.#run();
  }

  /** Writes what waits without waiting for more: somebody wants to read it. */
  hurry(): void {
    this.#isAsked = this.#waiting.length > 0;
    this.#flushNow();
  }

  /** Resolves when nothing waits. */
  async settle(): Promise<void> {
    this.#isHurried = true;
    this.#flushNow();
    while (this.#running !== null) await this.#running;
    this.#isHurried = false;
  }

  /** Writes what waits, unless the engine takes nothing; answers whether all is in it. */
  async stop(): Promise<boolean> {
    this.#isStopping = true;
    await this.settle();
    return this.#waitingRows === 0;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waitingRows < rowsPerBlock && !this.#isHurried && !this.#isAsked) await this.#pauseBetween();
      this.#isAsked = false;
      const batches = this.#take();
      if (!(await this.#flush(batches.flatMap((batch) => batch.blocks)))) break;
      this.#waitingRows -= rowsIn(batches);
      this.#waitingBytes -= bytesIn(batches);
      for (const batch of batches) batch.onFlushed();
      await this.#forgetJournal(batches).catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'The journal could not be shortened'),
      );
    }
    this.#running = null;
  }

  #take(): Batch[] {
    let rows = 0;
    let batches = 0;
    for (; batches < this.#waiting.length && rows < rowsPerBlock; batches++)
      rows += rowsIn(this.#waiting.slice(batches, batches + 1));
    const now = performance.now();
    this.#rowsPerSecond = (1000 * rows) / (now - this.#tookAt);
    this.#tookAt = now;
    return this.#waiting.splice(0, batches);
  }

  #pauseBetween(): Promise<void> {
    const isLongAgo = performance.now() - this.#tookAt > 2 * flushManyEveryMilliseconds;
    const areMany = !isLongAgo && this.#rowsPerSecond > manyRowsPerSecond;
    return this.#pause(areMany ? flushManyEveryMilliseconds : flushEveryMilliseconds);
  }

  /** Answers whether the rows are in the engine: only a stop ends the tries. */
  async #flush(blocks: readonly JournalBlock[]): Promise<boolean> {
    let left = blocks;
    for (let isFirst = true; ; isFirst = false) {
      try {
        // A part of them may be in, although the engine reported a fault.
        if (!isFirst) left = await this.#missing(left);
        await insertBlocks(this.#parts.analytics, left);
        return true;
      } catch (error) {
        this.#parts.log.error({ err: error }, 'Accepted events could not be written to the engine; trying again');
        if (this.#isStopping) return false;
        await this.#pause(pauseAfterFaultMilliseconds);
      }
    }
  }

  async #missing(blocks: readonly JournalBlock[]): Promise<readonly JournalBlock[]> {
    const missing: JournalBlock[] = [];
    for (const block of blocks)
      missing.push(...[await missingOf(this.#parts.analytics, block)].filter((one) => one !== null));
    return missing;
  }

  async #forgetJournal(flushed: readonly Batch[]): Promise<void> {
    const next = this.#waiting[0] ?? flushed.at(-1);
    if (next !== undefined && next.place.segment !== flushed[0]?.place.segment)
      await this.#parts.journal.forgetBefore(next.place);
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#flushNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function rowsIn(batches: readonly Batch[]): number {
  return batches.reduce((sum, batch) => sum + batch.blocks.reduce((rows, block) => rows + block.rows, 0), 0);
}

function bytesIn(batches: readonly Batch[]): number {
  return batches.reduce((sum, batch) => sum + batch.blocks.reduce((bytes, block) => bytes + block.body.length, 0), 0);
}
