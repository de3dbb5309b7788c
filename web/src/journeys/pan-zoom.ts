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

/**
 * Moves a group of SVG by its transform alone: nothing is drawn again while the hand moves.
 * Wheel zooms at the pointer, drag pans, two fingers do both.
 */
export function usePanZoom(
  svg: RefObject<SVGSVGElement | null>,
  group: RefObject<SVGGElement | null>,
  onMove: (camera: Camera) => void,
) {
  const camera = useRef<Camera>({ x: 0, y: 0, scale: 1 });
  const frame = useRef(0);
  const apply = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const { x, y, scale } = camera.current;
      if (group.current !== null) group.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      onMove(camera.current);
    });
  }, [group, onMove]);
  const zoomAt = useCallback(
    (factor: number, px: number, py: number) => {
      const { x, y, scale } = camera.current;
      const next = Math.min(largest, Math.max(smallest, scale * factor));
      camera.current = { scale: next, x: px - ((px - x) * next) / scale, y: py - ((py - y) * next) / scale };
      apply();
    },
    [apply],
  );
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const pointers = new Map<number, { x: number; y: number }>();
    const place = (event: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const { x, y } = place(event);
      zoomAt(Math.exp(-event.deltaY * 0.0015), x, y);
    };
    const down = (event: PointerEvent) => {
      pointers.set(event.pointerId, place(event));
    };
    const move = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const here = place(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) {
        if (Math.hypot(here.x - before.x, here.y - before.y) > 2) element.setPointerCapture(event.pointerId);
        camera.current = {
          ...camera.current,
          x: camera.current.x + here.x - before.x,
          y: camera.current.y + here.y - before.y,
        };
        apply();
      } else {
        const distance = (point: { x: number; y: number }) =>
          Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
        zoomAt(distance(here) / distance(before), (here.x + other.x) / 2, (here.y + other.y) / 2);
      }
      pointers.set(event.pointerId, here);
    };
    const up = (event: PointerEvent) => pointers.delete(event.pointerId);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  }, [svg, apply, zoomAt]);
  const fit = useCallback(
    (width: number, height: number, least = 0) => {
      const box = svg.current?.getBoundingClientRect();
      if (box === undefined || width === 0) return;
      const room = box.height - toolsHeight;
      const whole = Math.min(1.25, Math.max(smallest, Math.min(box.width / (width + 24), room / (height + 24))));
      const scale = Math.max(whole, least);
      camera.current = {
        scale,
        x: (box.width - width * scale) / 2,
        y: toolsHeight + Math.max(0, (room - height * scale) / 2),
      };
      apply();
    },
    [svg, apply],
  );
  const centre = useCallback(
    (x: number, y: number) => {
      const box = svg.current?.getBoundingClientRect();
      if (box === undefined) return;
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
  return { fit, centre, zoom, camera };
}
