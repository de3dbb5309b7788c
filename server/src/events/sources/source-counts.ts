import type { Records } from '../../engines/index.ts';

/** What a source sent that is no new event, or is one off its plan. */
export type Counted = 'duplicate' | 'quarantined' | 'off-plan';

export interface Tally {
  readonly workspace: string;
  readonly source: string;
  readonly what: Counted;
  /** What exactly, where that is told apart: a violation of the plan. */
  readonly subject?: string;
  readonly n: number;
}

export interface SourceScope {
  readonly workspace: string;
  readonly source: string;
}

const hourMilliseconds = 3_600_000;
const flushEveryMilliseconds = 5000;
/** More subjects than this in one flush are counted together, so that a source that goes wild takes no room. */
const mostSubjects = 2000;

interface Row {
  workspace: string;
  source: string;
  hour: Date;
  what: Counted;
  subject: string;
  n: number;
}

/** Counts what becomes of what sources send. It is written every few seconds; a crash may lose that much of the counts, never an event. */
export class SourceCounts {
  readonly #records: Records;
  readonly #now: () => number;
  #rows = new Map<string, Row>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(records: Records, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  add({ workspace, source, what, subject = '', n }: Tally): void {
    if (n === 0) return;
    const hour = Math.floor(this.#now() / hourMilliseconds) * hourMilliseconds;
    const told = this.#rows.size < mostSubjects ? subject : '';
    const key = `${workspace}\n${source}\n${hour}\n${what}\n${told}`;
    const row = this.#rows.get(key);
    if (row === undefined) this.#rows.set(key, { workspace, source, hour: new Date(hour), what, subject: told, n });
    else row.n += n;
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), flushEveryMilliseconds);
  }

  /** Writes what was counted. What cannot be written is counted on and tried again. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const rows = [...this.#rows.values()];
    if (rows.length === 0) return;
    this.#rows = new Map();
    try {
      await this.#records
        .insertInto('source_counts')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'source', 'hour', 'what', 'subject'])
            .doUpdateSet((eb) => ({ n: eb('source_counts.n', '+', eb.ref('excluded.n')) })),
        )
        .execute();
    } catch (error) {
      for (const row of rows) this.add(row);
      throw error;
    }
  }

  /** The sums since an instant, by what and subject. */
  async since({ workspace, source }: SourceScope, from: number) {
    await this.flush();
    const rows = await this.#records
      .selectFrom('source_counts')
      .select(({ fn }) => ['what', 'subject', fn.sum<number>('n').as('n'), fn.max('hour').as('last_hour')])
      .where('workspace', '=', workspace)
      .where('source', '=', source)
      .where('hour', '>=', new Date(Math.floor(from / hourMilliseconds) * hourMilliseconds))
      .groupBy(['what', 'subject'])
      .orderBy('what')
      .orderBy('subject')
      .execute();
    return rows.map((row) => ({ ...row, n: Number(row.n) }));
  }
}
