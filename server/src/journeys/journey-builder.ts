import { isFault } from '@throughline/core/faults';
import { type Analytics, type Records, withUrgency } from '../engines/index.ts';
import { haveEvents, type IdentityKeeper, listUnapplied, markApplied } from '../events/index.ts';
import { ArrivalOrder, type Arrivals } from './arrival-order.ts';
import { CaseCutter } from './case-cutter.ts';
import { CustomerCuts } from './customer-cuts.ts';
import type { SeenEvents, Unseen } from './cut-cases.ts';
import { Generations } from './generations.ts';
import { eventsPerGrowth } from './grow-cases.ts';
import { getStored, listUnbuilt } from './journey-store.ts';
import { OwedRebuilds } from './owed-rebuilds.ts';
import { Pauses } from './pauses.ts';
import type { RunningSums } from './running-sums.ts';
import { noteObjectsOf } from './stage-cut.ts';
import { listUnbuiltStages } from './stages/index.ts';
import { countEvents, dropSharing, dropTouched, fewCustomers, touch, touchConcerned } from './touched.ts';
import { Turns } from './turns.ts';
import type { BuilderLog, LiveChange, Refresh, TakeOut } from './work-of-cut.ts';

/** Keeps the cases of every journey as the events and the definition say. Work on one workspace runs one after another. */
export class JourneyBuilder {
  /** For long work, which leaves the processor to those who wait. */
  readonly #behind: Analytics;
  /** For what live events change: those who wait, wait for that. */
  readonly #current: Analytics;
  readonly #records: Records;
  readonly #turns = new Turns();
  readonly #building = new Set<string>();
  readonly #generations = new Generations();
  /** Customers of each workspace whose identity changed and whose cases do not follow yet. */
  readonly #owed = new Map<string, Set<string>>();
  readonly #rebuilds: OwedRebuilds;
  /** Of the workspaces that could not be worked out anew. */
  readonly #pauses: Pauses;
  readonly #identity: IdentityKeeper;
  readonly #log: BuilderLog;
  readonly #sums: RunningSums | null;
  readonly #arrivals: ArrivalOrder;
  readonly #customers: CustomerCuts;
  readonly #cutter: CaseCutter;
  readonly #growsAbove: number;

  constructor(parts: {
    analytics: Analytics;
    records: Records;
    identity: IdentityKeeper;
    log: BuilderLog;
    sums?: RunningSums;
    arrivals?: Arrivals;
    /** The cases of more customers than this grow by what is new, where those of fewer are cut anew. */
    growsAbove?: number;
    /** So many steps and events are held at once while they do. */
    eventsPerGrowth?: number;
    /** How long what failed waits until it is tried again, in milliseconds, at least. */
    pause?: number;
  }) {
    this.#growsAbove = parts.growsAbove ?? fewCustomers;
    this.#sums = parts.sums ?? null;
    this.#arrivals = new ArrivalOrder(parts.arrivals ?? null);
    this.#behind = withUrgency(parts.analytics, 'background');
    this.#current = withUrgency(parts.analytics, 'current');
    this.#records = parts.records;
    this.#identity = parts.identity;
    this.#rebuilds = new OwedRebuilds(parts.records);
    this.#pauses = new Pauses(parts.pause);
    this.#log = parts.log;
    this.#cutter = new CaseCutter({
      ...parts,
      eventsPerGrowth: parts.eventsPerGrowth ?? eventsPerGrowth,
      sums: this.#sums,
      arrivals: this.#arrivals,
      generations: this.#generations,
      again: (workspace, journey) => this.#tryAgain(workspace, journey),
    });
    this.#customers = new CustomerCuts(this.#current, this.#cutter);
  }

  /** Whether the last try to cut a journey failed: its cases are those of before, or none. */
  hasFailed(workspace: string, journey: string): boolean {
    return this.#cutter.hasFailed(workspace, journey) || this.#pauses.has(workspace);
  }

  /** Takes up again what a stop or a fault cut short: all of a workspace, decisions, and what is not built. */
  async resume(): Promise<void> {
    const rebuilt = new Set(await this.#rebuilds.list());
    for (const workspace of rebuilt) this.#rebuildLater(workspace);
    for (const { workspace, ...decided } of await listUnapplied(this.#records))
      this.refreshIdentity(workspace, decided).catch((error: unknown) =>
        this.#log.error({ err: error }, 'A decision could not be followed'),
      );
    // Whoever is worked out anew is built with that.
    for (const { workspace, id } of (await listUnbuilt(this.#records)).filter((one) => !rebuilt.has(one.workspace)))
      this.#tryAgain(workspace, id);
    for (const workspace of await listUnbuiltStages(this.#records))
      if (!rebuilt.has(workspace)) this.#tryAgain(workspace, null);
  }

  /** Leads every customer through the newest life stages, unless that was done. A fault is noted, not thrown. */
  buildStages(workspace: string): Promise<void> {
    const analytics = this.#behind;
    return this.#turns.take(workspace, async () => {
      const begun = performance.now();
      try {
        const all = await countEvents(analytics, workspace, null);
        const unseen = this.#arrivals.unseen(workspace);
        await this.#cutter.leadThroughStages({ analytics, workspace, all, unseen, touched: null });
      } catch (error) {
        this.#cutter.noteStagesFailure(workspace, error, performance.now() - begun);
      }
    });
  }

  /** Whether the last try to lead customers through the life stages failed. */
  hasFailedStages(workspace: string): boolean {
    return this.#cutter.hasFailedStages(workspace);
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

  /** Whether cases of a workspace are being brought up to date, or wait for it. */
  isAtWork(workspace: string): boolean {
    return this.#turns.isAtWork(workspace);
  }

  isBuilding(workspace: string, journey: string): boolean {
    const isRebuilt = this.#rebuilds.isKnown(workspace) && !this.#pauses.has(workspace);
    return this.#building.has(`${workspace}/${journey}`) || isRebuilt;
  }

  /** Cuts what an import touched, in every journey; all of it after one was taken out. */
  refresh(work: Refresh): Promise<void> {
    const { workspace, touchedImport } = work;
    const engine = this.#behind;
    return this.#wholly({ workspace, isAll: touchedImport === null }, async () => {
      this.#forgetAll(workspace);
      if (touchedImport === null) return this.#refreshWhole(work);
      await noteObjectsOf(engine, workspace, touchedImport);
      // A stop may have left some.
      await dropSharing(engine, touchedImport);
      await touch(engine, { workspace, touchedImport }, await this.#identity.learnImport(workspace, touchedImport));
      await this.#cutter.cut({ ...work, engine });
      await this.#identity.settled(workspace);
      await dropSharing(engine, touchedImport);
    });
  }

  /** Notes that all of some workspaces is to be worked out anew; where a stop comes before it is, the next start does. */
  async owe(workspaces: readonly string[]): Promise<void> {
    for (const workspace of workspaces) await this.#rebuilds.note(workspace);
  }

  /** Takes out what an import brought, and cuts anew whom it concerned. */
  takeOut({ workspace, importId, isWhole, remove }: TakeOut): Promise<void> {
    const engine = this.#behind;
    const noted = { workspace, touchedImport: importId };
    return this.#wholly({ workspace, isAll: isWhole }, async () => {
      if (isWhole) {
        await this.#without(workspace, remove);
        return this.#refreshWhole({ workspace });
      }
      try {
        const lostTypes = await touchConcerned(engine, noted);
        const restsOnIt = await this.#identity.restsOn(workspace, importId);
        const wasOwed = await this.#rebuilds.of(workspace);
        if (restsOnIt) await this.#rebuilds.note(workspace);
        await this.#without(workspace, remove);
        await touch(engine, noted, restsOnIt ? await this.#identity.rebuild(workspace) : []);
        await this.#cutter.cut({ ...noted, engine, lostTypes });
        if (!restsOnIt) return;
        await this.#identity.settled(workspace);
        if (!wasOwed) await this.#rebuilds.forget(workspace);
      } finally {
        await dropTouched(engine, importId);
      }
    });
  }

  /** Work that failed in the midst may have left anything half done: all of the workspace is worked out anew after it. */
  #wholly({ workspace, isAll }: { workspace: string; isAll: boolean }, work: () => Promise<void>): Promise<void> {
    return this.#turns.take(workspace, async () => {
      try {
        if (!isAll) await this.#rebuildWhereDue(workspace);
        await work();
      } catch (error) {
        await this.#rebuilds
          .note(workspace)
          .catch((cause: unknown) =>
            this.#log.error({ err: cause }, 'It could not be noted that all is to be built anew'),
          );
        this.#rebuildLater(workspace);
        throw error;
      }
    });
  }

  /** Takes its turn to work out a workspace anew. */
  #rebuildLater(workspace: string): void {
    void this.#turns.take(workspace, () => this.#rebuildWhereDue(workspace));
  }

  /** A fault is told, and does not stop what comes: it is tried again after a while, and at the next start. */
  async #rebuildWhereDue(workspace: string): Promise<void> {
    const begun = performance.now();
    try {
      if (this.#pauses.has(workspace) || !(await this.#rebuilds.of(workspace))) return;
      this.#forgetAll(workspace);
      await this.#refreshWhole({ workspace });
    } catch (error) {
      this.#pauses.begin(workspace, performance.now() - begun, () => this.#rebuildLater(workspace));
      this.#log.error({ err: error }, 'A workspace could not be built anew');
    }
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
    // Until all of it is done, nothing of it can be relied on.
    await this.#rebuilds.note(work.workspace);
    await noteObjectsOf(engine, work.workspace, '');
    await this.#identity.rebuild(work.workspace);
    await this.#cutter.cut({ ...work, touchedImport: null, engine });
    await this.#identity.settled(work.workspace);
    await this.#rebuilds.forget(work.workspace);
    this.#pauses.end(work.workspace);
  }

  /**
   * Brings who is who and the cases of every journey up to date with live events. Can be done again after a crash. When all
   * can be read it resolves; `whenKept` hears a little earlier that the next events may come.
   */
  async refreshLive(change: LiveChange, whenKept: () => void = () => undefined): Promise<void> {
    const { workspace } = change;
    await this.#turns.take(workspace, async () => {
      try {
        await this.#refreshLive(change);
      } catch (error) {
        // It is not known which of these events the cases are made of by now: the next cut sees to these customers.
        this.#upset(workspace);
        const owed = this.#owed.get(workspace) ?? new Set();
        this.#owed.set(workspace, owed);
        for (const customer of change.customers) owed.add(customer);
        throw error;
      } finally {
        this.#sums?.cutEnded(workspace);
      }
    });
    whenKept();
    await this.#cutter.settle(workspace);
  }

  async #refreshLive({ workspace, customers, links, objectTypes, arrived }: LiveChange): Promise<void> {
    await this.#rebuildWhereDue(workspace);
    this.#sums?.cutBegins(workspace);
    const wereKept = this.#arrivals.areAllKept(workspace);
    const keptThrough = arrived === undefined ? null : this.#arrivals.handOver(workspace, arrived);
    if (keptThrough === null) this.#upset(workspace);
    // What was learnt is not learnt again: a cut that fails leaves it to the next.
    const owed = this.#owed.get(workspace) ?? new Set();
    const owedBefore = [...owed];
    this.#owed.set(workspace, owed);
    const learnt = await this.#identity.learn(workspace, links, owed);
    const howItChanges = async () => {
      const onlyGrows =
        owedBefore.length === 0 && !learnt.isOwed && !(await haveEvents(this.#current, workspace, [...learnt.joined]));
      if (!onlyGrows) this.#sums?.forget(workspace);
      return { objectTypes: onlyGrows ? objectTypes : null, keptThrough };
    };
    const touched = owed.size === 0 ? customers : new Set([...customers, ...owed]);
    if (arrived === undefined || keptThrough === null || !wereKept || touched.size <= this.#growsAbove)
      await this.#customers.refresh(workspace, touched, howItChanges());
    else {
      const how = await howItChanges();
      const reassigned = how.objectTypes === null ? new Set([...owedBefore, ...learnt.reassigned]) : new Set<string>();
      const news = { workspace, after: arrived.first - 1, through: arrived.last };
      await this.#customers.grow(news, touched, { ...how, reassigned });
    }
    await this.#identity.settled(workspace);
    owed.clear();
    this.#arrivals.noteKept(workspace);
  }

  /** Brings the cases up to date after a person joined two identifiers, split them, or took that back. */
  refreshIdentity(
    workspace: string,
    decided: { readonly id: string; readonly a: string; readonly b: string },
  ): Promise<void> {
    return this.#wholly({ workspace, isAll: false }, async () => {
      const changed = await this.#identity.decided(workspace, decided);
      this.#sums?.forget(workspace);
      const touched = new Set([decided.a, decided.b, ...changed]);
      await this.#customers.refresh(workspace, touched, Promise.resolve({ objectTypes: null, keptThrough: null }));
      await this.#identity.settled(workspace);
      await markApplied(this.#records, decided.id);
    });
  }

  /** Builds the newest version of one journey whole. */
  build(workspace: string, id: string, whenBegun: () => void = () => undefined): Promise<void> {
    this.#building.add(`${workspace}/${id}`);
    return this.#turns
      .take(workspace, async () => {
        whenBegun();
        const journey = await getStored(this.#records, workspace, id);
        await this.#cutter.build(workspace, journey, {
          engine: this.#behind,
          events: await countEvents(this.#behind, workspace, null),
          touchedImport: null,
          staged: null,
        });
      })
      .finally(() => this.#building.delete(`${workspace}/${id}`));
  }

  /** Begins nothing by itself any more, and waits until nothing is under way. */
  async stop(): Promise<void> {
    this.#pauses.stop();
    this.#cutter.stop();
    await this.settle();
  }

  /** Builds a journey when it is its turn, and again after a while where that fails. */
  buildSoon(workspace: string, journey: string): void {
    let begun = performance.now();
    const whenBegun = () => {
      begun = performance.now();
    };
    this.build(workspace, journey, whenBegun).catch((error: unknown) => {
      // Deleted meanwhile.
      if (isFault(error) && error.code === 'TL_JOURNEY_UNKNOWN') return;
      this.#cutter.noteFailure({ workspace, journey, took: performance.now() - begun }, error);
    });
  }

  #tryAgain(workspace: string, journey: string | null): void {
    if (journey === null) void this.buildStages(workspace);
    else this.buildSoon(workspace, journey);
  }

  /** Waits until nothing is under way. */
  async settle(): Promise<void> {
    await this.#turns.settle();
    await this.#cutter.settle();
    await this.#customers.settle();
  }

  /** Frees the cases of a version that nobody looks at any more. */
  drop(workspace: string, journey: string, version: number): Promise<void> {
    return this.#cutter.drop(workspace, journey, version);
  }
}
