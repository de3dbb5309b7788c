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
  /** As of the last cut; null until it was read between two cuts. */
  tally: Tally | null;
  refreshedAt: number;
  isRefreshing: boolean;
}

export interface RunningSumsLimits {
  /** Journeys of fewer cases are read anew each time. */
  readonly manyCases: number;
  /** What nobody asked for so long is followed no more. */
  readonly patienceMilliseconds: number;
  /** Columns that do not add up are read again after so long. */
  readonly keptMilliseconds: number;
  /** How long nothing is taken up after what was had to be given up, the first time; twice as long each time after that. */
  readonly restMilliseconds: number;
}

const usualLimits: RunningSumsLimits = {
  manyCases: 50_000,
  patienceMilliseconds: 60_000,
  keptMilliseconds: 60_000,
  restMilliseconds: 5000,
};
const longestRestMilliseconds = 120_000;
const mostWatched = 200;
const mostRows = 5000;

/**
 * Keeps answers that somebody asks for again and again while events come: it reads all cases once, and from then on adds
 * what each cut changes. That takes as long as the changed cases, not as all.
 */
export class RunningSums {
  readonly #limits: RunningSumsLimits;
  readonly #watched = new Map<string, Watched>();
  readonly #sizes = new Map<string, { readonly isLarge: boolean; readonly at: number }>();
  readonly #rests = new Map<string, { readonly until: number; readonly next: number }>();

  constructor(limits: Partial<RunningSumsLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** The answer as of the last cut. */
  async ask<Row>(analytics: Analytics, cases: Cases, question: SumsQuestion): Promise<readonly Row[]> {
    const read = () => analytics.query<Row>(question.sql, question.parameters);
    if (!restsOnItsCasesAlone(question.sql)) return read();
    const watched = this.#watch(cases, question);
    if (watched.tally === null) return read();
    this.#refresh(analytics, watched);
    return watched.tally.rows() as readonly Row[];
  }

  /** Reads what is asked for again and again, so that it can be followed from here. Called between two cuts. */
  async takeUp(analytics: Analytics, workspace: string): Promise<void> {
    this.#forgetOld();
    if ((this.#rests.get(workspace)?.until ?? 0) > performance.now()) return;
    const wanted = [...this.#watched.values()].filter(
      ({ cases, asked, tally }) => cases.workspace === workspace && asked > 1 && tally === null,
    );
    await Promise.all(
      wanted.map((watched) =>
        // What cannot be answered now is answered, or refused, to who asks for it.
        this.#takeUp(analytics, watched).catch(() => {
          watched.asked = 0;
        }),
      ),
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
        const { sql, parameters } = watched.question;
        const plain = withoutComments(sql);
        const part = (deleted: 0 | 1) =>
          `(${plain.replace(source, `from (select * from {changes:Identifier} where deleted = ${deleted})`)})`;
        const rows = await analytics.query<{ side: 1 | -1 } & Record<string, unknown>>(
          `select toInt8(1) as side, * from ${part(0)} union all select toInt8(-1) as side, * from ${part(1)}`,
          { ...parameters, changes },
        );
        // First what is there now: a row of which nothing is left would be gone.
        for (const { side, ...row } of rows) if (side === 1) watched.tally?.add(row, 1);
        for (const { side, ...row } of rows) if (side === -1) watched.tally?.add(row, -1);
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

  #watch(cases: Cases, question: SumsQuestion): Watched {
    const key = JSON.stringify([question.sql, question.parameters]);
    const now = performance.now();
    const fresh = { question, cases, asked: 0, askedAt: now, tally: null, refreshedAt: now, isRefreshing: false };
    const watched = this.#watched.get(key) ?? fresh;
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
    for (const [key, { askedAt }] of this.#watched) if (askedAt < since) this.#watched.delete(key);
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
    if (rows.length > mostRows) return;
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

const source = /\bfrom cases final\b/;

/** Whether a question reads the cases of its journey once, and nothing else: then what changes in them is all that matters. */
function restsOnItsCasesAlone(sql: string): boolean {
  const tables = [...withoutComments(sql).matchAll(/\bfrom\s+(\w+)/gi)].map(([, table]) => table);
  return tables.length === 1 && tables[0] === 'cases' && source.test(sql);
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/^\s*--.*$/gm, '');
}
