import { isFault } from '@throughline/core/faults';
import { type Analytics, allDone, type Records, withUrgency } from '../engines/index.ts';
import { nextRevision } from '../events/index.ts';
import type { ArrivalOrder } from './arrival-order.ts';
import { type CutWork, conditionsOf, emptyNow, eventsPerCut, keepCases } from './cut-cases.ts';
import type { Generations } from './generations.ts';
import { canGrow, growCases, type News, partsOfNews, stageNewEvents } from './grow-cases.ts';
import { listStored, markBuilt, markUnbuilt, type StoredJourney } from './journey-store.ts';
import { Pauses } from './pauses.ts';
import type { RunningSums } from './running-sums.ts';
import { countStaged, noteStagedObjects, type StagedEvents, stageCut, unstageCut } from './stage-cut.ts';
import { StageKeeper, type StagesRefresh } from './stages/index.ts';
import { SumsFollowing } from './sums-following.ts';
import { countEvents } from './touched.ts';
import type { BuilderLog, Grown, Survey, WorkOfCut } from './work-of-cut.ts';

/** How many events there are, how many of touched customers, and where those stand. */
interface Staged {
  readonly all: number;
  readonly touched: number;
  readonly staged: StagedEvents | null;
  readonly mayStay: Promise<boolean>;
}

/** So many staged events may stay until the next cut takes their place, at most: to free them takes the engine a while. */
const mostThatMayStay = 200_000;

/** Cuts the cases of the journeys of a workspace, and leads customers through its life stages; one cut after another. */
export class CaseCutter {
  /** For long work, which leaves the processor to those who wait. */
  readonly #behind: Analytics;
  readonly #records: Records;
  readonly #log: BuilderLog;
  readonly #sums: RunningSums | null;
  readonly #arrivals: ArrivalOrder;
  readonly #generations: Generations;
  readonly #stages: StageKeeper;
  readonly #following: SumsFollowing;
  readonly #eventsPerGrowth: number;
  readonly #failed = new Set<string>();
  /** Of the journeys that could not be cut, and the workspaces whose customers could not be led through the stages. */
  readonly #pauses: Pauses;
  readonly #again: (workspace: string, journey: string | null) => void;

  constructor(parts: {
    readonly analytics: Analytics;
    readonly records: Records;
    readonly log: BuilderLog;
    readonly sums: RunningSums | null;
    readonly arrivals: ArrivalOrder;
    readonly generations: Generations;
    readonly eventsPerGrowth: number;
    readonly pause?: number;
    /** Tries again to build a journey, or the life stages, in its turn. */
    readonly again: (workspace: string, journey: string | null) => void;
  }) {
    this.#pauses = new Pauses(parts.pause);
    this.#again = parts.again;
    this.#behind = withUrgency(parts.analytics, 'background');
    this.#records = parts.records;
    this.#log = parts.log;
    this.#sums = parts.sums;
    this.#arrivals = parts.arrivals;
    this.#generations = parts.generations;
    this.#eventsPerGrowth = parts.eventsPerGrowth;
    this.#stages = new StageKeeper(parts.records);
    this.#following = new SumsFollowing(parts.sums, parts.log);
  }

  /** Whether the last try to cut a journey failed: its cases are those of before, or none. */
  hasFailed(workspace: string, journey: string): boolean {
    return this.#failed.has(`${workspace}/${journey}`);
  }

  /** Whether the last try to lead customers through the life stages failed. */
  hasFailedStages(workspace: string): boolean {
    return this.#failed.has(workspace);
  }

  /** Tries nothing again by itself any more. */
  stop(): void {
    this.#pauses.stop();
  }

  /** Waits until the sums follow what was cut, of one workspace or of all. */
  settle(workspace?: string): Promise<void> {
    return this.#following.settle(workspace);
  }

  /**
   * Leads customers through the life stages. A definition that cannot be followed is noted: it must not stop the journeys.
   * Everybody is led anew then, after a while or at the next start.
   */
  async leadThroughStages(work: StagesRefresh): Promise<void> {
    const { workspace } = work;
    const begun = performance.now();
    try {
      const hasStages = await this.#stages.refresh(work);
      this.#failed.delete(workspace);
      this.#pauses.end(workspace);
      if (!hasStages) return;
    } catch (error) {
      if (isFault(error) && error.code === 'TL_DISK_FULL') throw error;
      this.noteStagesFailure(workspace, error, performance.now() - begun);
      await this.#stages.markUnbuilt(workspace);
    }
    this.#generations.sharedChanged(workspace);
  }

  /** How much there is to cut; may be asked while something else is found out. */
  async survey(engine: Analytics, workspace: string): Promise<Survey> {
    const counting = countEvents(engine, workspace, null);
    const listing = listStored(this.#records, workspace);
    await allDone([counting, listing]);
    return { all: await counting, stored: await listing };
  }

  /** Cuts the cases of the touched customers, or all, in every journey that may change. A journey that fails is noted. */
  async cut(work: WorkOfCut): Promise<void> {
    const { engine, workspace, touchedImport, objectTypes = null, grown } = work;
    const { all, stored } = work.survey ?? (await this.survey(engine, workspace));
    const journeys = stored.filter((one) => mayChange(one, objectTypes) && grown?.has(one.id) !== true);
    const touched = await countTouched(work, all);
    const staged = await this.#stage(work, journeys, touched);
    const mayStay = staged === null ? Promise.resolve(false) : areFewStaged(engine, staged);
    const onlyGrows = objectTypes !== null;
    const part =
      touchedImport === null ? null : { touchedImport, staged: staged?.table ?? null, onlyGrows, events: touched };
    try {
      const unseen = this.#arrivals.unseen(workspace);
      if (part === null || !this.#pauses.has(workspace))
        await this.leadThroughStages({ analytics: engine, workspace, all, unseen, touched: part });
      const cuts = journeys.map((journey, index) => () => {
        const onProgress = (share: number) => work.onProgress?.((index + share) / journeys.length);
        return this.#cutOne({ ...work, onProgress }, journey, { all, touched, staged, mayStay });
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

  /**
   * Adds new events to the cases of their customers, in every journey where that needs no event of before: however long
   * these customers have been there, it costs what came and what is kept.
   */
  async grow(engine: Analytics, news: News, objectTypes: ReadonlySet<string> | null): Promise<Grown> {
    const { workspace } = news;
    const { all, stored } = await this.survey(engine, workspace);
    const growing = stored.filter(canGrow);
    const late = new Set<string>();
    if (growing.length === 0) return { journeys: new Set(), late, isAll: false };
    const others = stored.filter((one) => !growing.includes(one));
    const isAll = !others.some((one) => mayChange(one, objectTypes)) && !(await this.#stages.areThere(workspace));
    const conditions = growing.map(({ definition }) => conditionsOf(definition)).join(' ');
    // One that failed lacks a part: it is cut whole, later.
    const sound = new Set(growing);
    for (const part of partsOfNews(news)) {
      const staged = await stageNewEvents(engine, part, conditions);
      try {
        // Whose identity changed is cut anew right after this, together with all who share an object.
        await noteStagedObjects(engine, workspace, staged);
        for (const journey of sound) {
          if (!mayChange(journey, objectTypes)) this.#generations.journeyChanged(workspace, journey.id);
          else if (!(await this.#growOne(engine, workspace, { journey, staged, late, events: all })))
            sound.delete(journey);
        }
      } finally {
        await emptyNow(engine, staged);
      }
    }
    if (isAll) for (const one of others) this.#generations.journeyChanged(workspace, one.id);
    return { journeys: new Set(growing.map((one) => one.id)), late, isAll };
  }

  /** Answers whether it went well. */
  async #growOne(
    engine: Analytics,
    workspace: string,
    {
      journey,
      late,
      ...grown
    }: {
      readonly journey: StoredJourney;
      readonly staged: string;
      readonly late: Set<string>;
      readonly events: number;
    },
  ): Promise<boolean> {
    const version = { workspace, journey: journey.id, version: journey.version, definition: journey.definition };
    const whenDone = () => this.#generations.journeyChanged(workspace, journey.id);
    const begun = performance.now();
    try {
      const revision = await nextRevision(this.#records);
      // So many cases change that reading all of them anew is quicker than to follow each.
      await this.#following.next(engine, version, { keptThrough: null, mayStay: Promise.resolve(false), whenDone });
      try {
        for (const one of await growCases(engine, version, {
          ...grown,
          revision,
          eventsPerGrowth: this.#eventsPerGrowth,
        }))
          late.add(one);
      } finally {
        this.#following.standStill(version);
      }
      this.#failed.delete(`${workspace}/${journey.id}`);
      whenDone();
      return true;
    } catch (error) {
      await this.#failedToCut(workspace, journey, error, performance.now() - begun);
      return false;
    }
  }

  /** One definition that cannot be cut must not stop what the others are waiting for. */
  async #cutOne(
    { engine, workspace, touchedImport, objectTypes = null, keptThrough = null, lostTypes, onProgress }: WorkOfCut,
    journey: StoredJourney,
    { all, touched, staged, mayStay }: Staged,
  ): Promise<void> {
    const { notion } = journey.definition;
    const isUnbuilt = journey.builtVersion !== journey.version;
    const isWhole = isUnbuilt || (notion.kind === 'object' && lostTypes?.has(notion.type) === true);
    if (isUnbuilt && touchedImport !== null && this.#pauses.has(`${workspace}/${journey.id}`)) return;
    // An object may hold events of customers that were not touched, as many as there are.
    const isWide = isWhole || (staged === null && notion.kind === 'object');
    const begun = performance.now();
    try {
      if (notion.kind === 'object') await staged?.sharing;
      await this.build(workspace, journey, {
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
      await this.#failedToCut(workspace, journey, error, performance.now() - begun);
    }
  }

  /** Its cases lack what this cut was for: all of it is cut again, after a while or at the next start. */
  async #failedToCut(workspace: string, journey: StoredJourney, error: unknown, took: number): Promise<void> {
    if (isFault(error) && error.code === 'TL_DISK_FULL') throw error;
    this.noteFailure({ workspace, journey: journey.id, took }, error);
    await markUnbuilt(this.#records, workspace, journey);
  }

  /** The events of touched customers are read once for all journeys, unless there are too many to hold. */
  async #stage(
    { engine, workspace, touchedImport, objectTypes = null, keptThrough = null, isJoined }: WorkOfCut,
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

  /** Cuts the cases of one journey in its newest version, and frees those of the one before. */
  async build(
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
    this.#pauses.end(`${workspace}/${journey.id}`);
    if (telling === null) whenDone();
  }

  /** Notes that customers could not be led through the life stages, in so many milliseconds. */
  noteStagesFailure(workspace: string, error: unknown, took: number): void {
    this.#pauses.begin(workspace, took, () => this.#again(workspace, null));
    this.#failed.add(workspace);
    this.#log.error({ err: error }, 'Customers could not be led through the life stages');
  }

  /** Notes that a journey could not be cut, in so many milliseconds. */
  noteFailure(
    { workspace, journey, took }: { readonly workspace: string; readonly journey: string; readonly took: number },
    error: unknown,
  ): void {
    this.#pauses.begin(`${workspace}/${journey}`, took, () => this.#again(workspace, journey));
    this.#sums?.forget(workspace, journey);
    this.#failed.add(`${workspace}/${journey}`);
    this.#log.error({ err: error, journey }, 'The cases of a journey could not be cut');
  }

  /** Frees the cases of a version that nobody looks at any more. */
  async drop(workspace: string, journey: string, version: number): Promise<void> {
    this.#pauses.end(`${workspace}/${journey}`);
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
async function countTouched({ engine, workspace, touchedImport, areFew }: WorkOfCut, all: number): Promise<number> {
  if (touchedImport === null || all <= eventsPerCut) return all;
  return areFew === true ? 0 : countEvents(engine, workspace, touchedImport);
}
