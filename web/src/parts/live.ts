import { type LiveTick, liveChangeSchema, liveTickSchema } from '@throughline/core/events';
import { useSyncExternalStore } from 'react';
import { addressOf, apiHeaders, chosenWorkspace } from '../api/index.ts';

/** What the server says happens now. `lost` while it does not answer: the page connects again by itself. */
export interface Live {
  readonly state: 'connecting' | 'open' | 'lost';
  readonly tick: LiveTick | null;
  /** Changes when what is shown may be stale; null until it is known. */
  readonly generation: number | null;
}

const pauseMilliseconds = 2000;
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
    if (navigator.locks === undefined) return this.#keepListening(signal, () => undefined);
    const name = `throughline live ${chosenWorkspace() ?? ''}`;
    const tabs = new BroadcastChannel(name);
    signal.addEventListener('abort', () => tabs.close());
    tabs.onmessage = ({ data }: MessageEvent<string>) => this.#hear(data);
    const tell = (message: string) => tabs.postMessage(message);
    await navigator.locks
      .request(name, { signal }, () => this.#keepListening(signal, tell))
      // Nobody waits for a turn any more.
      .catch(() => undefined);
  }

  async #keepListening(signal: AbortSignal, tell: (message: string) => void): Promise<void> {
    const hear = (message: string) => {
      this.#hear(message);
      tell(message);
    };
    while (!signal.aborted) {
      // A fetch, because an EventSource cannot say which workspace it is about.
      await this.#listen(signal, hear).catch(() => undefined);
      if (signal.aborted) return;
      hear(lost);
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }

  async #listen(signal: AbortSignal, hear: (message: string) => void): Promise<void> {
    const response = await fetch(addressOf('/live'), { headers: apiHeaders(), credentials: 'same-origin', signal });
    if (!response.ok || response.body === null) return;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) hear(message);
    }
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
