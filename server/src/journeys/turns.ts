/** Work on one workspace runs one piece after another, whatever became of the one before. */
export class Turns {
  readonly #queues = new Map<string, Promise<void>>();
  /** How many pieces wait or are under way, of each workspace. */
  readonly #pieces = new Map<string, number>();

  take(workspace: string, work: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(workspace) ?? Promise.resolve();
    const count = (change: number) => this.#pieces.set(workspace, (this.#pieces.get(workspace) ?? 0) + change);
    count(1);
    const mine = before.then(work).finally(() => count(-1));
    this.#queues.set(
      workspace,
      mine.catch(() => undefined),
    );
    return mine;
  }

  isAtWork(workspace: string): boolean {
    return (this.#pieces.get(workspace) ?? 0) > 0;
  }

  /** Waits until nothing is under way. */
  async settle(): Promise<void> {
    let waiting: readonly Promise<void>[] = [];
    // What was done may have left more to do.
    while (
      waiting.length !== this.#queues.size ||
      [...this.#queues.values()].some((one, place) => one !== waiting[place])
    ) {
      waiting = [...this.#queues.values()];
      await Promise.all(waiting);
    }
  }
}
