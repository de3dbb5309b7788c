import { connectorSettingsSchema, nextRun, nextTry, scheduleSchema } from '@throughline/core/events';
import { Fault, isFault, messageOf } from '@throughline/core/faults';
import type { Records } from '../../engines/index.ts';
import type { ImportRunner } from '../import-runner.ts';
import { getImport } from '../import-store.ts';
import { dueConnectors, getConnector, type StoredConnector } from './connector-store.ts';
import { keepPage, retakePages } from './keep-page.ts';
import type { PullTask } from './page.ts';
import { pull } from './pull.ts';
import { beginRun, endRun, openRuns, type StoredRun, untakenOf } from './run-store.ts';
import type { SecretBox } from './secret-box.ts';

export interface ConnectorParts {
  readonly records: Records;
  /** Reads pages in, one after the other with the files of people. */
  readonly imports: ImportRunner;
  readonly secrets: SecretBox;
  readonly uploads: string;
  readonly importFolder: string | null;
  readonly now: () => number;
  readonly log: { error(detail: object, message: string): void };
}

const lookMilliseconds = 1000;
const mostAtOnce = 2;
const mostProblems = 5;

interface Work {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Runs connectors when they are due, each at most once at a time; a run that a stop cut short goes on at the next start. */
export class ConnectorRunner {
  readonly #parts: ConnectorParts;
  readonly #working = new Map<string, Work>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(parts: ConnectorParts) {
    this.#parts = parts;
  }

  /** Goes on with the runs that were cut short, then looks every second for what is due. */
  async start(): Promise<void> {
    for (const run of await openRuns(this.#parts.records)) {
      const row = await this.#parts.records
        .selectFrom('connectors')
        .selectAll()
        .where('id', '=', run.connector)
        .executeTakeFirst();
      if (row !== undefined) this.#work(row, run);
    }
    let isLooking = false;
    this.#timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      this.#looking = this.#look()
        .catch((error: unknown) => this.#parts.log.error({ err: error }, 'Connectors could not be looked at'))
        .finally(() => {
          isLooking = false;
        });
    }, lookMilliseconds);
  }

  /** Stops pulling at once; what was under way goes on at the next start. Resolves when the imports have stopped too. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking;
    for (const { controller } of this.#working.values()) controller.abort();
    await Promise.all([...this.#working.values()].map((work) => work.done));
  }

  /** Starts a run now. Throws TL_CONFLICT when one is under way. */
  async run(connector: StoredConnector): Promise<void> {
    this.#work(connector, await beginRun(this.#parts.records, connector));
  }

  /** Ends the run under way after the page that is being read in; resolves then. */
  async cancel(connector: string): Promise<void> {
    const work = this.#working.get(connector);
    work?.controller.abort();
    await work?.done;
  }

  /** What a pull of a connector is told. */
  async taskFor(connector: Pick<StoredConnector, 'id' | 'secret' | 'cursor'>, signal: AbortSignal): Promise<PullTask> {
    const { records, secrets, uploads, importFolder } = this.#parts;
    return {
      cursor: connector.cursor,
      secret: connector.secret === null ? null : await secrets.unseal(connector.id, connector.secret),
      uploads,
      importFolder,
      signal,
      untaken: (files) => untakenOf(records, connector.id, files),
      mostRows: null,
    };
  }

  async #look(): Promise<void> {
    const free = mostAtOnce - this.#working.size;
    if (free <= 0 || this.#isStopping) return;
    const due = await dueConnectors(this.#parts.records, this.#parts.now(), mostAtOnce * 2);
    for (const row of due.filter((one) => !this.#working.has(one.id)).slice(0, free)) {
      if (!this.#isStopping) await this.run(row);
    }
  }

  #work(connector: StoredConnector, run: StoredRun): void {
    const controller = new AbortController();
    const done = this.#whole(connector, run, controller.signal)
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'The run of a connector could not be closed'))
      .finally(() => this.#working.delete(connector.id));
    this.#working.set(connector.id, { controller, done });
  }

  async #whole(connector: StoredConnector, run: StoredRun, signal: AbortSignal): Promise<void> {
    try {
      const problems = await this.#pages(connector, run, signal);
      if (this.#isStopping) return;
      await this.#end(connector, run, { state: signal.aborted ? 'cancelled' : 'done', error: wordsOf(problems) });
    } catch (error) {
      if (this.#isStopping) return;
      if (signal.aborted) return this.#end(connector, run, { state: 'cancelled', error: null });
      this.#parts.log.error({ err: error, connector: connector.id }, 'A connector failed');
      const seconds = isFault(error) ? Number(error.details['retryAfterSeconds'] ?? 0) : 0;
      await this.#end(connector, run, { state: 'failed', error: messageOf(error), waitSeconds: seconds });
    }
  }

  /** Brings in what is there, page by page; answers what of it could not be read. */
  async #pages(connector: StoredConnector, run: StoredRun, signal: AbortSignal): Promise<readonly string[]> {
    const { records, imports } = this.#parts;
    // Pages that a stop cut short are in the queue already.
    await imports.idle();
    const problems: string[] = [];
    for (const id of await retakePages(records, connector)) {
      const failure = await this.#readIn(connector, id);
      if (failure !== null) problems.push(failure);
    }
    const fresh = await getConnector(records, connector.workspace, connector.id);
    const task = await this.taskFor(fresh, signal);
    for await (const page of pull(connectorSettingsSchema.parse(fresh.settings), task)) {
      const kept = await keepPage(records, { connector: fresh, run }, page);
      if (kept.kind === 'unreadable') problems.push(kept.why);
      const failure = kept.kind === 'import' ? await this.#readIn(connector, kept.id) : null;
      if (failure !== null && page.file === null) throw new Fault('TL_CONNECTOR_FAILED', failure);
      if (failure !== null) problems.push(failure);
      if (signal.aborted) break;
    }
    return problems;
  }

  /** Reads a page in; answers why it failed, or null. */
  async #readIn(connector: StoredConnector, id: string): Promise<string | null> {
    await this.#parts.imports.enqueue(connector.workspace, id);
    const row = await getImport(this.#parts.records, connector.workspace, id);
    return row.state === 'failed' ? `${row.file_name}: ${row.error ?? 'it could not be read in.'}` : null;
  }

  async #end(
    connector: StoredConnector,
    run: StoredRun,
    end: { state: 'done' | 'failed' | 'cancelled'; error: string | null; waitSeconds?: number },
  ): Promise<void> {
    const { records, now } = this.#parts;
    const fresh = await getConnector(records, connector.workspace, connector.id);
    const schedule = scheduleSchema.parse(fresh.schedule);
    const failures = end.state === 'failed' ? fresh.failures + 1 : 0;
    const at = now();
    const next =
      end.state === 'failed'
        ? nextTry(schedule, { at, failures, notBefore: at + (end.waitSeconds ?? 0) * 1000 })
        : nextRun(schedule, at);
    const nextRunAt = next === null ? null : new Date(next);
    await endRun(records, run, { state: end.state, error: end.error, failures, nextRunAt });
  }
}

function wordsOf(problems: readonly string[]): string | null {
  if (problems.length === 0) return null;
  const more = problems.length > mostProblems ? ` And ${problems.length - mostProblems} more.` : '';
  return `Not read: ${problems.slice(0, mostProblems).join(' · ')}${more}`;
}
