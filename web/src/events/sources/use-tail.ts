import { liveTickSchema, type TailItem } from '@throughline/core/events';
import { useEffect, useState } from 'react';
import { addressOf, call } from '../../api/index.ts';
import { keepListening } from '../../parts/event-stream.ts';
import { whileShown } from '../../parts/live.ts';

const mostShown = 200;

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
    const hear = (message: string) => {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data === undefined) return;
      const tick = liveTickSchema.parse(JSON.parse(data));
      setTail((before) => ({ state: 'open', perSecond: tick.perSecond, items: joined(tick.tail, before.items) }));
    };
    const lose = () => setTail((before) => ({ ...before, state: 'lost', perSecond: 0 }));
    return whileShown((signal) => {
      void keepListening(addressOf('/sources/{id}/tail', { path: { id } }), { signal, hear, lose });
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
