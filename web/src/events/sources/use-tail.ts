import { type LiveTick, liveTickSchema, type TailItem } from '@throughline/core/events';
import { useEffect, useState } from 'react';
import { addressOf, apiHeaders, call } from '../../api/index.ts';
import { whileShown } from '../../parts/live.ts';

const mostShown = 200;
const pauseMilliseconds = 2000;

export interface Tail {
  readonly state: 'connecting' | 'open' | 'lost';
  readonly perSecond: number;
  /** The newest first. */
  readonly items: readonly TailItem[];
}

/** The newest events of a source, and those that come while one looks. A pause stops the list, and the connection. */
export function useTail(id: string, isPaused: boolean): Tail {
  const [tail, setTail] = useState<Tail>({ state: 'connecting', perSecond: 0, items: [] });
  useEffect(() => {
    if (isPaused) return;
    const hear = (tick: LiveTick) =>
      setTail((before) => ({ state: 'open', perSecond: tick.perSecond, items: joined(tick.tail, before.items) }));
    const lose = () => setTail((before) => ({ ...before, state: 'lost', perSecond: 0 }));
    return whileShown((signal) => {
      void keepListening(id, { signal, hear, lose });
      call('get', '/sources/{id}/events', { path: { id }, query: { limit: 50 } }).then(
        ({ items }) => setTail((before) => ({ ...before, items: joined(items.toReversed(), before.items) })),
        lose,
      );
    });
  }, [id, isPaused]);
  return tail;
}

/** Events come in the order of arrival, and the newest is shown first, also of those that came in one call. */
function joined(fresh: readonly TailItem[], shown: readonly TailItem[]): readonly TailItem[] {
  if (fresh.length === 0) return shown;
  const all = new Map([...fresh.toReversed(), ...shown].map((one) => [one.id, one]));
  return [...all.values()].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)).slice(0, mostShown);
}

interface Ear {
  readonly signal: AbortSignal;
  readonly hear: (tick: LiveTick) => void;
  readonly lose: () => void;
}

async function keepListening(id: string, ear: Ear): Promise<void> {
  while (!ear.signal.aborted) {
    await listen(id, ear).catch(() => undefined);
    if (ear.signal.aborted) return;
    ear.lose();
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}

/** A fetch, because an EventSource cannot say which workspace it is about. */
async function listen(id: string, { signal, hear }: Ear): Promise<void> {
  const address = addressOf('/sources/{id}/tail', { path: { id } });
  const response = await fetch(address, { headers: apiHeaders(), credentials: 'same-origin', signal });
  if (!response.ok || response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const messages = (text + value).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) hear(liveTickSchema.parse(JSON.parse(data)));
    }
  }
}
