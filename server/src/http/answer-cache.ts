/** Keeps the last answers, so that a view that nobody changed is not computed twice. Oldest use goes first. */
export class AnswerCache {
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #size: number;

  constructor(size = 200) {
    this.#size = size;
  }

  /** The answer kept under `key`, or what `make` gives; callers that ask at the same time share one computation. */
  async get<T>(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#answers.get(key) as Promise<T> | undefined;
    if (kept !== undefined) {
      this.#answers.delete(key);
      this.#answers.set(key, kept);
      return kept;
    }
    const fresh = make();
    this.#answers.set(key, fresh);
    fresh.catch(() => this.#answers.delete(key));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#size) break;
      this.#answers.delete(oldest);
    }
    return fresh;
  }
}
