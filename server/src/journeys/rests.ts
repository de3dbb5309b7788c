const longestRestMilliseconds = 120_000;

/** Workspaces in which nothing is read to be followed for a while: each time in vain twice as long as the time before. */
export class Rests {
  readonly #firstMilliseconds: number;
  readonly #rests = new Map<string, { readonly until: number; readonly next: number }>();

  constructor(firstMilliseconds: number) {
    this.#firstMilliseconds = firstMilliseconds;
  }

  isResting(workspace: string): boolean {
    return (this.#rests.get(workspace)?.until ?? 0) > performance.now();
  }

  /** What was followed had to be given up. */
  begin(workspace: string): void {
    if (this.isResting(workspace)) return;
    const now = performance.now();
    const last = this.#rests.get(workspace);
    const isLongAgo = last === undefined || now - last.until > longestRestMilliseconds;
    const rest = isLongAgo ? this.#firstMilliseconds : last.next;
    this.#rests.set(workspace, { until: now + rest, next: Math.min(longestRestMilliseconds, rest * 2) });
  }
}
