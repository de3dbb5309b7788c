import { randomUUID } from 'node:crypto';
import { type Analytics, withUrgency } from '../engines/index.ts';
import { atMost } from './at-most.ts';
import caseRows from './case-rows.sql';
import { CutGates } from './cut-gates.ts';
import { LaggingAnswers } from './lagging-answers.ts';
import readingsBegun from './readings-begun.sql';
import { Rests } from './rests.ts';
import { addChanges, isGone, restsOnItsCasesAlone, type SumsQuestion, sumsOfChanges } from './sums-of-changes.ts';
import { type Row, Tally } from './tally.ts';

/** The cases of one version of a journey. */
interface Cases {
  readonly workspace: string;
  readonly journey: string;
  readonly version: number;
}

/** An answer that follows the cuts. */
interface Followed {
  /** As of the last cut; null while all cases are read. */
  tally: Tally | null;
  /** What cuts changed while all cases are read, in their order. */
  readonly changes: (readonly Row[])[];
  /** By what the engine tells this reading from others, and whether what comes from now on makes no difference to it. */
  readonly tag: string;
  hasBegun: boolean;
}

interface Watched {
  readonly question: SumsQuestion;
  readonly cases: Cases;
  /** How often it was asked, when last, and when the time before, in milliseconds of the process. */
  asked: number;
  askedAt: number;
  askedBefore: number;
  followed: Followed | null;
  /** While all cases are read to be followed. */
  taking: Promise<readonly unknown[]> | null;
  refreshedAt: number;
  isRefreshing: boolean;
  /** Until when it is not read to be followed, because that did not begin soon enough. */
  restsUntil: number;
  /** Whether it has too many rows to be followed. */
  isRefused: boolean;
}

export interface RunningSumsLimits {
  /** Journeys of fewer cases are read anew each time. */
  readonly manyCases: number;
  /** What is asked for again within so long is followed; the first time already while cuts are made. */
  readonly recentMilliseconds: number;
  /** What nobody asked for so long is followed no more; what was asked for once, a part of that. */
  readonly patienceMilliseconds: number;
  /** Columns that do not add up are read again after so long. */
  readonly keptMilliseconds: number;
  /** How long nothing is followed anew after what was had to be given up, the first time; twice as long each time after that. */
  readonly restMilliseconds: number;
}

const usualLimits: RunningSumsLimits = {
  manyCases: 50_000,
  recentMilliseconds: 10_000,
  patienceMilliseconds: 30_000,
  keptMilliseconds: 60_000,
  restMilliseconds: 5000,
};
const mostWatched = 200;
const mostRows = 5000;
/** Of one journey so many are followed when asked for the first time. */
const mostFollowedAtOnce = 30;
/** So many rows of changes are held while all cases are read. */
const mostHeld = 100_000;
/** An open page asks again at the next change. */
const patienceOfOnce = 1 / 6;
/** How long it is waited until the cases stand still, and how long a cut waits for readings to begin. */
const longestWaitMilliseconds = 4000;
const longestHoldMilliseconds = 1000;
const lookEveryMilliseconds = 15;
/** So long after a cut another is expected. */
const cutsFollowMilliseconds = 2000;

/**
 * Keeps answers that somebody asks for while events come: it reads all cases once, and from then on adds what each cut
 * changes. That takes as long as the changed cases, not as all. Cuts go on while all cases are read: a reading that has
 * begun sees them as they were then, and what is changed meanwhile is added when it ends.
 */
export class RunningSums {
  readonly #limits: RunningSumsLimits;
  readonly #watched = new Map<string, Watched>();
  readonly #sizes = new Map<string, { readonly isLarge: boolean; readonly at: number }>();
  readonly #gates = new CutGates();
  readonly #lagging = new LaggingAnswers();
  /** What hears of the changes of the cut that is kept, of each journey. */
  readonly #told = new Map<string, readonly Hearing[]>();
  /** When the last cut of a workspace began or ended, and where one is under way. */
  readonly #cutAt = new Map<string, number>();
  readonly #cutting = new Set<string>();
  readonly #rests: Rests;
  /** What tells the readings of this run from those of others on the same engine. */
  readonly #name = randomUUID();
  #readings = 0;

  constructor(limits: Partial<RunningSumsLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
    this.#rests = new Rests(this.#limits.restMilliseconds);
  }

  /** The answer as of the last cut. */
  async ask<Answer>(analytics: Analytics, cases: Cases, question: SumsQuestion): Promise<readonly Answer[]> {
    if (!restsOnItsCasesAlone(question.sql)) return analytics.query<Answer>(question.sql, question.parameters);
    const { mayLagMilliseconds: lag } = question;
    if (lag === undefined) return (await this.#askNow(analytics, this.#watch(cases, question))) as readonly Answer[];
    const read = () => analytics.query<Answer>(question.sql, question.parameters);
    if (!(await this.#isLarge(analytics, cases))) return read();
    const asked = { workspace: cases.workspace, key: textOf(question), lag };
    return (await this.#lagging.ask(asked, read)) as readonly Answer[];
  }

  async #askNow(analytics: Analytics, watched: Watched): Promise<readonly unknown[]> {
    const { cases, question } = watched;
    if (watched.followed === null && this.#isWanted(watched) && (await this.#isLarge(analytics, cases))) {
      const journey = keyOf(cases);
      // A cut of live events is short, one of a file may be long.
      if (this.#cutting.has(cases.workspace)) await atMost(this.#gates.untilOpen(journey), longestWaitMilliseconds);
      // Much may have happened meanwhile.
      if (watched.followed === null && this.#gates.isOpen(journey) && this.#isWanted(watched))
        this.#take(analytics, watched);
    }
    if (watched.taking !== null) return watched.taking;
    const tally = watched.followed?.tally;
    if (tally === undefined || tally === null) return analytics.query(question.sql, question.parameters);
    this.#refresh(analytics, watched);
    return tally.rows();
  }

  /** Whether somebody will ask for it again soon: who asks while cuts are made hears of the next. */
  #isWanted({ cases, isRefused, restsUntil, askedAt, askedBefore }: Watched): boolean {
    if (isRefused || restsUntil > performance.now() || this.#rests.isResting(cases.workspace)) return false;
    const lastCut = this.#cutAt.get(cases.workspace) ?? Number.NEGATIVE_INFINITY;
    const areCutsMade = this.#cutting.has(cases.workspace) || performance.now() - lastCut <= cutsFollowMilliseconds;
    const isAskedAgain = askedAt - askedBefore <= this.#limits.recentMilliseconds;
    // Following takes each cut its time: a few pages, not whatever anybody tries.
    return isAskedAgain || (areCutsMade && this.#followed(cases).length < mostFollowedAtOnce);
  }

  /** Reads all cases, to follow the cuts from here. */
  #take(analytics: Analytics, watched: Watched): void {
    const { question } = watched;
    this.#readings += 1;
    const followed: Followed = {
      tally: null,
      changes: [],
      tag: `sums-${this.#name}-${this.#readings}`,
      hasBegun: false,
    };
    watched.followed = followed;
    const read = async () => {
      try {
        const tagged = `${question.sql.trim()}\nsettings log_comment = '${followed.tag}'`;
        const rows = await analytics.query<Row>(tagged, question.parameters);
        return watched.followed === followed ? taken(watched, followed, rows) : rows;
      } catch (error) {
        if (watched.followed === followed) watched.followed = null;
        throw error;
      } finally {
        if (watched.taking === taking) watched.taking = null;
      }
    };
    const taking = read();
    watched.taking = taking;
  }

  /** A cut of a workspace begins. */
  cutBegins(workspace: string): void {
    this.#forgetOld();
    this.#cutAt.set(workspace, performance.now());
    this.#cutting.add(workspace);
  }

  cutEnded(workspace: string): void {
    this.#cutAt.set(workspace, performance.now());
    this.#cutting.delete(workspace);
  }

  /** From here on cases change without telling: nothing is read to be followed until `open`. */
  close(cases: Cases): void {
    this.#gates.close(keyOf(cases));
  }

  /** As `close`, for changes that are told by `follow`. Resolves when no reading will see any of them. */
  async closeForChanges(analytics: Analytics, cases: Cases): Promise<void> {
    const journey = keyOf(cases);
    this.#gates.close(journey);
    const hearing = this.#followed(cases).flatMap((watched) =>
      watched.followed === null ? [] : [{ watched, followed: watched.followed }],
    );
    await this.#haveBegun(analytics, hearing);
    this.#told.set(journey, hearing.filter(stillHears));
  }

  /** The cases stand still again. */
  open(cases: Cases): void {
    this.#gates.open(keyOf(cases));
  }

  /** Resolves when the cases stand still. */
  untilOpen(cases: Cases): Promise<void> {
    return this.#gates.untilOpen(keyOf(cases));
  }

  /** Waits until readings have begun; those that do not soon are given up. */
  async #haveBegun(analytics: Analytics, hearing: readonly Hearing[]): Promise<void> {
    const until = performance.now() + longestHoldMilliseconds;
    for (;;) {
      const waiting = hearing.filter((one) => stillHears(one) && isOnlyAsked(one.followed));
      const tags = waiting.map(({ followed }) => followed.tag);
      if (tags.length === 0) return;
      const asking = analytics.query<{ tag: string }>(readingsBegun, { tags }).catch(() => null);
      const begun = await atMost(asking, Math.max(0, until - performance.now()));
      for (const { followed } of waiting) followed.hasBegun = begun?.some(({ tag }) => tag === followed.tag) ?? false;
      if (waiting.every(({ followed }) => followed.hasBegun)) continue;
      if (begun === null || begun === undefined)
        return this.#giveUp(waiting.filter((one) => isOnlyAsked(one.followed)));
      await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
    }
  }

  /** Whether what a cut changes is to be told of. */
  isFollowed(cases: Cases): boolean {
    return this.#followed(cases).length > 0;
  }

  /** Adds what a cut changed: a table in which the touched cases stand as they were, marked as deleted, and as they are. */
  async follow(analytics: Analytics, cases: Cases, changes: string): Promise<void> {
    const hearing = this.#told.get(keyOf(cases)) ?? [];
    this.#told.delete(keyOf(cases));
    await Promise.all(
      hearing.map(async ({ watched, followed }) => {
        const { question } = watched;
        const { gone = isGone } = question.shape;
        const parameters = { ...question.parameters, changes };
        const rows = await analytics.query<Row>(sumsOfChanges(question), parameters);
        if (rows.some((row) => row[gone] !== 0 && row[gone] !== 1))
          throw new Error(`A question does not tell by "${gone}" which cases are gone.`);
        if (watched.followed !== followed) return;
        if (followed.tally === null) followed.changes.push(rows);
        else addChanges(followed.tally, rows, question);
        const held = followed.changes.reduce((sum, part) => sum + part.length, 0);
        watched.isRefused = (followed.tally?.size ?? 0) >= mostRows || held >= mostHeld;
        if (!watched.isRefused) return;
        watched.followed = null;
        watched.taking = null;
      }),
    );
  }

  /** Gives up what is followed, because cases changed in a way that was not told. */
  forget(workspace: string, journey?: string): void {
    let wasFollowed = false;
    for (const watched of this.#watched.values()) {
      const { cases, followed } = watched;
      if (cases.workspace !== workspace || (journey !== undefined && cases.journey !== journey)) continue;
      wasFollowed ||= followed !== null;
      watched.followed = null;
      watched.taking = null;
    }
    // All cases are not read to be followed again and again for nothing.
    if (wasFollowed) this.#rests.begin(workspace);
  }

  #giveUp(hearing: readonly Hearing[]): void {
    for (const { watched } of hearing.filter(stillHears)) {
      watched.followed = null;
      watched.taking = null;
      watched.restsUntil = performance.now() + this.#limits.restMilliseconds;
    }
  }

  /** Gives up all of a workspace, what may be a while old too. */
  forgetAll(workspace: string): void {
    this.forget(workspace);
    this.#lagging.forget(workspace);
    for (const [key, { cases }] of this.#watched) if (cases.workspace === workspace) this.#watched.delete(key);
  }

  #watch(cases: Cases, question: SumsQuestion): Watched {
    const key = textOf(question);
    const now = performance.now();
    const watched: Watched = this.#watched.get(key) ?? {
      question,
      cases,
      asked: 0,
      askedAt: Number.NEGATIVE_INFINITY,
      askedBefore: Number.NEGATIVE_INFINITY,
      followed: null,
      taking: null,
      refreshedAt: now,
      isRefreshing: false,
      restsUntil: 0,
      isRefused: false,
    };
    watched.asked += 1;
    watched.askedBefore = watched.askedAt;
    watched.askedAt = now;
    this.#watched.delete(key);
    this.#watched.set(key, watched);
    const [oldest] = this.#watched.keys();
    if (this.#watched.size > mostWatched && oldest !== undefined) this.#watched.delete(oldest);
    return watched;
  }

  #forgetOld(): void {
    const now = performance.now();
    // What is not followed costs nothing; the oldest makes room for others.
    for (const [key, { asked, askedAt, followed, taking }] of this.#watched) {
      const patience = this.#limits.patienceMilliseconds * (asked > 1 ? 1 : patienceOfOnce);
      if (followed !== null && taking === null && now - askedAt > patience) this.#watched.delete(key);
    }
  }

  #followed({ workspace, journey, version }: Cases): readonly Watched[] {
    return [...this.#watched.values()].filter(
      ({ cases, followed }) =>
        followed !== null && cases.workspace === workspace && cases.journey === journey && cases.version === version,
    );
  }

  async #isLarge(analytics: Analytics, cases: Cases): Promise<boolean> {
    const { workspace, journey, version } = cases;
    const key = keyOf(cases);
    const known = this.#sizes.get(key);
    if (known !== undefined && performance.now() - known.at < this.#limits.patienceMilliseconds) return known.isLarge;
    const [row] = await analytics.query<{ n: number }>(caseRows, { workspace, journey, version });
    const isLarge = (row?.n ?? 0) >= this.#limits.manyCases;
    this.#sizes.set(key, { isLarge, at: performance.now() });
    return isLarge;
  }

  /** Reads what does not add up once more, behind whoever asks. */
  #refresh(analytics: Analytics, watched: Watched): void {
    const { question, refreshedAt, isRefreshing } = watched;
    const kept = question.kept ?? [];
    if (kept.length === 0 || isRefreshing || performance.now() - refreshedAt < this.#limits.keptMilliseconds) return;
    watched.isRefreshing = true;
    withUrgency(analytics, 'background')
      .query<Record<string, unknown>>(question.sql, question.parameters)
      .then((rows) => watched.followed?.tally?.refresh(kept, rows))
      // It is as old as it was, and tried again later.
      .catch(() => undefined)
      .finally(() => {
        watched.isRefreshing = false;
        watched.refreshedAt = performance.now();
      });
  }
}

/** What follows the cuts, as it was when a cut was kept. */
interface Hearing {
  readonly watched: Watched;
  readonly followed: Followed;
}

function stillHears({ watched, followed }: Hearing): boolean {
  return watched.followed === followed;
}

function isOnlyAsked({ tally, hasBegun }: Followed): boolean {
  return tally === null && !hasBegun;
}

/** The answer of all cases with what cuts changed meanwhile, which is followed from here. */
function taken(watched: Watched, followed: Followed, rows: readonly Row[]): readonly unknown[] {
  watched.isRefused = rows.length >= mostRows;
  if (watched.isRefused) {
    watched.followed = null;
    return rows;
  }
  const tally = new Tally(watched.question.shape, rows);
  for (const changed of followed.changes.splice(0)) addChanges(tally, changed, watched.question);
  followed.tally = tally;
  watched.refreshedAt = performance.now();
  watched.askedAt = performance.now();
  return tally.rows();
}

function textOf({ sql, parameters }: SumsQuestion): string {
  return JSON.stringify([sql, parameters]);
}

function keyOf({ workspace, journey, version }: Cases): string {
  return JSON.stringify([workspace, journey, version]);
}
