import { Fault } from '@throughline/core/faults';

const most = 50;
const windowMilliseconds = 15 * 60_000;
const accountsKept = 10_000;

/**
 * Slows down who tries passwords of one account from many addresses. The limit by address is far below this one, so
 * that a person is not shut out by their own mistakes.
 */
export class WrongPasswords {
  readonly #counts = new Map<string, { wrong: number; since: number }>();

  /** Throws TL_TOO_MANY when too many were wrong of late. */
  check(email: string): void {
    const count = this.#counts.get(email);
    if (count === undefined || count.wrong < most) return;
    const left = count.since + windowMilliseconds - Date.now();
    if (left > 0)
      throw new Fault(
        'TL_TOO_MANY',
        `Too many wrong passwords for this account. Try again in ${Math.ceil(left / 60_000)} minutes.`,
      );
    this.#counts.delete(email);
  }

  note(email: string): void {
    const before = this.#counts.get(email);
    const isFresh = before === undefined || Date.now() - before.since > windowMilliseconds;
    this.#counts.delete(email);
    this.#counts.set(email, isFresh ? { wrong: 1, since: Date.now() } : { ...before, wrong: before.wrong + 1 });
    const oldest = this.#counts.keys().next().value;
    if (this.#counts.size > accountsKept && oldest !== undefined) this.#counts.delete(oldest);
  }
}
