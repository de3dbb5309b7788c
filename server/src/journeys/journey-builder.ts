import type { Link } from '@throughline/core/events';
import { isFault } from '@throughline/core/faults';
import { type Analytics, type Records, rowsAsBody } from '../engines/index.ts';
import { hasJoined, type IdentityKeeper, listUnapplied, markApplied, nextRevision } from '../events/index.ts';
import { eventsPerCut, keepCases } from './cut-cases.ts';
import expandTouched from './expand-touched.sql';
import { getStored, listStored, listUnbuilt, markBuilt, markUnbuilt, type StoredJourney } from './journey-store.ts';
import { dropTouched, noteObjectsOf, stageCut, unstageCut } from './stage-cut.ts';
import { listUnbuiltStages, StageKeeper, type StagesRefresh } from './stages/index.ts';
import touchedEvents from './touched-events.sql';

/** Customers to whom something happened, and what that says of who is who. */
export interface LiveChange {
  readonly workspace: string;
  readonly customers: ReadonlySet<string>;
  readonly links: readonly Link[];
}

/** The customers that live events touch are noted under this name while their cases are cut. */
function liveTouch(workspace: string): string {
  return `live:${workspace}`;
}

export interface Refresh {
  readonly workspace: string;
  /** Only customers this import touched; null for everybody. */
  readonly touchedImport: string | null;
  readonly onProgress?: (share: number) => void;
}

interface RefreshAll extends Refresh {
  /** Whether no event was taken out or given to another customer. */
  readonly onlyGrows?: boolean;
  /** How many customers were touched, where that is known. */
  readonly customers?: number;
}

const fewCustomers = 10_000;
const triesAgainAfterMilliseconds = 60_000;

/** Where the builder tells what went wrong behind the scenes. */
export interface BuilderLog {
  error(detail: object, message: string): void;
}

/** Keeps the cases of every journey as the events and the definition say. Work on one workspace runs one after another. */
export class JourneyBuilder {
  readonly #analytics: Analytics;
  readonly #records: Records;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #building = new Set<string>();
  readonly #generations = new Map<string, number>();

  readonly #failed = new Set<string>();
  /** When a journey whose cut failed is cut whole again. */
  readonly #triesAgainAt = new Map<string, number>();
  /** Customers of each workspace whose identity changed and whose cases do not follow yet. */
  readonly #owed = new Map<string, Set<string>>();
  readonly #identity: IdentityKeeper;
  readonly #log: BuilderLog;
  readonly #stages: StageKeeper;

  constructor(parts: { analytics: Analytics; records: Records; identity: IdentityKeeper; log: BuilderLog }) {
    this.#analytics = parts.analytics;
    this.#records = parts.records;
    this.#identity = parts.identity;
    this.#log = parts.log;
    this.#stages = new StageKeeper(parts.analytics, parts.records);
  }

  /** Whether the last try to cut a journey failed: its cases are those of before, or none. */
  hasFailed(workspace: string, journey: string): boolean {
    return this.#failed.has(`${workspace}/${journey}`);
  }

  /** Takes up again what a stop cut short: decisions not followed yet, and journeys whose newest version is not built. */
  async resume(): Promise<void> {
    for (const { workspace, ...decided } of await listUnapplied(this.#records))
      this.refreshIdentity(workspace, decided).catch((error: unknown) =>
        this.#log.error({ err: error }, 'A decision could not be followed'),
      );
    for (const { workspace, id } of await listUnbuilt(this.#records))
      this.build(workspace, id).catch((error: unknown) => this.#note(workspace, id, error));
    for (const workspace of await listUnbuiltStages(this.#records)) void this.buildStages(workspace);
  }

  /** Leads every customer through the newest life stages, unless that was done. A fault is noted, not thrown. */
  buildStages(workspace: string): Promise<void> {
    return this.#inTurn(workspace, async () =>
      this.#refreshStages(workspace, { all: await this.#countEvents(workspace, null), touched: null }),
    );
  }

  /** Whether the last try to lead customers through the life stages failed. */
  hasFailedStages(workspace: string): boolean {
    return this.#failed.has(workspace);
  }

  /** Changes whenever the cases of a workspace do: what was answered before may be stale. */
  generationOf(workspace: string): number {
    return this.#generations.get(workspace) ?? 0;
  }

  /** Something that answers rest on beside the cases has changed, such as the definition of an outcome. */
  noteChange(workspace: string): void {
    this.#generations.set(workspace, this.generationOf(workspace) + 1);
  }

  isBuilding(workspace: string, journey: string): boolean {
    return this.#building.has(`${workspace}/${journey}`);
  }

  /** Cuts what an import touched, in every journey; all of it after one was taken out. */
  refresh(work: Refresh): Promise<void> {
    const { workspace, touchedImport } = work;
    return this.#inTurn(workspace, async () => {
      await noteObjectsOf(this.#analytics, workspace, touchedImport ?? '');
      if (touchedImport === null) await this.#identity.rebuild(workspace);
      else await this.#touch(workspace, touchedImport, await this.#identity.learnImport(workspace, touchedImport));
      await this.#refreshAll(work);
    });
  }

  /** Brings who is who and the cases of every journey up to date with live events. Can be done again after a crash. */
  refreshLive({ workspace, customers, links }: LiveChange): Promise<void> {
    return this.#inTurn(workspace, async () => {
      // What was learnt is not learnt again: a cut that fails leaves it to the next.
      const owed = this.#owed.get(workspace) ?? new Set();
      this.#owed.set(workspace, owed);
      for (const changed of await this.#identity.learn(workspace, links)) owed.add(changed);
      await this.#refreshCustomers(workspace, new Set([...customers, ...owed]), owed.size === 0);
      owed.clear();
    });
  }

  /** Brings the cases up to date after a person joined two identifiers, split them, or took that back. */
  refreshIdentity(
    workspace: string,
    decided: { readonly id: string; readonly a: string; readonly b: string },
  ): Promise<void> {
    return this.#inTurn(workspace, async () => {
      const changed = await this.#identity.decided(workspace, decided);
      await this.#refreshCustomers(workspace, new Set([decided.a, decided.b, ...changed]), false);
      await markApplied(this.#records, decided.id);
    });
  }

  async #refreshCustomers(workspace: string, customers: ReadonlySet<string>, onlyGrows: boolean): Promise<void> {
    const touchedImport = liveTouch(workspace);
    await dropTouched(this.#analytics, touchedImport);
    await this.#touch(workspace, touchedImport, customers);
    await this.#refreshAll({ workspace, touchedImport, onlyGrows, customers: customers.size });
    await dropTouched(this.#analytics, touchedImport);
  }

  /** Notes customers as touched, and those whose events theirs are. */
  async #touch(workspace: string, touched_import: string, customers: ReadonlySet<string>): Promise<void> {
    const rows = [...customers].map((customer) => [workspace, touched_import, customer]);
    await this.#analytics.append('touched_customers', rowsAsBody(['workspace', 'import', 'customer'], rows));
    if (await hasJoined(this.#analytics, workspace))
      await this.#analytics.query(expandTouched, { workspace, touched_import });
  }

  /** One definition that cannot be followed must not stop the journeys. */
  async #refreshStages(workspace: string, work: Omit<StagesRefresh, 'workspace'>): Promise<void> {
    try {
      await this.#stages.refresh({ workspace, ...work });
      this.#failed.delete(workspace);
    } catch (error) {
      if (isFault(error) && error.code === 'TL_DISK_FULL') throw error;
      this.#failed.add(workspace);
      this.#log.error({ err: error }, 'Customers could not be led through the life stages');
    }
    this.#generations.set(workspace, this.generationOf(workspace) + 1);
  }

  async #refreshAll(work: RefreshAll): Promise<void> {
    const journeys = await listStored(this.#records, work.workspace);
    const all = await this.#countEvents(work.workspace, null);
    const touched = await this.#countTouched(work, all);
    const staged = await this.#stage(work, journeys, touched);
    const { touchedImport, onlyGrows = false } = work;
    const part = touchedImport === null ? null : { touchedImport, staged, onlyGrows, events: touched };
    try {
      await this.#refreshStages(work.workspace, { all, touched: part });
      for (const [index, journey] of journeys.entries()) {
        const onProgress = (share: number) => work.onProgress?.((index + share) / journeys.length);
        const whole = journey.builtVersion !== journey.version;
        if (whole && (this.#triesAgainAt.get(`${work.workspace}/${journey.id}`) ?? 0) > Date.now()) continue;
        // One definition that cannot be cut must not stop what the others are waiting for.
        await this.#build(work.workspace, journey, {
          // An object may hold events of customers that were not touched, as many as there are.
          events: whole || (staged === null && journey.definition.notion.kind === 'object') ? all : touched,
          touchedImport: whole ? null : work.touchedImport,
          staged: whole ? null : staged,
          onlyGrows: !whole && work.onlyGrows === true,
          onProgress,
        }).catch((error: unknown) => {
          if (isFault(error) && error.code === 'TL_DISK_FULL') throw error;
          this.#note(work.workspace, journey.id, error);
          // Its cases lack what this cut was for: all of it is cut again, after a while or at the next start.
          this.#triesAgainAt.set(`${work.workspace}/${journey.id}`, Date.now() + triesAgainAfterMilliseconds);
          return markUnbuilt(this.#records, work.workspace, journey);
        });
      }
    } finally {
      if (staged !== null) await unstageCut(this.#analytics, staged);
    }
  }

  /** The events of touched customers are read once for all journeys, unless there are too many to hold. */
  async #stage({ workspace, touchedImport }: Refresh, journeys: readonly StoredJourney[], events: number) {
    if (touchedImport === null || events > eventsPerCut) return null;
    const definitions = journeys.map((journey) => journey.definition);
    const conditions = await this.#stages.conditions(workspace);
    return stageCut(this.#analytics, { workspace, touchedImport, definitions, conditions });
  }

  /** How many events are to be looked at; few customers are not counted, as counting takes as long as reading. */
  async #countTouched({ workspace, touchedImport, customers }: RefreshAll, all: number): Promise<number> {
    if (touchedImport === null || all <= eventsPerCut) return all;
    if (customers !== undefined && customers <= fewCustomers) return 0;
    return this.#countEvents(workspace, touchedImport);
  }

  /** Builds the newest version of one journey whole. */
  build(workspace: string, id: string): Promise<void> {
    this.#building.add(`${workspace}/${id}`);
    return this.#inTurn(workspace, async () => {
      const journey = await getStored(this.#records, workspace, id);
      await this.#build(workspace, journey, {
        events: await this.#countEvents(workspace, null),
        touchedImport: null,
        staged: null,
      });
    }).finally(() => this.#building.delete(`${workspace}/${id}`));
  }

  /** Waits until nothing is under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  async #build(
    workspace: string,
    journey: StoredJourney,
    work: {
      events: number;
      touchedImport: string | null;
      staged: string | null;
      onlyGrows?: boolean;
      onProgress?: (share: number) => void;
    },
  ): Promise<void> {
    const revision = await nextRevision(this.#records);
    const version = { workspace, journey: journey.id, version: journey.version, definition: journey.definition };
    await keepCases(this.#analytics, version, { ...work, revision });
    if (journey.builtVersion !== journey.version) {
      const isWanted = await markBuilt(this.#records, workspace, journey.id, journey.version);
      // Deleted or changed while it was cut: these cases belong to nothing.
      if (!isWanted) return this.drop(workspace, journey.id, journey.version);
      if (journey.builtVersion !== null) await this.drop(workspace, journey.id, journey.builtVersion);
    }
    this.#failed.delete(`${workspace}/${journey.id}`);
    this.#generations.set(workspace, this.generationOf(workspace) + 1);
  }

  #note(workspace: string, journey: string, error: unknown): void {
    this.#failed.add(`${workspace}/${journey}`);
    this.#log.error({ err: error, journey }, 'The cases of a journey could not be cut');
  }

  /** Frees the cases of a version that nobody looks at any more. */
  async drop(workspace: string, journey: string, version: number): Promise<void> {
    await this.#analytics.query(
      'alter table cases drop partition ({workspace:String}, {journey:String}, {version:UInt32})',
      {
        workspace,
        journey,
        version,
      },
    );
    this.#generations.set(workspace, this.generationOf(workspace) + 1);
  }

  /** The events there are, or those of the customers an import touched. */
  async #countEvents(workspace: string, touchedImport: string | null): Promise<number> {
    const [row] =
      touchedImport === null
        ? await this.#analytics.query<{ n: number }>(
            'select count() as n from events where workspace = {workspace:String}',
            { workspace },
          )
        : await this.#analytics.query<{ n: number }>(touchedEvents, { workspace, touched_import: touchedImport });
    return row?.n ?? 0;
  }

  #inTurn(workspace: string, work: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(workspace) ?? Promise.resolve();
    const mine = before.then(work);
    this.#queues.set(
      workspace,
      mine.catch(() => undefined),
    );
    return mine;
  }
}
