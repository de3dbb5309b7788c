import type { JourneyMap as MapAnswer } from '@throughline/core/journeys';
import { useEffect, useState } from 'react';
import { addressWith, go, type Place, usePlace } from '../app/location.ts';
import { counted, percent } from '../parts/format.ts';
import { pictureOf, saveFile, toPng } from './export-picture.ts';
import type { MapHandle } from './journey-map.tsx';
import { stepsWith } from './steps-with.ts';

/** A map opens with the paths that most cases take; the rest is one pull of the slider away. */
export const usualPaths = '90';

/** A share that the address sets, in per cent; what is none there is taken for the usual one. */
export function shareAt({ search }: Place, name: 'coverage' | 'paths', usual: string): string {
  const written = search.get(name) ?? usual;
  return /^(?:\d|[1-9]\d|100)$/.test(written) ? written : usual;
}

/** "/" goes to the search for an activity, + and − zoom, 0 fits the map into its frame. */
export function useMapKeys(handle: { readonly current: MapHandle | null }): void {
  useEffect(() => {
    const moves: Readonly<Record<string, () => void>> = {
      '/': () => document.getElementById('find-activity')?.focus(),
      '+': () => handle.current?.zoom(1.25),
      '-': () => handle.current?.zoom(0.8),
      '0': () => handle.current?.fit(),
    };
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      const move = moves[event.key];
      if (move === undefined || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [handle]);
}

interface ToolsProps {
  readonly map: MapAnswer;
  readonly handle: { readonly current: MapHandle | null };
  readonly stage: { readonly current: HTMLDivElement | null };
  readonly size: { readonly width: number; readonly height: number };
  /** All of the map is in sight. */
  readonly isWhole: boolean;
  readonly onReplay: () => void;
  /** Shows how the map changed week by week; left out while it does. */
  readonly onEvolve?: () => void;
}

/** What can be done with the picture: find, zoom, turn, replay, save. */
export function MapTools({ map, handle, stage, size, isWhole, onReplay, onEvolve }: ToolsProps) {
  const place = usePlace();
  const save = async (kind: 'svg' | 'png') => {
    const svg = handle.current?.svg();
    if (svg === null || svg === undefined) return;
    const text = pictureOf(svg, size);
    const content = kind === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await toPng(text, size);
    if (content !== null) saveFile(`${map.journey.id}.${kind}`, content);
  };
  const turn = () =>
    go(addressWith(place, { direction: place.search.get('direction') === 'LR' ? null : 'LR' }), { replace: true });
  return (
    <div className="map-tools" role="toolbar" aria-label="Map">
      <FindStep names={map.activities.map((one) => one.activity)} show={(name) => handle.current?.show(name)} />
      <button type="button" onClick={() => handle.current?.zoom(1.25)} aria-label="Zoom in">
        +
      </button>
      <button type="button" onClick={() => handle.current?.zoom(0.8)} aria-label="Zoom out">
        −
      </button>
      <button type="button" className={isWhole ? '' : 'wanted'} onClick={() => handle.current?.fit()}>
        {isWhole ? 'Fit' : 'Fit the whole map'}
      </button>
      <button type="button" onClick={turn}>
        Turn
      </button>
      <button type="button" onClick={onReplay}>
        Replay
      </button>
      {onEvolve !== undefined && (
        <button type="button" onClick={onEvolve}>
          Week by week
        </button>
      )}
      <button type="button" onClick={() => stage.current?.requestFullscreen()}>
        Full screen
      </button>
      <button type="button" onClick={() => save('svg')}>
        SVG
      </button>
      <button type="button" onClick={() => save('png')}>
        PNG
      </button>
    </div>
  );
}

/** Goes to a step as soon as its whole name is there; on Enter, to the first that contains what is written, then the next. */
function FindStep({ names, show }: { names: readonly string[]; show: (name: string) => void }) {
  const [shown, setShown] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const go = (name: string | null, words = '') => {
    setShown(name);
    setSaid(words);
    if (name !== null) show(name);
  };
  const next = (text: string) => {
    const found = stepsWith(names, text);
    const place = (found.indexOf(shown ?? '') + 1) % Math.max(1, found.length);
    const more = found.length > 1 ? `${place + 1} of ${found.length}; Enter goes to the next` : '';
    go(found[place] ?? null, found.length === 0 ? 'No step on the map contains that.' : more);
  };
  return (
    <>
      <input
        id="find-activity"
        list="activities"
        placeholder="Find a step ( / )"
        aria-label="Find a step"
        onChange={(event) => {
          go(names.includes(event.target.value) ? event.target.value : null);
        }}
        onKeyDown={(event) => event.key === 'Enter' && next(event.currentTarget.value)}
      />
      <span role="status" className="quiet-text">
        {said}
      </span>
      <datalist id="activities">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** How much of the journey is drawn, and what that leaves out. */
export function Sliders({ map, usualCoverage: usual }: { map: MapAnswer; usualCoverage: string }) {
  const place = usePlace();
  const { coverage } = map;
  const slider = (name: 'coverage' | 'paths', label: string, before: string) => {
    const value = shareAt(place, name, before);
    return (
      <label>
        {label}
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={value}
          onChange={(event) =>
            go(addressWith(place, { [name]: event.target.value === before ? null : event.target.value }), {
              replace: true,
            })
          }
        />
        <output>{value} %</output>
      </label>
    );
  };
  return (
    <div className="sliders">
      {slider('coverage', 'Activities', usual)}
      {slider('paths', 'Paths', usualPaths)}
      <p className="quiet-text" role="status">
        {coverage.activitiesShown} of {coverage.activitiesTotal} activities, {percent(coverage.eventsShare)} of events ·{' '}
        {coverage.transitionsShown} of {coverage.transitionsTotal} transitions, {percent(coverage.passesShare)} of
        passes · {counted(coverage.casesFit, 'case')} drawn whole
      </p>
    </div>
  );
}
