import { type LiveTick, liveChangeSchema, liveTickSchema } from '@throughline/core/events';
import { useSyncExternalStore } from 'react';
import { addressOf, apiHeaders } from '../api/index.ts';

/** What the server says happens now. `lost` while it does not answer: the page connects again by itself. */
export interface Live {
  readonly state: 'connecting' | 'open' | 'lost';
  readonly tick: LiveTick | null;
  /** Changes when what is shown may be stale; null until it is known. */
  readonly generation: number | null;
}

const pauseMilliseconds = 2000;

/** One connection for all that listens; it is open while something does. */
class Feed {
  #live: Live = { state: 'connecting', tick: null, generation: null };
  readonly #listeners = new Set<() => void>();
  #connection: AbortController | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#connection === null) {
      this.#connection = new AbortController();
      void this.#run(this.#connection.signal);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#connection?.abort();
      this.#connection = null;
    };
  };

  readonly read = (): Live => this.#live;

  #tell(live: Live): void {
    this.#live = live;
    for (const listener of this.#listeners) listener();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // A fetch, because an EventSource cannot say which workspace it is about.
      await this.#listen(signal).catch(() => undefined);
      if (signal.aborted) return;
      this.#tell({ ...this.#live, state: 'lost' });
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }

  async #listen(signal: AbortSignal): Promise<void> {
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
      for (const message of messages) this.#hear(message);
    }
  }

  #hear(message: string): void {
    const [, what, text] = /^event: (\w+)\ndata: (.*)$/m.exec(message) ?? [];
    if (text === undefined) return;
    const data: unknown = JSON.parse(text);
    if (what === 'change') this.#tell({ ...this.#live, generation: liveChangeSchema.parse(data).generation });
    if (what !== 'tick') return;
    const tick = liveTickSchema.parse(data);
    this.#tell({ state: 'open', tick, generation: tick.generation });
  }
}

const feed = new Feed();

/** What happens now, once a second, and each change of the cases at once. */
export function useLive(): Live {
  return useSyncExternalStore(feed.subscribe, feed.read);
}
