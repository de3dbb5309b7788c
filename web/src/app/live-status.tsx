import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/index.ts';
import { count, shortDuration } from '../parts/format.ts';
import { type Live, useLive } from '../parts/live.ts';

/** Answers that follow the events: asked again when the cases of the workspace have changed. */
const followed = [['view'], ['journeys'], ['activities'], ['catalogue']] as const;
const shortestPauseMilliseconds = 250;
/** What is asked again is followed by the server: the next round takes less than a long first one. */
const longestPauseMilliseconds = 1000;
/** A lag that is worth a word: below it, nobody would see the difference. */
const noticeableLagSeconds = 5;

/** Whether events come in, and a switch that holds the page still. */
export function LiveStatus() {
  const live = useLive();
  const [isHeld, setHeld] = useState(false);
  useFollow(live, isHeld);
  return (
    <button
      type="button"
      className={`live-status ${live.state} ${isHeld ? 'held' : ''}`}
      aria-pressed={!isHeld}
      title={isHeld ? 'Let the page follow the events again' : 'Hold the page still while events come in'}
      onClick={() => setHeld(!isHeld)}
    >
      <span className="live-dot" aria-hidden="true" />
      {wordsOf(live, isHeld)}
    </button>
  );
}

function wordsOf({ state, tick }: Live, isHeld: boolean): string {
  if (state === 'lost') return 'No connection. Trying again …';
  if (state === 'connecting' || tick === null) return 'Connecting …';
  if (isHeld) return 'Held still';
  const behind = tick.lagSeconds > noticeableLagSeconds ? `, ${shortDuration(tick.lagSeconds)} behind` : '';
  if (tick.perSecond === 0) return `Live${behind}`;
  const rate = tick.perSecond < 1 ? '< 1' : count(Math.round(tick.perSecond));
  return `Live: ${rate} ${rate === '1' ? 'event' : 'events'} a second${behind}`;
}

/** Asks again what follows the events, one round after the other, with a pause as long as the round took, a second at most. */
function useFollow({ tick, generation }: Live, isHeld: boolean): void {
  const queries = useQueryClient();
  const seen = useRef<number | null>(null);
  const [isAsking, setAsking] = useState(false);
  // Each tick looks again: a page that was hidden may be shown by now.
  useEffect(() => {
    if (tick === null || isHeld || isAsking || document.hidden) return;
    if (seen.current === null && tick.perSecond === 0) seen.current = generation;
    if (seen.current === generation) return;
    seen.current = generation;
    setAsking(true);
    void askAgain(queries).then(() => setAsking(false));
  }, [tick, generation, isHeld, isAsking, queries]);
}

/** What does not exist is not asked for with every event; the page says what to do about it. */
function isThere({ state }: Query): boolean {
  return state.data !== null && !(state.error instanceof ApiProblem && state.error.status === 404);
}

async function askAgain(queries: QueryClient): Promise<void> {
  const begun = performance.now();
  await Promise.all(
    followed.map((queryKey) =>
      queries.invalidateQueries({ queryKey: [...queryKey], predicate: isThere }, { cancelRefetch: false }),
    ),
  );
  const took = performance.now() - begun;
  const pause = Math.min(longestPauseMilliseconds, Math.max(shortestPauseMilliseconds, took));
  await new Promise((resolve) => setTimeout(resolve, pause));
}
