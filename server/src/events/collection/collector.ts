import type { AcceptedEvent } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Analytics, Stream } from '../../engines/index.ts';
import { type EventLine, LineWriter } from './event-line.ts';
import { Flusher, type FlusherParts } from './flusher.ts';
import { missingOf } from './insert-blocks.ts';
import { type Journal, type JournalPlace, readJournal } from './journal.ts';
import { blockOf, eventsOf, type JournalBlock } from './journal-block.ts';
import { findKnown, loadSeen } from './known-ids.ts';
import { type CallResult, OpenCall } from './open-call.ts';
import { RowRoom } from './row-room.ts';
import { SeenIds } from './seen-ids.ts';
import { IdBatch, UnflushedIds } from './under-way.ts';
import { asConflict, type Call, heldRow, newGroup, refusedItem, type Taking, type Waiting } from './waiting-items.ts';

export interface CollectorParts {
  /** The way into the engine that nothing else uses. */
  readonly analytics: Analytics;
  readonly stream: Stream;
  /** Where what was taken over is kept until it is in the engine. */
  readonly journal: Journal;
  /** Greater than the sequence of every live event there is. */
  readonly firstSequence: number;
  /** Now, in UTC milliseconds. */
  readonly now: () => number;
  readonly log: FlusherParts['log'];
}

/**
 * Items that one write takes at most, and rows that may wait for the engine. What waits for a write needs no bound of its
 * own: it is of calls that are not answered, and the bytes of those are bounded.
 */
const itemsPerWrite = 20_000;
const mostWaitingRows = 240_000;
const mostWaitingBytes = 400_000_000;

/** What is in the journal and not in the engine yet. */
interface Unflushed {
  readonly blocks: readonly JournalBlock[];
  readonly place: JournalPlace;
  /** Of the events in it. */
  readonly ids: IdBatch;
  /** The last place in the order of arrival that it takes. */
  readonly last: number;
}

/**
 * Takes live events in. Every call is answered when all it brought is on disk; many calls share one write. An id counts
 * once for each source: what was sent again is found among what is under way, and in the engine where the filter of seen
 * ids does not rule it out.
 */
export class Collector {
  readonly #parts: CollectorParts;
  readonly #flusher: Flusher;
  readonly #seen: SeenIds;
  /** Until the ids of earlier runs are loaded, every id is looked up. */
  #knowsEarlier = false;
  #loading: Promise<void> | null = null;
  #isStopping = false;
  readonly #unflushed = new UnflushedIds();
  readonly #room = new RowRoom();
  #queue = newGroup();
  /** What is being written now. */
  #group = newGroup();
  #nextSequence: number;
  #writing: Promise<void> | null = null;
  #flushedThrough = 0;
  #unflushedBatches = 0;
  #onFlushed: (() => void)[] = [];

  constructor(parts: CollectorParts) {
    this.#parts = parts;
    this.#seen = new SeenIds(parts.now);
    this.#nextSequence = parts.firstSequence;
    this.#flusher = new Flusher(parts);
  }

  /** Learns which ids came in the last weeks. A fault is noted: every id is looked up then. */
  loadEarlier(): Promise<void> {
    this.#loading = this.#loadEarlier().catch((error: unknown) =>
      this.#parts.log.error({ err: error }, 'Earlier ids were not loaded'),
    );
    return this.#loading;
  }

  async #loadEarlier(): Promise<void> {
    this.#knowsEarlier = await loadSeen(this.#parts.analytics, this.#parts.now(), (keys) => {
      for (const key of keys) this.#seen.add(key);
      return !this.#isStopping;
    });
  }

  /** Keeps what a call brought. Throws TL_TOO_MANY when too much waits, TL_DISK_FULL, TL_ENGINE: it may be sent again then. */
  collect(call: Call): Promise<CallResult> {
    if (this.#flusher.waitingRows > mostWaitingRows || this.#flusher.waitingBytes > mostWaitingBytes)
      return Promise.reject(
        new Fault('TL_TOO_MANY', 'More events come than can be written. Send this again in a second.'),
      );
    const open = new OpenCall(call.items.length);
    const lines = new LineWriter(call);
    for (let index = 0; index < call.items.length; index++) this.#enqueue({ call, lines, open }, index);
    this.#writing ??= this.#write();
    return open.result;
  }

  /** Takes up what a stop left in the journal. Called before the first call is collected. */
  async recover(directory: string): Promise<void> {
    for await (const { block, segment } of readJournal(directory)) {
      const missing = await missingOf(this.#parts.analytics, block);
      if (missing === null) continue;
      const events = eventsOf(missing);
      // They may reach the engine after the ids of earlier runs were loaded.
      for (const { key } of events) this.#seen.add(key);
      this.#flushLater({
        blocks: [missing],
        place: { segment },
        ids: new IdBatch(missing, events),
        last: events.at(-1)?.accepted.sequence ?? 0,
      });
      await this.#parts.stream.publish(events.map(({ accepted }) => accepted));
    }
  }

  /** Resolves when every event up to a place in the order of arrival is in the engine. */
  async flushed(sequence: number): Promise<void> {
    // Who asks for all means all there is now: more may come for as long as anybody sends.
    const last = Math.min(sequence, this.#nextSequence - 1);
    while (this.#flushedThrough < last && this.#unflushedBatches > 0) {
      this.#flusher.hurry();
      await new Promise<void>((resolve) => this.#onFlushed.push(resolve));
    }
  }

  /** Resolves when all that was taken over is in the engine and with the stream. */
  async settle(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    await this.#flusher.settle();
  }

  /** Ends when all is written, or when the engine takes nothing: what is in the journal is taken up at the next start. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#loading;
    while (this.#writing !== null) await this.#writing;
    const isFlushed = await this.#flusher.stop();
    await this.#parts.journal.close(isFlushed);
  }

  #enqueue({ call, lines, open }: Taking, index: number): void {
    const item = call.items[index];
    if (item === undefined) return;
    const { read, raw } = item;
    if (read.kind === 'rejected') {
      this.#queue.items.push(refusedItem({ call, open, index, raw }, read));
      return;
    }
    const line = lines.lineOf(read);
    const wasSeen = this.#seen.mayHave(line.key);
    const isSuspect = wasSeen || !this.#knowsEarlier;
    const waiting: Waiting = { call, line, held: null, raw, isSuspect, open, index, followers: null };
    // What is on its way was seen, so most ids need not be looked for.
    if (wasSeen && this.#isUnderWay(waiting, line)) return;
    this.#seen.add(line.key);
    this.#queue.items.push(waiting);
  }

  /** Takes up what is the same again as something that is on its way. */
  #isUnderWay(waiting: Waiting, line: EventLine): boolean {
    const first = this.#queue.find(line.identity) ?? this.#group.find(line.identity);
    if (first !== undefined) {
      if (first.followers === null) first.followers = [waiting];
      else first.followers.push(waiting);
      return true;
    }
    const unflushed = this.#unflushed.contentOf(line);
    if (unflushed === undefined) return false;
    if (unflushed === line.content) waiting.open.settle('duplicate');
    else this.#queue.items.push(asConflict(waiting));
    return true;
  }

  async #write(): Promise<void> {
    // The calls that came in the same turn share the first write.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.items.length > 0) {
      this.#takeGroup();
      try {
        await this.#writeGroup(this.#group.items);
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#writing = null;
  }

  #takeGroup(): void {
    const { items } = this.#queue;
    const isWhole = items.length <= itemsPerWrite;
    this.#group = isWhole ? this.#queue : newGroup(items.slice(0, itemsPerWrite));
    this.#queue = newGroup(isWhole ? [] : items.slice(itemsPerWrite));
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    const suspects = group.filter((one) => one.isSuspect).flatMap((one) => one.line ?? []);
    const known = await findKnown(this.#parts.analytics, suspects);
    const fresh: Waiting[] = [];
    const refused: Waiting[] = [];
    const again: Waiting[] = [];
    for (const one of group) {
      if (one.line === null) refused.push(one);
      else {
        const content = known.get(one.line.identity);
        if (content === undefined) fresh.push(one);
        else if (content === one.line.content) again.push(one);
        else refused.push(asConflict(one));
      }
    }
    await this.#keep(fresh, refused);
    this.#group = newGroup();
    for (const one of fresh) one.open.settle('accepted');
    for (const one of refused) one.open.hold(one.held);
    for (const one of again) one.open.settle('duplicate');
    for (const one of group) this.#settleFollowers(one);
  }

  /** Followers compare with the first of their id, whether it is new or was there. They may come while that is written. */
  #settleFollowers({ line, followers }: Waiting): void {
    for (const follower of followers ?? []) {
      if (follower.line?.content === line?.content) follower.open.settle('duplicate');
      else this.#queue.items.push(asConflict(follower));
    }
  }

  /** When this resolves, all is on disk and with the stream; the engine gets it a little later. */
  async #keep(fresh: readonly Waiting[], refused: readonly Waiting[]): Promise<void> {
    const events: AcceptedEvent[] = [];
    const rows: string[] = [];
    const lines: EventLine[] = [];
    for (const { line, call } of fresh) {
      if (line === null) continue;
      const sequence = this.#nextSequence++;
      rows.push(line.at(sequence));
      const { workspace, source, receivedAt } = call;
      events.push({ workspace, source, sequence, receivedAt, event: line.event });
      lines.push(line);
    }
    const held = refused.map((one) => heldRow(one, this.#nextSequence++));
    const block = { table: 'events', body: this.#room.write(rows), rows: rows.length } as const;
    const blocks = [block, blockOf('quarantine', held)].filter((one) => one.rows > 0);
    if (blocks.length === 0) return;
    const place = await this.#parts.journal.append(blocks).catch((cause: unknown) => {
      this.#room.free(block.body);
      throw isFullDisk(cause) ? new Fault('TL_DISK_FULL', fullDiskWords, { cause }) : cause;
    });
    // Before the stream has them, so that whoever waits for them to be in the engine knows that they are not.
    this.#flushLater({ blocks, place, ids: new IdBatch(block, lines), last: this.#nextSequence - 1 });
    await this.#parts.stream.publish(events);
  }

  /** Brings blocks into the engine; until then their ids are known here. */
  #flushLater({ ids, last, ...batch }: Unflushed): void {
    this.#unflushedBatches += 1;
    this.#unflushed.add(ids);
    const onFlushed = () => {
      this.#unflushed.delete(ids);
      for (const { body } of batch.blocks) this.#room.free(body);
      this.#unflushedBatches -= 1;
      this.#flushedThrough = Math.max(this.#flushedThrough, last);
      for (const resolve of this.#onFlushed.splice(0)) resolve();
    };
    this.#flusher.add({ ...batch, onFlushed });
  }

  #fail(error: unknown): void {
    const { items } = this.#group;
    this.#group = newGroup();
    for (const one of items) {
      for (const each of [one, ...(one.followers ?? [])]) each.open.fail(error);
    }
  }
}

const fullDiskWords =
  'The disk is full, so nothing more can be taken in. What was accepted is safe. Send this again later.';

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
