import { findShift, type ShiftedWeek, subjectKey } from '@throughline/core/alerts';
import type { OutcomeEngines } from '../outcomes/index.ts';
import { closeRecovered, knownSubjects, openAlert, type TellOfAlert, updateAlert } from './alert-store.ts';
import { spanUntil, watchedSeries } from './watched-series.ts';

/** What one look at a workspace found. */
export interface WatchResult {
  readonly watched: number;
  readonly opened: number;
  readonly open: number;
  readonly closed: number;
}

export interface WatchParts extends OutcomeEngines {
  /** Changes when the cases of a workspace do. */
  readonly generationOf: (workspace: string) => number;
  readonly tell: TellOfAlert;
  readonly log: { error(detail: object, message: string): void };
}

const lookEveryMilliseconds = 600_000;
/** A workspace that was never looked at since the start does not wait so long. */
const checkEveryMilliseconds = 30_000;
/** No flood: of what one look finds new, the strongest are told; the others are found again by the next. */
const mostNewPerLook = 5;
const mostOpen = 25;

/** Looks at every workspace soon after the start and, while its cases change, every ten minutes; opens and closes its alerts. */
export class AlertWatch {
  readonly #parts: WatchParts;
  readonly #seen = new Map<string, number>();
  readonly #looking = new Map<string, Promise<WatchResult>>();
  readonly #lookedAt = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#lookAround(), checkEveryMilliseconds);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await Promise.allSettled(this.#looking.values());
  }

  /** When a workspace was last looked at since the start, in milliseconds since 1970; null where it was not. */
  lookedAt(workspace: string): number | null {
    return this.#lookedAt.get(workspace) ?? null;
  }

  /** Looks at one workspace now; who asks while it is looked at gets the same answer. */
  look(workspace: string): Promise<WatchResult> {
    const running = this.#looking.get(workspace);
    if (running !== undefined) return running;
    const looking = this.#look(workspace).finally(() => {
      // A look that failed is not tried again at once either.
      this.#lookedAt.set(workspace, Date.now());
      this.#looking.delete(workspace);
    });
    this.#looking.set(workspace, looking);
    return looking;
  }

  async #lookAround(): Promise<void> {
    const isSilent = (error: unknown) =>
      this.#parts.log.error({ err: error }, 'The alerts could not be brought up to date');
    const rows = await this.#parts.records.selectFrom('workspaces').select('id').execute().catch(isSilent);
    for (const { id } of rows ?? []) {
      const generation = this.#parts.generationOf(id);
      const isEarly = Date.now() - (this.#lookedAt.get(id) ?? Number.NEGATIVE_INFINITY) < lookEveryMilliseconds;
      if (isEarly || this.#seen.get(id) === generation) continue;
      await this.look(id).then(() => this.#seen.set(id, generation), isSilent);
    }
  }

  async #look(workspace: string): Promise<WatchResult> {
    const { records, analytics } = this.#parts;
    const [newest] = await analytics.query<{ at_ms: number }>(
      'select toUnixTimestamp64Milli(max(at)) as at_ms from events where workspace = {workspace:String} and at <= now64(3)',
      { workspace },
    );
    const { open, isDismissed } = await knownSubjects(records, workspace);
    const [fresh, standing]: [ShiftedWeek[], ShiftedWeek[]] = [[], []];
    const back = new Set<string>();
    let watched = 0;
    for await (const series of watchedSeries(this.#parts, workspace, spanUntil(newest?.at_ms ?? 0))) {
      watched += 1;
      const isOpen = open.has(subjectKey(series.subject));
      const shift = findShift(series, isOpen);
      if (shift === 'usual') back.add(subjectKey(series.subject));
      else if (shift !== 'unknown' && (isOpen || !isDismissed(shift))) (isOpen ? standing : fresh).push(shift);
    }
    const closed = await closeRecovered(this.#parts, workspace, back);
    const room = Math.max(0, Math.min(mostNewPerLook, mostOpen - standing.length));
    const told = fresh.sort((one, other) => Math.abs(other.score) - Math.abs(one.score)).slice(0, room);
    for (const shift of standing) await updateAlert(records, workspace, shift);
    for (const shift of told) await openAlert(this.#parts, workspace, shift);
    return { watched, opened: told.length, open: standing.length + told.length, closed };
  }
}
