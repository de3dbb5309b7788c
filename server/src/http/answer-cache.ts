/** Characters of answers and their keys that are kept, as JSON: the objects take a few times as many bytes. */
const roomForAnswers = 32_000_000;
const mostAnswers = 2000;

interface Kept {
  readonly answer: Promise<unknown>;
  /** The size of the answer as JSON; 0 until it is there. */
  characters: number;
}

/** Keeps the last answers, so that a view that nobody changed is not computed twice. Oldest use goes first. */
export class AnswerCache {
  readonly #answers = new Map<string, Kept>();
  readonly #room: number;
  #taken = 0;

  constructor(room = roomForAnswers) {
    this.#room = room;
  }

  /** The answer kept under `key`, or what `make` gives; callers that ask at the same time share one computation. */
  async get<T>(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#answers.get(key);
    if (kept !== undefined) {
      this.#answers.delete(key);
      this.#answers.set(key, kept);
      return kept.answer as Promise<T>;
    }
    const answer = make();
    const fresh: Kept = { answer, characters: 0 };
    this.#answers.set(key, fresh);
    answer.then(
      (value) => this.#weigh(key, fresh, value),
      () => this.#answers.get(key) === fresh && this.#drop(key),
    );
    return answer;
  }

  #weigh(key: string, fresh: Kept, value: unknown): void {
    if (this.#answers.get(key) !== fresh) return;
    fresh.characters = key.length + sizeOf(value);
    this.#taken += fresh.characters;
    for (const oldest of this.#answers.keys()) {
      if (this.#taken <= this.#room && this.#answers.size <= mostAnswers) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#taken -= this.#answers.get(key)?.characters ?? 0;
    this.#answers.delete(key);
  }
}

function sizeOf(value: unknown): number {
  return value instanceof Map ? sizeOf([...value]) : (JSON.stringify(value)?.length ?? 0);
}
