import type { Replay } from '@throughline/core/journeys';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { count, counted, duration, instant } from '../parts/format.ts';
import { nodeSize, type Picture } from './map-picture.ts';
import type { Camera } from './pan-zoom.ts';

const speeds = [15, 30, 60, 120] as const;

interface ReplayProps {
  readonly replay: Replay;
  readonly picture: Picture;
  readonly camera: () => Camera | undefined;
  /** Where its buttons go: under the map, so that they cover nothing. */
  readonly slot: HTMLElement | null;
  readonly onClose: () => void;
}

/** Real cases move over the map: one dot a case, drawn on a canvas above it. The whole window plays in the chosen seconds. */
export function ReplayOverlay({ replay: asLived, picture, camera, slot, onClose }: ReplayProps) {
  const [isTogether, setTogether] = useState(() => dotsAtOnce(asLived) < fewDots);
  const replay = useMemo(() => {
    const drawn = onDrawnSteps(asLived, picture);
    return isTogether ? fromTheirStart(drawn) : drawn;
  }, [asLived, picture, isTogether]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const clock = useRef(0);
  const [isPlaying, setPlaying] = useState(!window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [seconds, setSeconds] = useState<number>(30);
  const [shownAt, setShownAt] = useState(0);
  const ground = useMemo(() => groundOf(picture, replay), [picture, replay]);
  useEffect(() => {
    let frame = 0;
    let last = performance.now();
    let said = 0;
    const draw = (now: number) => {
      if (isPlaying)
        clock.current =
          (clock.current + ((now - last) / 1000) * (replay.seconds / seconds)) % Math.max(1, replay.seconds);
      last = now;
      const view = camera();
      if (canvas.current !== null && view !== undefined)
        paint(canvas.current, view, { replay, ground, at: clock.current });
      if (now - said > 100) {
        said = now;
        setShownAt(clock.current);
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, seconds, replay, ground, camera]);
  const choose = (at: number) => {
    clock.current = at;
    setShownAt(at);
  };
  return (
    <>
      <canvas ref={canvas} className="replay" />
      {slot !== null &&
        createPortal(
          <ReplayBar
            replay={replay}
            state={{ at: shownAt, isPlaying, isTogether, seconds }}
            onTime={choose}
            onPlay={() => setPlaying(!isPlaying)}
            onTogether={(next) => {
              choose(0);
              setTogether(next);
            }}
            onSeconds={setSeconds}
            onClose={onClose}
          />,
          slot,
        )}
    </>
  );
}

interface BarProps {
  readonly replay: Replay;
  readonly state: { at: number; isPlaying: boolean; isTogether: boolean; seconds: number };
  readonly onTime: (at: number) => void;
  readonly onPlay: () => void;
  readonly onTogether: (isTogether: boolean) => void;
  readonly onSeconds: (seconds: number) => void;
  readonly onClose: () => void;
}

function ReplayBar({ replay, state, onTime, onPlay, onTogether, onSeconds, onClose }: BarProps) {
  const { at, isPlaying, isTogether, seconds } = state;
  const from = replay.from === null ? 0 : Date.parse(replay.from);
  return (
    <div className="replay-bar" role="group" aria-label="Replay">
      <button type="button" className="button" onClick={onPlay}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Time"
        min={0}
        max={Math.ceil(replay.seconds)}
        value={Math.round(at)}
        onChange={(event) => onTime(Number(event.target.value))}
      />
      <output>
        {isTogether ? `${duration(at)} after the start` : instant(new Date(from + at * 1000).toISOString())}
      </output>
      <label>
        Cases
        <select
          value={isTogether ? 'together' : 'calendar'}
          onChange={(event) => onTogether(event.target.value === 'together')}
        >
          <option value="calendar">when they happened</option>
          <option value="together">all from their start</option>
        </select>
      </label>
      <label>
        Whole time in
        <select value={seconds} onChange={(event) => onSeconds(Number(event.target.value))}>
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {speed} s
            </option>
          ))}
        </select>
      </label>
      <span className="quiet-text">
        {replay.shown < replay.total
          ? `a sample: ${count(replay.shown)} of ${counted(replay.total, 'case')}`
          : counted(replay.total, 'case')}
      </span>
      <button type="button" className="button quiet" onClick={onClose}>
        Close
      </button>
    </div>
  );
}

const fewDots = 12;

/** How many cases are under way at a time, on average. */
function dotsAtOnce({ cases, seconds }: Replay): number {
  const lived = cases.reduce((sum, one) => sum + (one.at.at(-1) ?? 0) - (one.at[0] ?? 0), 0);
  return lived / Math.max(1, seconds);
}

/** The cases without the steps that the map does not draw. */
function onDrawnSteps(replay: Replay, picture: Picture): Replay {
  const names = new Set(picture.nodes.map((node) => node.activity.activity));
  const drawn = replay.activities.map((name) => names.has(name));
  const cases = replay.cases.map((one) => {
    const isDrawn = (_: number, place: number) => drawn[one.steps[place] ?? -1] === true;
    return { ...one, steps: one.steps.filter(isDrawn), at: one.at.filter(isDrawn) };
  });
  return { ...replay, cases: cases.filter((one) => one.steps.length > 0) };
}

/** The cases as if all began at once. It ends when nine of ten have; the slowest would make the rest stand still. */
function fromTheirStart(replay: Replay): Replay {
  const cases = replay.cases.map((one) => ({ ...one, at: one.at.map((at) => at - (one.at[0] ?? 0)) }));
  const lengths = cases.map((one) => one.at.at(-1) ?? 0).sort((a, b) => a - b);
  return { ...replay, cases, seconds: Math.max(1, lengths[Math.floor(lengths.length * 0.9)] ?? 1) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where steps stand and which ways are drawn between them; both by the place of an activity in the replay. */
interface Ground {
  readonly steps: readonly (Point | null)[];
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

const pointsOfWay = 24;

/** The picture as cases walk over it: the middle of each step, and points along each line. */
function groundOf(picture: Picture, replay: Replay): Ground {
  const middles = new Map(
    picture.nodes.map((node) => [
      node.activity.activity,
      { x: node.x + nodeSize.width / 2, y: node.y + nodeSize.height / 2 },
    ]),
  );
  const places = new Map(replay.activities.map((name, place) => [name, place]));
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const ways = new Map<string, readonly Point[]>();
  for (const edge of picture.edges) {
    line.setAttribute('d', edge.path);
    const step = line.getTotalLength() / pointsOfWay;
    const points = Array.from({ length: pointsOfWay + 1 }, (_, index) => line.getPointAtLength(index * step));
    ways.set(`${places.get(edge.from)}>${places.get(edge.to)}`, points);
  }
  return { steps: replay.activities.map((name) => middles.get(name) ?? null), ways };
}

function paint(canvas: HTMLCanvasElement, camera: Camera, scene: { replay: Replay; ground: Ground; at: number }): void {
  const { clientWidth, clientHeight } = canvas;
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(clientWidth * ratio)) canvas.width = Math.round(clientWidth * ratio);
  if (canvas.height !== Math.round(clientHeight * ratio)) canvas.height = Math.round(clientHeight * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(camera.scale * ratio, 0, 0, camera.scale * ratio, camera.x * ratio, camera.y * ratio);
  pen.fillStyle = getComputedStyle(canvas).color;
  for (const one of scene.replay.cases) {
    const where = placeOf(one, scene.ground, scene.at);
    if (where === null) continue;
    pen.beginPath();
    pen.arc(where.x, where.y, 4, 0, Math.PI * 2);
    pen.fill();
  }
}

/** Where a case is at a time: on the way from the step it last left to the next. */
function placeOf(one: Replay['cases'][number], { steps, ways }: Ground, at: number): Point | null {
  const first = one.at[0] ?? 0;
  if (at < first || at > (one.at.at(-1) ?? 0)) return null;
  let before = 0;
  while (before + 1 < one.at.length && (one.at[before + 1] ?? 0) <= at) before += 1;
  const [left, next] = [one.steps[before] ?? -1, one.steps[before + 1] ?? -1];
  const [from, to] = [steps[left] ?? null, steps[next] ?? null];
  if (from === null || to === null) return from ?? to;
  const [leftAt, reachedAt] = [one.at[before] ?? 0, one.at[before + 1] ?? 0];
  const share = reachedAt > leftAt ? (at - leftAt) / (reachedAt - leftAt) : 0;
  const way = ways.get(`${left}>${next}`) ?? [from, to];
  const along = share * (way.length - 1);
  const here = way[Math.floor(along)] ?? from;
  const ahead = way[Math.ceil(along)] ?? to;
  const rest = along - Math.floor(along);
  return { x: here.x + (ahead.x - here.x) * rest, y: here.y + (ahead.y - here.y) * rest };
}
