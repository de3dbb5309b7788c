import type { RejectionReason } from '@throughline/core/events';

export interface HeldItem {
  readonly index: number;
  readonly id: string;
  readonly reason: RejectionReason;
  readonly detail: string;
}

/** What became of a call, all of it on disk: new events, events that were there, and items in quarantine. */
export interface CallResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: readonly HeldItem[];
}

/** A call whose items are not all settled. */
export class OpenCall {
  readonly result: Promise<CallResult>;
  #left: number;
  #accepted = 0;
  #duplicates = 0;
  readonly #held: HeldItem[] = [];
  #resolve: (result: CallResult) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(items: number) {
    this.#left = items;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (items === 0) this.#finish();
  }

  settle(how: 'accepted' | 'duplicate'): void {
    if (how === 'accepted') this.#accepted += 1;
    else this.#duplicates += 1;
    this.#count();
  }

  hold(held: HeldItem | null): void {
    if (held !== null) this.#held.push(held);
    this.#count();
  }

  fail(error: unknown): void {
    this.#reject(error);
  }

  #count(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#finish();
  }

  #finish(): void {
    const quarantined = this.#held.sort((a, b) => a.index - b.index);
    this.#resolve({ accepted: this.#accepted, duplicates: this.#duplicates, quarantined });
  }
}
