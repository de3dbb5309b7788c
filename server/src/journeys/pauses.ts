const shortestMilliseconds = 60_000;
/** Of the time that tries take, what fails on and on takes a sixth. */
const pausesPerTry = 5;

/** What failed a moment ago must not hold up all that comes: it is tried again by itself, after a while. */
export class Pauses {
  readonly #shortest: number;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #isStopped = false;

  constructor(shortest = shortestMilliseconds) {
    this.#shortest = shortest;
  }

  /** Calls `again` after a minute, or five times the milliseconds that the try took. It keeps no server from stopping. */
  begin(name: string, took: number, again: () => void): void {
    this.end(name);
    if (this.#isStopped) return;
    const over = () => {
      this.#waiting.delete(name);
      again();
    };
    this.#waiting.set(name, setTimeout(over, Math.max(this.#shortest, pausesPerTry * took)).unref());
  }

  /** Whether it failed, and waits to be tried again. */
  has(name: string): boolean {
    return this.#waiting.has(name);
  }

  /** What waited is done, or tried now. */
  end(name: string): void {
    clearTimeout(this.#waiting.get(name));
    this.#waiting.delete(name);
  }

  /** Tries nothing again any more. */
  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }
}
