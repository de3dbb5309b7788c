interface Kept {
  readonly workspace: string;
  /** The last answer, and the next while it is read. */
  last: { readonly rows: readonly unknown[]; readonly at: number } | null;
  next: Promise<readonly unknown[]> | null;
}

const mostKept = 200;

/** Keeps answers that may be a while old. While one is read, all who ask for it wait for that. */
export class LaggingAnswers {
  readonly #kept = new Map<string, Kept>();

  /** The last answer where it is no older than `lag` milliseconds, else one that is read now. */
  async ask(
    { workspace, key, lag }: { readonly workspace: string; readonly key: string; readonly lag: number },
    read: () => Promise<readonly unknown[]>,
  ): Promise<readonly unknown[]> {
    const kept = this.#kept.get(key) ?? { workspace, last: null, next: null };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    if (kept.last !== null && performance.now() - kept.last.at < lag) return kept.last.rows;
    if (kept.next !== null) return kept.next;
    const at = performance.now();
    const next = read();
    kept.next = next;
    try {
      const rows = await next;
      kept.last = { rows, at };
      return rows;
    } finally {
      kept.next = null;
    }
  }

  forget(workspace: string): void {
    for (const [key, kept] of this.#kept) if (kept.workspace === workspace) this.#kept.delete(key);
  }
}
