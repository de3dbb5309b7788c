import type { Replay } from '@throughline/core/journeys';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { count, counted, instant } from '../parts/format.ts';
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
export function ReplayOverlay({ replay, picture, camera, slot, onClose }: ReplayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const clock = useRef(0);
  const [isPlaying, setPlaying] = useState(!window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [seconds, setSeconds] = useState<number>(30);
  const [shownAt, setShownAt] = useState(0);
  useEffect(() => {
    let frame = 0;
    let last = performance.now();
    let said = 0;
    const places = middles(picture, replay);
    const draw = (now: number) => {
      if (isPlaying)
        clock.current =
          (clock.current + ((now - last) / 1000) * (replay.seconds / seconds)) % Math.max(1, replay.seconds);
      last = now;
      const view = camera();
      if (canvas.current !== null && view !== undefined)
        paint(canvas.current, view, { replay, places, at: clock.current });
      if (now - said > 100) {
        said = now;
        setShownAt(clock.current);
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, seconds, replay, picture, camera]);
  const from = replay.from === null ? 0 : Date.parse(replay.from);
  const bar = (
    <div className="replay-bar" role="group" aria-label="Replay">
      <button type="button" className="button" onClick={() => setPlaying(!isPlaying)}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Time"
        min={0}
        max={Math.ceil(replay.seconds)}
        value={Math.round(shownAt)}
        onChange={(event) => {
          clock.current = Number(event.target.value);
          setShownAt(clock.current);
        }}
      />
      <output>{instant(new Date(from + shownAt * 1000).toISOString())}</output>
      <label>
        Whole time in
        <select value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
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
  return (
    <>
      <canvas ref={canvas} className="replay" />
      {slot !== null && createPortal(bar, slot)}
    </>
  );
}

type Places = readonly ({ readonly x: number; readonly y: number } | null)[];

function middles(picture: Picture, replay: Replay): Places {
  const byName = new Map(
    picture.nodes.map((node) => [
      node.activity.activity,
      { x: node.x + nodeSize.width / 2, y: node.y + nodeSize.height / 2 },
    ]),
  );
  return replay.activities.map((name) => byName.get(name) ?? null);
}

function paint(canvas: HTMLCanvasElement, camera: Camera, scene: { replay: Replay; places: Places; at: number }): void {
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
    const where = placeOf(one, scene.places, scene.at);
    if (where === null) continue;
    pen.beginPath();
    pen.arc(where.x, where.y, 4, 0, Math.PI * 2);
    pen.fill();
  }
}

/** Where a case is at a time: on the way between the steps it last left and next reaches. Steps off the map are passed over. */
function placeOf(one: Replay['cases'][number], places: Places, at: number): { x: number; y: number } | null {
  const first = one.at[0] ?? 0;
  if (at < first || at > (one.at.at(-1) ?? 0)) return null;
  let before = 0;
  while (before + 1 < one.at.length && (one.at[before + 1] ?? 0) <= at) before += 1;
  const from = places[one.steps[before] ?? -1] ?? null;
  const to = places[one.steps[before + 1] ?? -1] ?? null;
  if (from === null || to === null) return from ?? to;
  const [left, reached] = [one.at[before] ?? 0, one.at[before + 1] ?? 0];
  const share = reached > left ? (at - left) / (reached - left) : 0;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
