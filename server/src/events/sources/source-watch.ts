import { findDrift, findVolume, type Unusual } from '@throughline/core/events';
import type { Analytics, Records } from '../../engines/index.ts';
import { settleFindings, type TellOfFinding } from './finding-store.ts';
import { readSeenSchema } from './seen-schema.ts';
import type { SourceScope } from './source-counts.ts';
import { readHours } from './source-report.ts';

export interface WatchParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly now: () => number;
  readonly tell: TellOfFinding;
  readonly log: { error(detail: object, message: string): void };
}

const dayMilliseconds = 86_400_000;
const everyMilliseconds = 600_000;
/** What was found is believed that long when a page asks. */
const believedMilliseconds = 60_000;
/** A day is held against the four weeks before it. */
const before = 28 * dayMilliseconds;
/** With less of it, everything is new. */
const leastBefore = 7 * dayMilliseconds;
const historyOfHours = 58 * dayMilliseconds;

/** Looks every ten minutes, and when somebody asks, whether the sources that send live do as they always did. */
export class SourceWatch {
  readonly #parts: WatchParts;
  readonly #looked = new Map<string, { at: number; work: Promise<void> }>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round = this.#lookAtAll().catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'Sources could not be looked at'),
      );
    }, everyMilliseconds);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#round;
  }

  /** Resolves when the findings of a source are at most a minute old. */
  look(scope: SourceScope): Promise<void> {
    const key = `${scope.workspace}\n${scope.source}`;
    const now = this.#parts.now();
    const looked = this.#looked.get(key);
    if (looked !== undefined && now - looked.at < believedMilliseconds) return looked.work;
    const work = this.#look(scope);
    this.#looked.set(key, { at: now, work });
    work.catch(() => this.#looked.delete(key));
    return work;
  }

  async #lookAtAll(): Promise<void> {
    const sources = await this.#parts.records
      .selectFrom('sources')
      .select(['workspace', 'id as source'])
      .where('kind', '=', 'stream')
      .execute();
    for (const scope of sources) await this.look(scope);
  }

  async #look(scope: SourceScope): Promise<void> {
    const now = this.#parts.now();
    const unusual = [...(await this.#volume(scope, now)), ...(await this.#drift(scope, now))];
    await settleFindings(this.#parts.records, scope, { unusual, now: new Date(now), tell: this.#parts.tell });
  }

  async #volume(scope: SourceScope, now: number): Promise<readonly Unusual[]> {
    const window = { clock: 'received' as const, from: now - historyOfHours, to: now };
    return findVolume({ hours: await readHours(this.#parts.analytics, scope, window), now });
  }

  async #drift(scope: SourceScope, now: number): Promise<readonly Unusual[]> {
    const { analytics } = this.#parts;
    const border = now - dayMilliseconds;
    const [first] = await analytics.query<{ first_ms: number }>(
      'select toUnixTimestamp64Milli(min(received_at)) as first_ms from events where workspace = {workspace:String} and source = {source:String}',
      { ...scope },
    );
    // The minimum of nothing is the beginning of time.
    if (first === undefined || first.first_ms === 0 || border - first.first_ms < leastBefore) return [];
    const old = await readSeenSchema(analytics, scope, { from: border - before, to: border });
    if (old.events === 0) return [];
    return findDrift(old, await readSeenSchema(analytics, scope, { from: border, to: now }));
  }
}
