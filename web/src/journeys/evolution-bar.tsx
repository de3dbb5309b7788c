import type { JourneyMap } from '@throughline/core/journeys';
import { useEffect, useState } from 'react';
import { go, usePlace } from '../app/location.ts';
import { counted, day, duration, rate } from '../parts/format.ts';
import { type Evolution, endEvolution, mondaysOf, stretchAddress } from './evolution.ts';

const stepMilliseconds = 1100;
const widths = [1, 4, 13] as const;

interface EvolutionBarProps {
  readonly evolution: Evolution;
  /** The map of the whole period. */
  readonly whole: JourneyMap;
  /** The map of the stretch; the one before while the next is on its way. */
  readonly stretch: JourneyMap | null;
  readonly isLoading: boolean;
}

/** Where the map stands in time, and how it is moved: by hand, or by itself from stretch to stretch. */
function usePlayback({ evolution, whole, isLoading }: EvolutionBarProps) {
  const place = usePlace();
  const [isPlaying, setPlaying] = useState(false);
  const mondays = mondaysOf(whole);
  const shown = (place.search.get('from') ?? '').slice(0, 10);
  const at = Math.max(0, mondays.indexOf(shown));
  const isLast = at >= mondays.length - 1;
  const show = (index: number, weeks = evolution.weeks) => {
    const monday = mondays[Math.min(mondays.length - 1, Math.max(0, index))];
    if (monday !== undefined) go(stretchAddress(place, { ...evolution, weeks }, monday), { replace: true });
  };
  useEffect(() => {
    if (!isPlaying || isLoading) return;
    if (isLast) {
      setPlaying(false);
      return;
    }
    // Counted from when the stretch is there: a slow answer is never skipped.
    const timer = setTimeout(() => show(at + 1), stepMilliseconds);
    return () => clearTimeout(timer);
  });
  const play = () => {
    if (isLast) show(0);
    setPlaying(!isPlaying);
  };
  const choose = (index: number, weeks = evolution.weeks) => {
    setPlaying(false);
    show(index, weeks);
  };
  return { place, shown, at, last: Math.max(0, mondays.length - 1), isPlaying, play, choose };
}

/** Moves the map through time, week by week: by hand, by arrow keys on the slider, or by itself. */
export function EvolutionBar(props: EvolutionBarProps) {
  const { evolution, stretch } = props;
  const { place, shown, at, last, isPlaying, play, choose } = usePlayback(props);
  return (
    <div className="evolution-bar" role="group" aria-label="Evolution">
      <button type="button" className="button" onClick={play}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Week"
        aria-valuetext={shown === '' ? '' : `from ${day(shown)}`}
        min={0}
        max={last}
        value={at}
        onChange={(event) => choose(Number(event.target.value))}
      />
      <output aria-live={isPlaying ? 'off' : 'polite'}>
        {stretchWords(shown, evolution.weeks)}: {numbersOf(stretch)}
      </output>
      <label>
        At a time
        <select value={evolution.weeks} onChange={(event) => choose(at, Number(event.target.value))}>
          {[...new Set([...widths, evolution.weeks])].map((weeks) => (
            <option key={weeks} value={weeks}>
              {counted(weeks, 'week')}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button quiet" onClick={() => endEvolution(place, evolution)}>
        Whole time
      </button>
    </div>
  );
}

function stretchWords(monday: string, weeks: number): string {
  if (monday === '') return '';
  return weeks === 1 ? `Week of ${day(monday)}` : `${counted(weeks, 'week')} from ${day(monday)}`;
}

function numbersOf(stretch: JourneyMap | null): string {
  if (stretch === null) return 'counting …';
  const { cases, customers, medianDurationSeconds, reworkCases } = stretch.population;
  if (cases === 0) return 'no case began';
  const median = medianDurationSeconds === null ? '' : `, median ${duration(medianDurationSeconds)}`;
  return `${counted(cases, 'case')} begun${median}, a step repeated in ${rate(reworkCases, cases, customers)}`;
}
