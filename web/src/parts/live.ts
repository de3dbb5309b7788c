import { type LiveTick, liveChangeSchema, liveTickSchema } from '@throughline/core/events';
import { useSyncExternalStore } from 'react';
import { addressOf, chosenWorkspace, signedInAt } from '../api/index.ts';
import { keepListening } from './event-stream.ts';

/** What the server says happens now. `lost` while it does not answer: the page connects again by itself. */
export interface Live {
  readonly state: 'connecting' | 'open' | 'lost';
  readonly tick: LiveTick | null;
  /** Changes when what is shown may be stale; null until it is known. */
  readonly generation: number | null;
}

/** What a tab that listens tells the others when the server does not answer. */
const lost = 'lost';

/**
 * One connection for all that listens, in all tabs; it is open while something does and its page is shown. A browser opens
 * six to a server: many tabs, or pages kept for the way back, must not hold them.
 */
class Feed {
  #live: Live = { state: 'connecting', tick: null, generation: null };
  readonly #listeners = new Set<() => void>();
  #unwatch: (() => void) | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#unwatch ??= whileShown((signal) => void this.#run(signal));
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unwatch?.();
      this.#unwatch = null;
    };
  };

  readonly read = (): Live => this.#live;

  #tell(live: Live): void {
    this.#live = live;
    for (const listener of this.#listeners) listener();
  }

  /** One tab listens and tells the others; where the browser knows no locks, each listens by itself. */
  async #run(signal: AbortSignal): Promise<void> {
    const alone = () => this.#listen(signal, () => undefined);
    if (navigator.locks === undefined) return alone();
    // Tabs of another account, or another workspace, hear something else.
    const name = `throughline live ${signedInAt() ?? ''} ${chosenWorkspace() ?? ''}`;
    const tabs = new BroadcastChannel(name);
    signal.addEventListener('abort', () => tabs.close());
    tabs.onmessage = ({ data }: MessageEvent<string>) => this.#hear(data);
    try {
      await navigator.locks.request(name, { signal }, () =>
        this.#listen(signal, (message) => tabs.postMessage(message)),
      );
    } catch {
      // Nobody waits for a turn any more, or the browser gives none.
      if (!signal.aborted) await alone();
    }
  }

  #listen(signal: AbortSignal, tell: (message: string) => void): Promise<void> {
    const hear = (message: string) => {
      this.#hear(message);
      tell(message);
    };
    return keepListening(addressOf('/live'), { signal, hear, lose: () => hear(lost) });
  }

  #hear(message: string): void {
    if (message === lost) this.#tell({ ...this.#live, state: 'lost' });
    const [, what, text] = /^event: (\w+)\ndata: (.*)$/m.exec(message) ?? [];
    if (text === undefined) return;
    const data: unknown = JSON.parse(text);
    if (what === 'change') this.#tell({ ...this.#live, generation: liveChangeSchema.parse(data).generation });
    if (what !== 'tick') return;
    const tick = liveTickSchema.parse(data);
    this.#tell({ state: 'open', tick, generation: tick.generation });
  }
}

/** Begins something each time the page comes to be shown, and ends it when it is hidden or left. Answers how to stop. */
export function whileShown(begin: (signal: AbortSignal) => void): () => void {
  let connection: AbortController | null = null;
  const stop = new AbortController();
  const end = () => {
    connection?.abort();
    connection = null;
  };
  const look = () => {
    if (document.hidden) return end();
    if (connection !== null) return;
    connection = new AbortController();
    begin(connection.signal);
  };
  document.addEventListener('visibilitychange', look, { signal: stop.signal });
  window.addEventListener('pagehide', end, { signal: stop.signal });
  window.addEventListener('pageshow', look, { signal: stop.signal });
  look();
  return () => {
    stop.abort();
    end();
  };
}

const feed = new Feed();

/** What happens now, once a second, and each change of the cases at once. */
export function useLive(): Live {
  return useSyncExternalStore(feed.subscribe, feed.read);
}
