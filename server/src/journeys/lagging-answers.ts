interface Kept {
  readonly workspace: string;
  /** The last answer, and the next while it is read. */
  last: { readonly rows: readonly unknown[]; readonly at: number; readonly until: number } | null;
  next: Promise<readonly unknown[]> | null;
}

const mostKept = 200;
/** What is read quickly is read again soon: an answer serves for so many times as long as it took, and for so long at least. */
const timesItsReading = 60;
const shortestLagMilliseconds = 10_000;

/** Keeps answers that may be a while old. While one is read, all who ask for it wait for that. */
export class LaggingAnswers {
  readonly #kept = new Map<string, Kept>();

  /** The last answer where it is no older than it may be, `lag` milliseconds at most; else one that is read now. */
  async ask(
    { workspace, key, lag }: { readonly workspace: string; readonly key: string; readonly lag: number },
    read: () => Promise<readonly unknown[]>,
  ): Promise<readonly unknown[]> {
    const kept = this.#kept.get(key) ?? { workspace, last: null, next: null };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    const now = performance.now();
    if (kept.last !== null && now < Math.min(kept.last.until, kept.last.at + lag)) return kept.last.rows;
    if (kept.next !== null) return kept.next;
    const next = read();
    kept.next = next;
    try {
      const rows = await next;
      const serves = Math.max(shortestLagMilliseconds, timesItsReading * (performance.now() - now));
      kept.last = { rows, at: now, until: now + serves };
      return rows;
    } finally {
      kept.next = null;
    }
  }

  forget(workspace: string): void {
    for (const [key, kept] of this.#kept) if (kept.workspace === workspace) this.#kept.delete(key);
  }
}
