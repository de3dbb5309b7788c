import { type RefObject, useEffect, useRef } from 'react';
import type { Box } from './stage-picture.ts';

const zoomMilliseconds = 420;

/** Moves what a drawing shows to a box, softly; at once for those who want no motion, and the first time. */
export function useZoom(drawing: RefObject<SVGSVGElement | null>, target: Box): void {
  const shown = useRef<Box | null>(null);
  const { x, y, width, height } = target;
  useEffect(() => {
    const to = { x, y, width, height };
    const from = shown.current;
    const show = (box: Box) => {
      shown.current = box;
      drawing.current?.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
    };
    if (from === null || window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      show(to);
      return;
    }
    let frame = 0;
    const begun = performance.now();
    const step = (now: number) => {
      const share = Math.min(1, (now - begun) / zoomMilliseconds);
      const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
      const between = (a: number, b: number) => a + (b - a) * eased;
      show({
        x: between(from.x, to.x),
        y: between(from.y, to.y),
        width: between(from.width, to.width),
        height: between(from.height, to.height),
      });
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [drawing, x, y, width, height]);
}
