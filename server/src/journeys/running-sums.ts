import { type Analytics, type Parameters, withUrgency } from '../engines/index.ts';
import caseRows from './case-rows.sql';
import { type Shape, Tally } from './tally.ts';

/** A question whose answer is made of sums over the cases of one journey. */
export interface SumsQuestion {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly shape: Shape;
  /** Columns that do not add up: they are a minute old at most. */
  readonly kept?: readonly string[];
  /** How old an answer about very many cases may be, 0 for one read anew; a question that may lag is not followed. */
  readonly mayLagMilliseconds?: number;
}

/** The cases of one version of a journey. */
interface Cases {
  readonly workspace: string;
  readonly journey: string;
  readonly version: number;
}

interface Watched {
  readonly question: SumsQuestion;
  readonly cases: Cases;
  /** How often it was asked, and when last, in milliseconds of the process. */
  asked: number;
  askedAt: number;
  /** How many wait for it to be taken up. */
  waiting: number;
  /** As of the last cut; null until it was read between two cuts. */
  tally: Tally | null;
  refreshedAt: number;
  isRefreshing: boolean;
  /** Whether it has too many rows to be followed. */
  isRefused: boolean;
  /** The last answer, where the question may lag, or the next while it is read. */
  last: { readonly rows: readonly unknown[]; readonly at: number } | null;
  next: Promise<readonly unknown[]> | null;
}

export interface RunningSumsLimits {
  /** Journeys of fewer cases are read anew each time. */
  readonly manyCases: number;
  /** What was asked for again within so long is taken up. */
  readonly recentMilliseconds: number;
  /** What nobody asked for so long is followed no more. */
  readonly patienceMilliseconds: number;
  /** Columns that do not add up are read again after so long. */
  readonly keptMilliseconds: number;
  /** How long nothing is taken up after what was had to be given up, the first time; twice as long each time after that. */
  readonly restMilliseconds: number;
}

const usualLimits: RunningSumsLimits = {
  manyCases: 50_000,
  recentMilliseconds: 10_000,
  patienceMilliseconds: 30_000,
  keptMilliseconds: 60_000,
  restMilliseconds: 5000,
};
const longestRestMilliseconds = 120_000;
const mostWatched = 200;
const mostRows = 5000;
/** How long the next cut is waited for while one is under way, and after one has ended. */
const longestWaitMilliseconds = 4000;
const nextCutMilliseconds = 300;
/** A cut waits while these are read. */
const mostTakenUp = 12;

/**
 * Keeps answers that somebody asks for while events come: it reads all cases once, and from then on adds
 * what each cut changes. That takes as long as the changed cases, not as all.
 */
export class RunningSums {
  readonly #limits: RunningSumsLimits;
  readonly #watched = new Map<string, Watched>();
  readonly #sizes = new Map<string, { readonly isLarge: boolean; readonly at: number }>();
  /** When the last cut of a workspace began or ended, where one is under way, and who waits for the next. */
  readonly #cutAt = new Map<string, number>();
  readonly #cutting = new Set<string>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #rests = new Map<string, { readonly until: number; readonly next: number }>();

  constructor(limits: Partial<RunningSumsLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** The answer as of the last cut. */
  async ask<Row>(analytics: Analytics, cases: Cases, question: SumsQuestion): Promise<readonly Row[]> {
    const read = () => analytics.query<Row>(question.sql, question.parameters);
    if (!restsOnItsCasesAlone(question.sql)) return read();
    const watched = this.#watch(cases, question);
    const lag = question.mayLagMilliseconds;
    const isFollowable = canBeFollowed(watched) && this.#expectsCut(cases.workspace);
    if (watched.tally === null && (isFollowable || lag !== undefined) && (await this.#isLarge(analytics, cases))) {
      const { last } = watched;
      if (last !== null && lag !== undefined && performance.now() - last.at < lag) return last.rows as readonly Row[];
      if (watched.next !== null && lag !== undefined && lag > 0) return (await watched.next) as readonly Row[];
      // It may have been taken up meanwhile.
      if (watched.tally === null && isFollowable) await this.#nextCut(watched);
    }
    if (watched.tally === null) {
      if (question.mayLagMilliseconds === undefined) return read();
      const at = performance.now();
      const next = read();
      watched.next = next;
      try {
        const rows = await next;
        watched.last = { rows, at };
        return rows;
      } finally {
        if (watched.next === next) watched.next = null;
      }
    }
    this.#refresh(analytics, watched);
    return watched.tally.rows() as readonly Row[];
  }

  /** Whether one cut follows another, so that what is asked can be taken up between them. */
  #expectsCut(workspace: string): boolean {
    const last = this.#cutAt.get(workspace);
    if (last === undefined || this.#isResting(workspace)) return false;
    return this.#cutting.has(workspace) || performance.now() - last <= nextCutMilliseconds;
  }

  /** Waits for the next cut, where it is taken up. */
  async #nextCut(watched: Watched): Promise<void> {
    const { workspace } = watched.cases;
    const longest = this.#cutting.has(workspace) ? longestWaitMilliseconds : nextCutMilliseconds;
    watched.waiting += 1;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longest);
      const waiting = this.#waiting.get(workspace) ?? [];
      this.#waiting.set(workspace, waiting);
      waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    watched.waiting -= 1;
  }

  #isResting(workspace: string): boolean {
    return (this.#rests.get(workspace)?.until ?? 0) > performance.now();
  }

  /** Reads what somebody waits for or asks for again and again, so that it can be followed from here. Called between two cuts. */
  async takeUp(analytics: Analytics, workspace: string): Promise<void> {
    this.#forgetOld();
    this.#cutAt.set(workspace, performance.now());
    this.#cutting.add(workspace);
    const wanted = this.#isResting(workspace) ? [] : this.#wanted(workspace);
    await Promise.all(
      wanted.slice(-mostTakenUp).map((watched) =>
        // What cannot be answered now is answered, or refused, to who asks for it.
        this.#takeUp(analytics, watched).catch(() => {
          watched.asked = 0;
        }),
      ),
    );
    this.#release(workspace);
  }

  /** Who waits for a cut that does not come reads all cases. Called when a cut has ended. */
  cutEnded(workspace: string): void {
    const last = performance.now();
    this.#cutAt.set(workspace, last);
    this.#cutting.delete(workspace);
    setTimeout(() => {
      if (this.#cutAt.get(workspace) === last) this.#release(workspace);
    }, nextCutMilliseconds).unref();
  }

  #release(workspace: string): void {
    const waiting = this.#waiting.get(workspace) ?? [];
    this.#waiting.delete(workspace);
    for (const resolve of waiting) resolve();
  }

  /** What somebody waits for, or has asked for again a moment ago. */
  #wanted(workspace: string): readonly Watched[] {
    const since = performance.now() - this.#limits.recentMilliseconds;
    return [...this.#watched.values()].filter(
      (watched) =>
        watched.cases.workspace === workspace &&
        (watched.waiting > 0 || (watched.asked > 1 && watched.askedAt >= since)) &&
        watched.tally === null &&
        canBeFollowed(watched),
    );
  }

  /** Whether what a cut changes is to be told of. */
  isFollowed(cases: Cases): boolean {
    return this.#followed(cases).length > 0;
  }

  /** Adds what a cut changed: a table in which the touched cases stand as they were, marked as deleted, and as they are. */
  async follow(analytics: Analytics, cases: Cases, changes: string): Promise<void> {
    await Promise.all(
      this.#followed(cases).map(async (watched) => {
        const { question, tally } = watched;
        const { gone = isGone } = question.shape;
        const parameters = { ...question.parameters, changes };
        const rows = await analytics.query<Record<string, unknown>>(sumsOfChanges(question), parameters);
        if (rows.some((row) => row[gone] !== 0 && row[gone] !== 1))
          throw new Error(`A question does not tell by "${gone}" which cases are gone.`);
        // First what is there now: a row of which nothing is left would be gone.
        for (const row of rows) if (row[gone] === 0) tally?.add(asOfNow(row, question), 1);
        for (const row of rows) if (row[gone] === 1) tally?.add(asOfNow(row, question), -1);
        watched.isRefused = (tally?.size ?? 0) >= mostRows;
        if (watched.isRefused) watched.tally = null;
      }),
    );
  }

  /** Gives up what is followed, because cases changed in a way that was not told. */
  forget(workspace: string, journey?: string): void {
    let wasFollowed = false;
    for (const watched of this.#watched.values()) {
      const { cases, tally } = watched;
      if (cases.workspace !== workspace || (journey !== undefined && cases.journey !== journey)) continue;
      wasFollowed ||= tally !== null;
      watched.tally = null;
    }
    if (!wasFollowed) return;
    // To read all cases costs a cut its time: not again and again for nothing.
    const now = performance.now();
    const last = this.#rests.get(workspace);
    const isLongAgo = last === undefined || now - last.until > longestRestMilliseconds;
    const rest = isLongAgo ? this.#limits.restMilliseconds : last.next;
    this.#rests.set(workspace, { until: now + rest, next: Math.min(longestRestMilliseconds, rest * 2) });
  }

  /** Gives up all of a workspace, what may be a while old too. */
  forgetAll(workspace: string): void {
    this.forget(workspace);
    for (const [key, { cases }] of this.#watched) if (cases.workspace === workspace) this.#watched.delete(key);
  }

  #watch(cases: Cases, question: SumsQuestion): Watched {
    const key = JSON.stringify([question.sql, question.parameters]);
    const now = performance.now();
    const watched: Watched = this.#watched.get(key) ?? {
      question,
      cases,
      asked: 0,
      askedAt: now,
      waiting: 0,
      tally: null,
      refreshedAt: now,
      isRefreshing: false,
      isRefused: false,
      last: null,
      next: null,
    };
    watched.asked += 1;
    watched.askedAt = now;
    this.#watched.delete(key);
    this.#watched.set(key, watched);
    const [oldest] = this.#watched.keys();
    if (this.#watched.size > mostWatched && oldest !== undefined) this.#watched.delete(oldest);
    return watched;
  }

  #forgetOld(): void {
    const since = performance.now() - this.#limits.patienceMilliseconds;
    // What is not followed costs nothing; the oldest makes room for others.
    for (const [key, { askedAt, tally }] of this.#watched)
      if (tally !== null && askedAt < since) this.#watched.delete(key);
  }

  #followed({ workspace, journey, version }: Cases): readonly Watched[] {
    return [...this.#watched.values()].filter(
      ({ cases, tally }) =>
        tally !== null && cases.workspace === workspace && cases.journey === journey && cases.version === version,
    );
  }

  async #takeUp(analytics: Analytics, watched: Watched): Promise<void> {
    const { question, cases } = watched;
    if (!(await this.#isLarge(analytics, cases))) return;
    const rows = await analytics.query<Record<string, unknown>>(question.sql, question.parameters);
    watched.isRefused = rows.length >= mostRows;
    if (watched.isRefused) return;
    watched.tally = new Tally(question.shape, rows);
    watched.refreshedAt = performance.now();
  }

  async #isLarge(analytics: Analytics, { workspace, journey, version }: Cases): Promise<boolean> {
    const key = JSON.stringify([workspace, journey, version]);
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
      .then((rows) => watched.tally?.refresh(kept, rows))
      // It is as old as it was, and tried again later.
      .catch(() => undefined)
      .finally(() => {
        watched.isRefreshing = false;
        watched.refreshedAt = performance.now();
      });
  }
}

function canBeFollowed({ question, isRefused }: Watched): boolean {
  return !isRefused && question.mayLagMilliseconds === undefined;
}

const source = /\bfrom cases final\b/;

/** Whether a question reads the cases of its journey once, and nothing else: then what changes in them is all that matters. */
function restsOnItsCasesAlone(sql: string): boolean {
  const tables = [...withoutComments(sql).matchAll(/\bfrom\s+(\w+)/gi)].map(([, table]) => table);
  return tables.length === 1 && tables[0] === 'cases' && source.test(sql);
}

/** Tells cases that are gone where the question does not. */
const isGone = 'is_gone';

/** The question asked of the cases that a cut changed, as they were and as they are. */
function sumsOfChanges({ sql, shape }: SumsQuestion): string {
  const plain = withoutComments(sql);
  // Once is half as dear: most of what it takes is to plan it.
  if (shape.gone !== undefined) return plain.replace(source, 'from {changes:Identifier}');
  const part = (gone: 0 | 1) =>
    `select toUInt8(${gone}) as ${isGone}, *
     from (${plain.replace(source, `from (select * from {changes:Identifier} where deleted = ${gone})`)})`;
  return `${part(0)} union all ${part(1)}`;
}

/** A row about changes as one of an answer about all cases. */
function asOfNow(row: Record<string, unknown>, { shape }: SumsQuestion): Record<string, unknown> {
  if (shape.gone !== undefined) return { ...row, [shape.gone]: 0 };
  const { [isGone]: _, ...plain } = row;
  return plain;
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/^\s*--.*$/gm, '');
}
