import { rm } from 'node:fs/promises';
import type { JourneyEvent } from '@throughline/core/events';
import { Fault, messageOf } from '@throughline/core/faults';
import type { Analytics, Records } from '../engines/index.ts';
import { changeImport, getImport, type ImportProgress, type StoredImport, unfinishedImports } from './import-store.ts';
import { clearStaging, countStaged, publishStaged, readImportResult, type StagedImport } from './publish-import.ts';
import { stageFile } from './read-file.ts';
import { readRules, secretOf } from './sources/index.ts';
import { stagedRows } from './staged-columns.ts';
import { forgetReading, takeOutImport } from './undo-import.ts';

export interface RunnerParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly workerUrl: URL;
  /** The events of the sample company, always the same and in the same order. */
  readonly sample: () => Iterable<readonly JourneyEvent[]>;
  /** Brings the journeys up to date with what an import touched. */
  readonly refresh: (work: {
    workspace: string;
    touchedImport: string | null;
    onProgress: (share: number) => void;
  }) => Promise<void>;
  /** Takes out an import by `remove` and brings the journeys up to date; all of them, where it may be out in part already. */
  readonly takeOut: (work: {
    workspace: string;
    importId: string;
    isWhole: boolean;
    remove: () => Promise<void>;
  }) => Promise<void>;
  readonly log: { error(detail: object, message: string): void };
}

/** The source of the sample company's events. */
export const sampleSource = 'sample';

/** How much of the progress bar each part takes. */
const reading = 0.8;
const publishing = 0.1;

/** Runs imports one after another. One that a stop cut short goes on at the next start, and ends in the same state. */
export class ImportRunner {
  readonly #parts: RunnerParts;
  readonly #progress = new Map<string, ImportProgress>();
  readonly #cancels = new Map<string, AbortController>();
  #queue: Promise<void> = Promise.resolve();
  #stopping = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  progressOf(id: string): ImportProgress | null {
    return this.#progress.get(id) ?? null;
  }

  /** Puts every import that was cut short back into the queue. */
  async resume(): Promise<void> {
    for (const row of await unfinishedImports(this.#parts.records)) this.enqueue(row.workspace, row.id);
  }

  /** Runs an import when those before it are done; its state tells how it went. */
  enqueue(workspace: string, id: string): Promise<void> {
    this.#cancels.set(id, new AbortController());
    this.#progress.set(id, { bytesRead: 0, rowsRead: 0, share: 0, startedAt: Date.now() });
    const mine = this.#queue.then(() => this.#run(workspace, id));
    this.#queue = mine;
    return mine;
  }

  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void> {
    return this.#queue;
  }

  /** Stops an import that is read, or waits to be. It is recorded first, so that a restart does not take it up again. */
  async cancel(id: string): Promise<void> {
    await changeImport(this.#parts.records, id, { state: 'cancelled', finished_at: new Date() });
    this.#cancels.get(id)?.abort();
  }

  /** Stops reading; what was under way goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const controller of this.#cancels.values()) controller.abort();
    await this.#queue;
  }

  async #run(workspace: string, id: string): Promise<void> {
    const { records, log } = this.#parts;
    try {
      const row = await getImport(records, workspace, id);
      if (this.#stopping) return;
      if (row.state === 'cancelled') await this.#forget(row);
      else if (row.state === 'undoing') await this.#undo(row);
      else await this.#work(row, this.#cancels.get(id)?.signal ?? new AbortController().signal);
    } catch (error) {
      if (this.#stopping) return;
      await this.#fail(workspace, id, error).catch((second) =>
        log.error({ err: second }, 'An import could not be closed'),
      );
    } finally {
      this.#cancels.delete(id);
      this.#progress.delete(id);
    }
  }

  /** Takes out an import that is recorded as undoing, when those before it are done; its state tells how it went. */
  undo(row: StoredImport): Promise<void> {
    const mine = this.#queue.then(() =>
      this.#stopping
        ? undefined
        : this.#undo(row).catch((error: unknown) =>
            this.#parts.log.error({ err: error, import: row.id }, 'An import could not be undone'),
          ),
    );
    this.#queue = mine;
    return mine;
  }

  /** A stop before or in between is made good at the next start: the import is still recorded as undoing. */
  async #undo(row: StoredImport): Promise<void> {
    const { analytics, records, takeOut } = this.#parts;
    try {
      await takeOut({
        workspace: row.workspace,
        importId: row.id,
        // One that was done is in whole: whom it concerns can be told.
        isWhole: row.state !== 'done',
        remove: () => takeOutImport(analytics, row),
      });
      await clearStaging(analytics, row.id);
      await changeImport(records, row.id, { state: 'undone', finished_at: new Date() });
    } catch (error) {
      await changeImport(records, row.id, { state: 'failed', error: `Undoing it failed: ${messageOf(error)}` });
      throw error;
    }
  }

  async #work(row: StoredImport, signal: AbortSignal): Promise<void> {
    const { analytics, records } = this.#parts;
    const staged = stagedOf(row);
    if (row.state === 'reading') {
      await this.#read(row, signal);
      signal.throwIfAborted();
      await changeImport(records, row.id, { state: 'publishing' });
    }
    if (row.state === 'reading' || row.state === 'publishing') {
      await publishStaged(analytics, staged, (share) => this.#advance(row.id, reading + publishing * share));
      const result = await readImportResult(analytics, staged);
      await changeImport(records, row.id, { state: 'discovering', result: JSON.stringify(result) });
    }
    await this.#parts.refresh({
      workspace: row.workspace,
      touchedImport: row.id,
      onProgress: (share) => this.#advance(row.id, reading + publishing + (1 - reading - publishing) * share),
    });
    await changeImport(records, row.id, { state: 'done', finished_at: new Date() });
    await clearStaging(analytics, row.id);
    if (row.path !== '') await rm(row.path, { force: true });
  }

  async #read(row: StoredImport, signal: AbortSignal): Promise<void> {
    const { analytics, records, workerUrl } = this.#parts;
    if (row.source === sampleSource) return this.#stageSample(row);
    if (row.shape === null || row.mapping === null)
      throw new Fault('TL_IMPORT_STATE', 'The import has no mapping yet.');
    const { last_ordinal } = await countStaged(analytics, row.id);
    const task = {
      path: row.path,
      shape: row.shape,
      mapping: row.mapping,
      workspace: row.workspace,
      importId: row.id,
      now: row.created_at.getTime(),
      privacy: (await readRules(records, row, 'privacy')).rules,
      secret: await secretOf(records, row.workspace),
      batchRows: 20_000,
      skipThrough: last_ordinal,
    };
    await stageFile(analytics, {
      task,
      workerUrl,
      signal,
      onProgress: ({ bytesRead, rowsRead }) => {
        const share = row.bytes === 0 ? reading : Math.min(1, bytesRead / row.bytes) * reading;
        this.#advance(row.id, share, { bytesRead, rowsRead });
      },
    });
  }

  async #stageSample(row: StoredImport): Promise<void> {
    const { analytics, sample } = this.#parts;
    const { last_ordinal } = await countStaged(analytics, row.id);
    let ordinal = 1;
    for (const events of sample()) {
      const first = ordinal;
      ordinal += events.length;
      if (ordinal - 1 <= last_ordinal) continue;
      await analytics.append('staged_events', stagedRows(row.workspace, row.id, first, events));
      this.#advance(row.id, Math.min(reading, ordinal / 400_000), { rowsRead: ordinal - 1 });
    }
  }

  async #forget(row: StoredImport): Promise<void> {
    await forgetReading(this.#parts.analytics, row);
    await rm(row.path, { force: true });
  }

  #advance(id: string, share: number, more: Partial<ImportProgress> = {}): void {
    const before = this.#progress.get(id);
    if (before !== undefined) this.#progress.set(id, { ...before, ...more, share });
  }

  async #fail(workspace: string, id: string, error: unknown): Promise<void> {
    const { analytics, records, log } = this.#parts;
    const row = await getImport(records, workspace, id);
    if (row.state === 'cancelled') return this.#forget(row);
    log.error({ err: error, import: id }, 'An import failed');
    if (row.state === 'failed') return;
    if (row.state === 'reading') await forgetReading(analytics, row);
    await changeImport(records, id, { state: 'failed', error: messageOf(error), finished_at: new Date() });
  }
}

function stagedOf(row: StoredImport): StagedImport {
  return { id: row.id, workspace: row.workspace, source: row.source, number: row.number, receivedAt: row.created_at };
}
