import type { Link } from '@throughline/core/events';
import { isFault } from '@throughline/core/faults';
import { type Analytics, allDone, type Records, withUrgency } from '../engines/index.ts';
import { haveEvents, type IdentityKeeper, listUnapplied, markApplied, nextRevision } from '../events/index.ts';
import { ArrivalOrder, type Arrivals } from './arrival-order.ts';
import { type CutWork, eventsPerCut, keepCases, type SeenEvents, type Unseen } from './cut-cases.ts';
import { Generations } from './generations.ts';
import { getStored, listStored, listUnbuilt, markBuilt, markUnbuilt, type StoredJourney } from './journey-store.ts';
import type { RunningSums } from './running-sums.ts';
import { countStaged, noteObjectsOf, type StagedEvents, stageCut, unstageCut } from './stage-cut.ts';
import { listUnbuiltStages, StageKeeper, type StagesRefresh } from './stages/index.ts';
import { SumsFollowing } from './sums-following.ts';
import { TouchNames } from './touch-names.ts';
import { countEvents, dropSharing, dropTouched, partsOf, touch, touchConcerned } from './touched.ts';

/** Customers to whom something happened, and what that says of who is who. */
export interface LiveChange {
  readonly workspace: string;
  readonly customers: ReadonlySet<string>;
  readonly links: readonly Link[];
  /** The types of the objects that it concerns. */
  readonly objectTypes: ReadonlySet<string>;
  /** Its first and its last event in the order of arrival; it has all events of the workspace between them. */
  readonly arrived?: { readonly first: number; readonly last: number };
}

export interface Refresh {
  readonly workspace: string;
  /** Only customers this import touched; null for everybody. */
  readonly touchedImport: string | null;
  readonly onProgress?: (share: number) => void;
}

/** Events to be taken out. */
export interface TakeOut {
  readonly workspace: string;
  readonly importId: string;
  /** Everything is cut anew, as some of the events may be out already. */
  readonly isWhole: boolean;
  readonly remove: () => Promise<void>;
}

/** How many events a workspace has, and which journeys. */
interface Survey {
  readonly all: number;
  readonly stored: readonly StoredJourney[];
}

interface RefreshAll extends Refresh {
  /** How the engine is asked: behind those who wait, or as one of them. */
  readonly engine: Analytics;
  /**
   * The types of the objects that new events concern, where nothing else changes cases; null where an event may have been
   * taken out or given to another customer.
   */
  readonly objectTypes?: ReadonlySet<string> | null;
  /** Whether the touched customers are few enough that all their events can be held at once. */
  readonly areFew?: boolean;
  /** Up to which event the cases were kept before, where nothing but newer events changes them. */
  readonly keptThrough?: number | null;
  /** Whether any identifiers were joined, where that is known. */
  readonly isJoined?: boolean;
  /** The types of objects that lost events: who else shares one of those is not known any more. */
  readonly lostTypes?: ReadonlySet<string>;
  readonly survey?: Survey;
}

/** How many events there are, how many of touched customers, and where those stand. */
interface Staged {
  readonly all: number;
  readonly touched: number;
  readonly staged: StagedEvents | null;
  readonly mayStay: Promise<boolean>;
}

const triesAgainAfterMilliseconds = 60_000;
/** So many staged events may stay until the next cut takes their place, at most: to free them takes the engine a while. */
const mostThatMayStay = 200_000;

/** Where the builder tells what went wrong behind the scenes. */
export interface BuilderLog {
  error(detail: object, message: string): void;
}

/** Keeps the cases of every journey as the events and the definition say. Work on one workspace runs one after another. */
export class JourneyBuilder {
  /** For long work, which leaves the processor to those who wait. */
  readonly #behind: Analytics;
  /** For what live events change: those who wait, wait for that. */
  readonly #current: Analytics;
  readonly #records: Records;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #building = new Set<string>();
  readonly #generations = new Generations();
  readonly #failed = new Set<string>();
  /** When a journey whose cut failed is cut whole again. */
  readonly #triesAgainAt = new Map<string, number>();
  /** Customers of each workspace whose identity changed and whose cases do not follow yet. */
  readonly #owed = new Map<string, Set<string>>();
  readonly #identity: IdentityKeeper;
  readonly #log: BuilderLog;
  readonly #stages: StageKeeper;
  readonly #sums: RunningSums | null;
  readonly #arrivals: ArrivalOrder;
  readonly #touchNames: TouchNames;
  readonly #following: SumsFollowing;

  constructor(parts: {
    analytics: Analytics;
    records: Records;
    identity: IdentityKeeper;
    log: BuilderLog;
    sums?: RunningSums;
    arrivals?: Arrivals;
  }) {
    this.#sums = parts.sums ?? null;
    this.#following = new SumsFollowing(this.#sums, parts.log);
    this.#arrivals = new ArrivalOrder(parts.arrivals ?? null);
    this.#behind = withUrgency(parts.analytics, 'background');
    this.#current = withUrgency(parts.analytics, 'current');
    this.#touchNames = new TouchNames(this.#current);
    this.#records = parts.records;
    this.#identity = parts.identity;
    this.#log = parts.log;
    this.#stages = new StageKeeper(parts.records);
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
    const analytics = this.#behind;
    return this.#inTurn(workspace, async () =>
      this.#refreshStages({
        analytics,
        workspace,
        all: await countEvents(analytics, workspace, null),
        unseen: this.#arrivals.unseen(workspace),
        touched: null,
      }),
    );
  }

  /** Whether the last try to lead customers through the life stages failed. */
  hasFailedStages(workspace: string): boolean {
    return this.#failed.has(workspace);
  }

  /** Changes whenever the cases of a workspace do: what was answered before may be stale. */
  generationOf(workspace: string): number {
    return this.#generations.of(workspace);
  }

  /** Changes whenever an answer about one journey may be stale. */
  generationOfJourney(workspace: string, journey: string): string {
    return this.#generations.ofJourney(workspace, journey);
  }

  /** Which events the cases of a workspace are made of. */
  seenBy(workspace: string): SeenEvents {
    return this.#arrivals.seenBy(workspace);
  }

  /** Which events the cases of a workspace may not be made of yet, of those that came one after another. */
  unkept(workspace: string): Unseen {
    return this.#arrivals.unkept(workspace);
  }

  #upset(workspace: string): void {
    this.#arrivals.upset(workspace);
    this.#sums?.forget(workspace);
  }

  /** Something that answers rest on beside the cases has changed, such as the definition of an outcome. */
  noteChange(workspace: string): void {
    this.#generations.sharedChanged(workspace);
  }

  isBuilding(workspace: string, journey: string): boolean {
    return this.#building.has(`${workspace}/${journey}`);
  }

  /** Cuts what an import touched, in every journey; all of it after one was taken out. */
  refresh(work: Refresh): Promise<void> {
    const { workspace, touchedImport } = work;
    const engine = this.#behind;
    return this.#inTurn(workspace, async () => {
      this.#forgetAll(workspace);
      if (touchedImport === null) return this.#refreshWhole(work);
      await noteObjectsOf(engine, workspace, touchedImport);
      // A stop may have left some.
      await dropSharing(engine, touchedImport);
      await touch(engine, { workspace, touchedImport }, await this.#identity.learnImport(workspace, touchedImport));
      await this.#refreshAll({ ...work, engine });
      await dropSharing(engine, touchedImport);
    });
  }

  /** Takes out what an import brought, and cuts anew whom it concerned. */
  takeOut({ workspace, importId, isWhole, remove }: TakeOut): Promise<void> {
    const engine = this.#behind;
    const noted = { workspace, touchedImport: importId };
    return this.#inTurn(workspace, async () => {
      if (isWhole) {
        await this.#without(workspace, remove);
        return this.#refreshWhole({ workspace });
      }
      try {
        const lostTypes = await touchConcerned(engine, noted);
        const restsOnIt = await this.#identity.restsOn(workspace, importId);
        await this.#without(workspace, remove);
        await touch(engine, noted, restsOnIt ? await this.#identity.rebuild(workspace) : []);
        await this.#refreshAll({ ...noted, engine, lostTypes });
      } finally {
        await dropTouched(engine, importId);
      }
    });
  }

  /** Nothing that was counted before events are removed counts after, nor what was counted meanwhile. */
  async #without(workspace: string, remove: () => Promise<void>): Promise<void> {
    this.#forgetAll(workspace);
    await remove().finally(() => this.#forgetAll(workspace));
  }

  #forgetAll(workspace: string): void {
    this.#upset(workspace);
    this.#sums?.forgetAll(workspace);
  }

  async #refreshWhole(work: Pick<Refresh, 'workspace' | 'onProgress'>): Promise<void> {
    const engine = this.#behind;
    await noteObjectsOf(engine, work.workspace, '');
    await this.#identity.rebuild(work.workspace);
    await this.#refreshAll({ ...work, touchedImport: null, engine });
  }

  /**
   * Brings who is who and the cases of every journey up to date with live events. Can be done again after a crash. When all
   * can be read it resolves; `whenKept` hears a little earlier that the next events may come.
   */
  async refreshLive(change: LiveChange, whenKept: () => void = () => undefined): Promise<void> {
    const { workspace } = change;
    await this.#inTurn(workspace, async () => {
      try {
        await this.#refreshLive(change);
      } catch (error) {
        // It is not known which of these events the cases are made of by now.
        this.#upset(workspace);
        throw error;
      } finally {
        this.#sums?.cutEnded(workspace);
      }
    });
    whenKept();
    await this.#following.settle(workspace);
  }

  async #refreshLive({ workspace, customers, links, objectTypes, arrived }: LiveChange): Promise<void> {
    this.#sums?.cutBegins(workspace);
    const keptThrough = arrived === undefined ? null : this.#arrivals.handOver(workspace, arrived);
    if (keptThrough === null) this.#upset(workspace);
    // What was learnt is not learnt again: a cut that fails leaves it to the next.
    const owed = this.#owed.get(workspace) ?? new Set();
    const wasOwed = owed.size > 0;
    this.#owed.set(workspace, owed);
    const learnt = await this.#identity.learn(workspace, links);
    for (const changed of learnt.customers) owed.add(changed);
    const howItChanges = async () => {
      const onlyGrows = !wasOwed && !(await haveEvents(this.#current, workspace, [...learnt.joined]));
      if (!onlyGrows) this.#sums?.forget(workspace);
      return { objectTypes: onlyGrows ? objectTypes : null, keptThrough };
    };
    await this.#refreshCustomers(workspace, new Set([...customers, ...owed]), howItChanges());
    owed.clear();
    this.#arrivals.noteKept(workspace);
  }

  /** Brings the cases up to date after a person joined two identifiers, split them, or took that back. */
  refreshIdentity(
    workspace: string,
    decided: { readonly id: string; readonly a: string; readonly b: string },
  ): Promise<void> {
    return this.#inTurn(workspace, async () => {
      const changed = await this.#identity.decided(workspace, decided);
      this.#sums?.forget(workspace);
      const touched = new Set([decided.a, decided.b, ...changed]);
      await this.#refreshCustomers(workspace, touched, Promise.resolve({ objectTypes: null, keptThrough: null }));
      await markApplied(this.#records, decided.id);
    });
  }

  async #refreshCustomers(
    workspace: string,
    customers: ReadonlySet<string>,
    howItChanges: Promise<Pick<RefreshAll, 'objectTypes' | 'keptThrough'>>,
  ): Promise<void> {
    const engine = this.#current;
    // Who is touched is noted while that is found out.
    const noteFirst = async () => {
      const noted = { workspace, touchedImport: await this.#touchNames.take(workspace) };
      const parts = await partsOf(engine, noted, customers);
      return { noted, parts, isJoined: await touch(engine, noted, parts[0] ?? []) };
    };
    const noting = noteFirst();
    const surveying = this.#survey(engine, workspace);
    await allDone([howItChanges, noting, surveying]);
    const [how, { noted, parts, ...first }, survey] = [await howItChanges, await noting, await surveying];
    // Customers who are joined may be cut with more than one part: what each changes cannot be told apart.
    const areApart = parts.length === 1 || !first.isJoined;
    const keptThrough = areApart ? (how.keptThrough ?? null) : null;
    let { isJoined } = first;
    for (const [place, part] of parts.entries()) {
      if (place > 0) {
        await dropTouched(engine, noted.touchedImport);
        isJoined = await touch(engine, noted, part);
      }
      await this.#refreshAll({ engine, ...noted, ...how, survey, keptThrough, isJoined, areFew: true });
    }
    this.#touchNames.free(noted.touchedImport);
  }

  /** One definition that cannot be followed must not stop the journeys. */
  async #refreshStages(work: StagesRefresh): Promise<void> {
    const { workspace } = work;
    try {
      const hasStages = await this.#stages.refresh(work);
      this.#failed.delete(workspace);
      if (!hasStages) return;
    } catch (error) {
      if (isFault(error) && error.code === 'TL_DISK_FULL') throw error;
      this.#failed.add(workspace);
      this.#log.error({ err: error }, 'Customers could not be led through the life stages');
    }
    this.#generations.sharedChanged(workspace);
  }

  async #survey(engine: Analytics, workspace: string): Promise<Survey> {
    const counting = countEvents(engine, workspace, null);
    const listing = listStored(this.#records, workspace);
    await allDone([counting, listing]);
    return { all: await counting, stored: await listing };
  }

  async #refreshAll(work: RefreshAll): Promise<void> {
    const { engine, workspace, touchedImport, objectTypes = null } = work;
    const { all, stored } = work.survey ?? (await this.#survey(engine, workspace));
    const journeys = stored.filter((one) => mayChange(one, objectTypes));
    const touched = await countTouched(work, all);
    const staged = await this.#stage(work, journeys, touched);
    const mayStay = staged === null ? Promise.resolve(false) : areFewStaged(engine, staged);
    const onlyGrows = objectTypes !== null;
    const part =
      touchedImport === null ? null : { touchedImport, staged: staged?.table ?? null, onlyGrows, events: touched };
    try {
      const unseen = this.#arrivals.unseen(workspace);
      await this.#refreshStages({ analytics: engine, workspace, all, unseen, touched: part });
      const cuts = journeys.map((journey, index) => () => {
        const onProgress = (share: number) => work.onProgress?.((index + share) / journeys.length);
        return this.#refreshOne({ ...work, onProgress }, journey, { all, touched, staged, mayStay });
      });
      if (work.areFew === true) await allDone(cuts.map((cut) => cut()));
      else for (const cut of cuts) await cut();
      await staged?.sharing;
      // Their cases are the same, but it is known for longer what happened: an outcome may be missed by now.
      for (const one of stored) if (!journeys.includes(one)) this.#generations.journeyChanged(workspace, one.id);
    } finally {
      if (staged !== null && !(await mayStay)) await unstageCut(engine, staged.table);
    }
  }

  /** One definition that cannot be cut must not stop what the others are waiting for. */
  async #refreshOne(
    { engine, workspace, touchedImport, objectTypes = null, keptThrough = null, lostTypes, onProgress }: RefreshAll,
    journey: StoredJourney,
    { all, touched, staged, mayStay }: Staged,
  ): Promise<void> {
    const { notion } = journey.definition;
    const isUnbuilt = journey.builtVersion !== journey.version;
    const isWhole = isUnbuilt || (notion.kind === 'object' && lostTypes?.has(notion.type) === true);
    if (isUnbuilt && (this.#triesAgainAt.get(`${workspace}/${journey.id}`) ?? 0) > Date.now()) return;
    // An object may hold events of customers that were not touched, as many as there are.
    const isWide = isWhole || (staged === null && notion.kind === 'object');
    try {
      if (notion.kind === 'object') await staged?.sharing;
      await this.#build(workspace, journey, {
        engine,
        events: isWide ? all : touched,
        touchedImport: isWhole ? null : touchedImport,
        staged: isWhole ? null : (staged?.table ?? null),
        onlyGrows: !isWhole && objectTypes !== null,
        keptThrough: isWhole || objectTypes === null ? null : keptThrough,
        mayStay,
        ...(onProgress === undefined ? {} : { onProgress }),
      });
    } catch (error) {
      if (isFault(error) && error.code === 'TL_DISK_FULL') throw error;
      this.#note(workspace, journey.id, error);
      // Its cases lack what this cut was for: all of it is cut again, after a while or at the next start.
      this.#triesAgainAt.set(`${workspace}/${journey.id}`, Date.now() + triesAgainAfterMilliseconds);
      await markUnbuilt(this.#records, workspace, journey);
    }
  }

  /** The events of touched customers are read once for all journeys, unless there are too many to hold. */
  async #stage(
    { engine, workspace, touchedImport, objectTypes = null, keptThrough = null, isJoined }: RefreshAll,
    journeys: readonly StoredJourney[],
    events: number,
  ) {
    if (touchedImport === null || events > eventsPerCut) return null;
    const definitions = journeys.map((journey) => journey.definition);
    const conditions = await this.#stages.conditions(workspace);
    const unseen = this.#arrivals.unseen(workspace);
    const fresh = objectTypes === null ? undefined : this.#arrivals.freshSince(workspace, keptThrough);
    return stageCut(engine, { workspace, touchedImport, definitions, conditions, unseen, fresh, isJoined });
  }

  /** Builds the newest version of one journey whole. */
  build(workspace: string, id: string): Promise<void> {
    this.#building.add(`${workspace}/${id}`);
    return this.#inTurn(workspace, async () => {
      const journey = await getStored(this.#records, workspace, id);
      await this.#build(workspace, journey, {
        engine: this.#behind,
        events: await countEvents(this.#behind, workspace, null),
        touchedImport: null,
        staged: null,
      });
    }).finally(() => this.#building.delete(`${workspace}/${id}`));
  }

  /** Waits until nothing is under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#queues.values());
    await this.#following.settle();
    await this.#touchNames.settle();
  }

  async #build(
    workspace: string,
    journey: StoredJourney,
    {
      engine,
      keptThrough = null,
      mayStay = Promise.resolve(false),
      ...work
    }: Omit<CutWork, 'revision' | 'unseen' | 'fresh' | 'telling'> & {
      readonly engine: Analytics;
      readonly keptThrough?: number | null;
      readonly mayStay?: Promise<boolean>;
    },
  ): Promise<void> {
    const revision = await nextRevision(this.#records);
    const version = { workspace, journey: journey.id, version: journey.version, definition: journey.definition };
    const whenDone = () => this.#generations.journeyChanged(workspace, journey.id);
    const told = work.staged === null ? null : keptThrough;
    const telling = await this.#following.next(engine, version, { keptThrough: told, mayStay, whenDone });
    try {
      const unseen = this.#arrivals.unseen(workspace);
      const fresh = this.#arrivals.freshSince(workspace, keptThrough);
      await keepCases(engine, version, { ...work, revision, unseen, fresh, telling });
    } finally {
      this.#following.standStill(version);
    }
    if (journey.builtVersion !== journey.version) {
      const isWanted = await markBuilt(this.#records, workspace, journey.id, journey.version);
      // Deleted or changed while it was cut: these cases belong to nothing.
      if (!isWanted) return this.drop(workspace, journey.id, journey.version);
      if (journey.builtVersion !== null) await this.drop(workspace, journey.id, journey.builtVersion);
    }
    this.#failed.delete(`${workspace}/${journey.id}`);
    if (telling === null) whenDone();
  }

  #note(workspace: string, journey: string, error: unknown): void {
    this.#sums?.forget(workspace, journey);
    this.#failed.add(`${workspace}/${journey}`);
    this.#log.error({ err: error, journey }, 'The cases of a journey could not be cut');
  }

  /** Frees the cases of a version that nobody looks at any more. */
  async drop(workspace: string, journey: string, version: number): Promise<void> {
    await this.#behind.query(
      'alter table cases drop partition ({workspace:String}, {journey:String}, {version:UInt32})',
      {
        workspace,
        journey,
        version,
      },
    );
    this.#generations.journeyChanged(workspace, journey);
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

/** Whether new events may change the cases of a journey: those of an object only by an event that concerns such a one. */
function mayChange({ definition, version, builtVersion }: StoredJourney, objectTypes: ReadonlySet<string> | null) {
  const { notion } = definition;
  return objectTypes === null || version !== builtVersion || notion.kind !== 'object' || objectTypes.has(notion.type);
}

/** Whether so few events are staged that they may stay. What cannot be counted is freed. */
async function areFewStaged(engine: Analytics, { table, sharing }: StagedEvents): Promise<boolean> {
  return sharing
    .then(() => countStaged(engine, table))
    .then(
      (events) => events <= mostThatMayStay,
      () => false,
    );
}

/** How many events are to be looked at; of few customers it is as if there were none. */
async function countTouched({ engine, workspace, touchedImport, areFew }: RefreshAll, all: number): Promise<number> {
  if (touchedImport === null || all <= eventsPerCut) return all;
  return areFew === true ? 0 : countEvents(engine, workspace, touchedImport);
}
