import { setTimeout } from 'node:timers/promises';
import { OutcomeWatch, type OutcomeWatchParts } from './outcome-watch.ts';
import { systemResolve } from './post.ts';
import { Sender, type SenderParts } from './sender.ts';

/** How long who makes a webhook waits at most until outcomes were looked at. */
const patienceMilliseconds = 3000;

export type WebhookParts = Pick<OutcomeWatchParts, 'analytics' | 'generationOf'> &
  Pick<SenderParts, 'records' | 'version' | 'log'>;

/** Watches outcomes, and sends what is written down to who listens. */
export class Webhooks {
  readonly #sender: Sender;
  readonly #outcomes: OutcomeWatch;

  constructor(parts: WebhookParts) {
    this.#sender = new Sender({ ...parts, resolve: systemResolve, now: Date.now, chance: Math.random });
    this.#outcomes = new OutcomeWatch({ ...parts, now: Date.now });
  }

  start(): void {
    this.#sender.start();
    this.#outcomes.start();
  }

  async stop(): Promise<void> {
    await this.#outcomes.stop();
    await this.#sender.stop();
  }

  /**
   * Has outcomes looked at because who listens to them has changed; resolves when every later change will be told. Where
   * the engine is busy with long work, it does not wait for that.
   */
  async listenersChanged(workspace: string): Promise<void> {
    const waited = new AbortController();
    const patience = setTimeout(patienceMilliseconds, undefined, { signal: waited.signal }).catch(() => undefined);
    await Promise.race([this.#outcomes.lookAnew(workspace), patience]);
    waited.abort();
  }
}
