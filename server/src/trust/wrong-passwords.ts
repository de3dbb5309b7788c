import { Fault } from '@throughline/core/faults';

const most = 300;
const windowMilliseconds = 15 * 60_000;
const accountsKept = 10_000;

/**
 * Slows down who tries passwords of one account from many addresses. One address alone is slowed down far earlier (see
 * the routes), so that it takes several to shut a person out, and that for minutes.
 */
export class WrongPasswords {
  readonly #counts = new Map<string, { wrong: number; since: number }>();

  /** Throws TL_TOO_MANY when too many were wrong of late. */
  check(email: string): void {
    const count = this.#counts.get(email);
    if (count === undefined || count.wrong < most) return;
    if (count.since + windowMilliseconds > Date.now())
      throw new Fault('TL_TOO_MANY', `Too many wrong passwords for this account. Try again in a quarter of an hour.`);
    this.#counts.delete(email);
  }

  /** Counts a try as wrong before it is known: tries made at once are all counted. */
  note(email: string): void {
    const before = this.#counts.get(email);
    const isFresh = before === undefined || Date.now() - before.since > windowMilliseconds;
    this.#counts.delete(email);
    this.#counts.set(email, isFresh ? { wrong: 1, since: Date.now() } : { ...before, wrong: before.wrong + 1 });
    const oldest = this.#counts.keys().next().value;
    if (this.#counts.size > accountsKept && oldest !== undefined) this.#counts.delete(oldest);
  }

  /** Takes back a try that turned out right. */
  forgive(email: string): void {
    const count = this.#counts.get(email);
    if (count !== undefined) this.#counts.set(email, { ...count, wrong: count.wrong - 1 });
  }
}
