import { type RefObject, useCallback, useEffect, useRef } from 'react';

export interface Camera {
  x: number;
  y: number;
  scale: number;
}

/** The room the tools above the map take. */
const toolsHeight = 44;
const smallest = 0.1;
const largest = 3;

/** Room around the picture for what stands out of it: the names of start and end, the bends of loops. */
const margin = 40;
const settleMilliseconds = 160;

export function viewBoxOf(width: number, height: number): string {
  return `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`;
}

interface Scene {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly drawing: RefObject<SVGSVGElement | null>;
  readonly width: number;
  readonly height: number;
}

/** What is told of each move: the camera, and whether all of the picture is in sight. */
export type OnMove = (camera: Camera, isWhole: boolean) => void;

interface Moves {
  readonly zoomAt: (factor: number, x: number, y: number) => void;
  readonly panBy: (dx: number, dy: number) => void;
}

/** Wheel zooms at the pointer, drag pans, two fingers do both, and so does the focus. Answers how to stop listening. */
function listenToHands(element: HTMLElement, { zoomAt, panBy }: Moves): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  const placeIn = (event: { clientX: number; clientY: number }) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const { x, y } = placeIn(event);
    zoomAt(Math.exp(-event.deltaY * 0.0015), x, y);
  };
  const down = (event: PointerEvent) => {
    pointers.set(event.pointerId, placeIn(event));
  };
  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const here = placeIn(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) {
      if (Math.hypot(here.x - before.x, here.y - before.y) > 2) element.setPointerCapture(event.pointerId);
      panBy(here.x - before.x, here.y - before.y);
    } else {
      const distance = (point: { x: number; y: number }) =>
        Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      zoomAt(distance(here) / distance(before), (here.x + other.x) / 2, (here.y + other.y) / 2);
    }
    pointers.set(event.pointerId, here);
  };
  const up = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
  };
  // A step that gets the focus out of sight is scrolled to: taken as a pan, or all that follows would be beside it.
  const scroll = () => {
    const { scrollLeft, scrollTop } = element;
    if (scrollLeft === 0 && scrollTop === 0) return;
    element.scrollTo(0, 0);
    panBy(-scrollLeft, -scrollTop);
  };
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('wheel', wheel, { passive: false, signal });
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('scroll', scroll, { signal });
  return () => stop.abort();
}

interface FitWishes {
  /** The picture gets no smaller than this, even where not all of it fits then. */
  readonly least?: number;
  /** What must be in sight where not all of it fits. */
  readonly from?: { readonly x: number; readonly y: number };
}

/** Where a length begins in a room: in its middle, or, where it is too long, such that a point of it is in sight. */
function shift(room: number, length: number, point: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, room / 2 - point));
}

/**
 * Moves a drawing inside a frame. While the hand moves nothing is drawn again: the finished picture is pushed and
 * stretched, and drawn sharp at its new size once the hand rests.
 */
export function usePanZoom({ frame: svg, drawing, width, height }: Scene, onMove: OnMove) {
  const camera = useRef<Camera>({ x: 0, y: 0, scale: 1 });
  const frame = useRef(0);
  const drawn = useRef(0);
  const settling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isByHand = useRef(false);
  const place = useCallback(
    (isSharp: boolean) => {
      const element = drawing.current;
      if (element === null) return;
      const { x, y, scale } = camera.current;
      if (isSharp && drawn.current !== scale) {
        drawn.current = scale;
        element.style.width = `${(width + 2 * margin) * scale}px`;
        element.style.height = `${(height + 2 * margin) * scale}px`;
      }
      const stretch = drawn.current === scale ? '' : ` scale(${scale / drawn.current})`;
      element.style.transform = `translate(${x - margin * scale}px, ${y - margin * scale}px)${stretch}`;
    },
    [drawing, width, height],
  );
  useEffect(() => {
    drawn.current = 0;
    place(true);
    return () => clearTimeout(settling.current);
  }, [place]);
  const apply = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      place(drawn.current === 0);
      const { x, y, scale } = camera.current;
      const { clientWidth = 0, clientHeight = 0 } = svg.current ?? {};
      const isWhole = x > -1 && y > -1 && x + width * scale < clientWidth + 1 && y + height * scale < clientHeight + 1;
      onMove(camera.current, isWhole);
    });
    clearTimeout(settling.current);
    settling.current = setTimeout(() => place(true), settleMilliseconds);
  }, [svg, width, height, place, onMove]);
  const zoomAt = useCallback(
    (factor: number, px: number, py: number) => {
      isByHand.current = true;
      const { x, y, scale } = camera.current;
      const next = Math.min(largest, Math.max(smallest, scale * factor));
      camera.current = { scale: next, x: px - ((px - x) * next) / scale, y: py - ((py - y) * next) / scale };
      apply();
    },
    [apply],
  );
  const panBy = useCallback(
    (dx: number, dy: number) => {
      isByHand.current = true;
      camera.current = { ...camera.current, x: camera.current.x + dx, y: camera.current.y + dy };
      apply();
    },
    [apply],
  );
  useEffect(
    () => (svg.current === null ? undefined : listenToHands(svg.current, { zoomAt, panBy })),
    [svg, zoomAt, panBy],
  );
  const fit = useCallback(
    ({ least = 0, from = { x: width / 2, y: height / 2 } }: FitWishes = {}) => {
      const box = svg.current?.getBoundingClientRect();
      if (box === undefined || width === 0) return;
      isByHand.current = false;
      const room = box.height - toolsHeight;
      const whole = Math.min(1.25, Math.max(smallest, Math.min(box.width / (width + 24), room / (height + 24))));
      // Where not all of it fits, it fills the frame across the way that it goes on.
      const across = Math.min(1, Math.max(box.width / (width + 24), room / (height + 24)));
      const scale = whole >= least ? whole : Math.max(least, across);
      camera.current = {
        scale,
        x: shift(box.width, width * scale, from.x * scale),
        y: toolsHeight + shift(room, height * scale, from.y * scale),
      };
      apply();
    },
    [svg, width, height, apply],
  );
  const centre = useCallback(
    (x: number, y: number) => {
      const box = svg.current?.getBoundingClientRect();
      if (box === undefined) return;
      isByHand.current = true;
      const scale = Math.max(0.8, camera.current.scale);
      camera.current = { scale, x: box.width / 2 - x * scale, y: box.height / 2 - y * scale };
      apply();
    },
    [svg, apply],
  );
  const zoom = useCallback(
    (factor: number) => {
      const box = svg.current?.getBoundingClientRect();
      if (box !== undefined) zoomAt(factor, box.width / 2, box.height / 2);
    },
    [svg, zoomAt],
  );
  return { fit, centre, zoom, panBy, camera, isByHand, tell: apply };
}
