import type { Records } from '../engines/index.ts';
import { sweepDeliveries } from './delivery-store.ts';
import { type Post, post } from './post.ts';
import { type Claimed, claimDeliveries, dueWebhooks, giveBack, settleTry, targetOf } from './send-queue.ts';
import { signingHeaders } from './sign.ts';

export interface SenderParts {
  readonly records: Records;
  readonly resolve: Post['resolve'];
  readonly version: string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly log: { warn(detail: object, message: string): void; error(detail: object, message: string): void };
}

const lookEveryMilliseconds = 500;
const timeoutMilliseconds = 15_000;
/** A delivery whose sender died is taken up again after this. */
const claimMilliseconds = timeoutMilliseconds + 10_000;
const mostAtOnce = 32;
/** A slow receiver holds up its own deliveries and no others. */
const mostAtOncePerWebhook = 4;
const mostPerSecond = 20;
const monthMilliseconds = 30 * 86_400_000;
const sweepEveryMilliseconds = 3_600_000;

/** Sends what waits: at least once, in no promised order. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #underWay = new Map<string, Set<Promise<void>>>();
  readonly #started = new Map<string, { second: number; n: number }>();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #sweptAt = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** How many deliveries are being sent now. */
  get underWay(): number {
    return [...this.#underWay.values()].reduce((n, works) => n + works.size, 0);
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), lookEveryMilliseconds);
    this.#timer.unref();
  }

  /** Breaks off what is under way; it is sent again after the next start. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#stopping.abort();
    await this.#round;
    await Promise.allSettled([...this.#underWay.values()].flatMap((works) => [...works]));
  }

  /** Begins to send what is due. Resolves when it has begun. */
  look(): Promise<void> {
    this.#round ??= this.#lookOnce()
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'Webhooks could not be looked after'))
      .finally(() => {
        this.#round = null;
      });
    return this.#round;
  }

  async #lookOnce(): Promise<void> {
    const { records, now } = this.#parts;
    for (const webhook of await dueWebhooks(records, new Date(now()))) {
      const most = this.#roomOf(webhook);
      if (most <= 0) continue;
      const until = new Date(now() + claimMilliseconds);
      const claimed = await claimDeliveries(records, webhook, { now: new Date(now()), until, most });
      for (const one of claimed) this.#begin(one);
    }
    if (now() - this.#sweptAt < sweepEveryMilliseconds) return;
    this.#sweptAt = now();
    await sweepDeliveries(records, new Date(now() - monthMilliseconds));
  }

  #roomOf(webhook: string): number {
    const second = Math.floor(this.#parts.now() / 1000);
    const started = this.#started.get(webhook);
    const thisSecond = started?.second === second ? started.n : 0;
    const own = this.#underWay.get(webhook)?.size ?? 0;
    return Math.min(mostAtOnce - this.underWay, mostAtOncePerWebhook - own, mostPerSecond - thisSecond);
  }

  #begin(one: Claimed): void {
    const second = Math.floor(this.#parts.now() / 1000);
    const started = this.#started.get(one.webhook);
    this.#started.set(one.webhook, { second, n: started?.second === second ? started.n + 1 : 1 });
    const works = this.#underWay.get(one.webhook) ?? new Set();
    this.#underWay.set(one.webhook, works);
    const work = this.#send(one)
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'A delivery could not be settled'))
      .finally(() => {
        works.delete(work);
        if (works.size === 0) this.#underWay.delete(one.webhook);
        if (this.#timer !== null) void this.look();
      });
    works.add(work);
  }

  async #send(one: Claimed): Promise<void> {
    const { records, resolve, version, now, chance, log } = this.#parts;
    const at = new Date(now());
    const target = await targetOf(records, one.webhook, at);
    if (target === null) return;
    const headers = {
      'content-type': 'application/json',
      'user-agent': `Throughline/${version}`,
      ...signingHeaders({ id: one.id, at, body: one.payload, secrets: target.secrets }),
    };
    const posting = { url: target.url, isInside: target.isInside, headers, body: one.payload };
    const stopping = this.#stopping.signal;
    const tried = await post(posting, { resolve, timeoutMilliseconds, stopping });
    if (stopping.aborted && tried.error !== null) return giveBack(records, one.id, at);
    const reason = await settleTry(records, one, { ...tried, now: new Date(now()), chance: chance() });
    if (reason !== null) log.warn({ webhook: one.webhook }, reason);
  }
}
