import { useEffect, useRef, useState } from 'react';
import type { Layout, LayoutInput } from './map-layout.ts';

/** The layout of a map, computed off the main thread; the one before stays until the next is there. */
export function useLayout(input: LayoutInput | null): Layout | null {
  const worker = useRef<Worker | null>(null);
  const newest = useRef(0);
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    const mine = new Worker(new URL('./map-layout.worker.ts', import.meta.url), { type: 'module' });
    mine.onmessage = (event: MessageEvent<{ id: number; layout: Layout }>) => {
      if (event.data.id === newest.current) setLayout(event.data.layout);
    };
    worker.current = mine;
    return () => mine.terminate();
  }, []);
  useEffect(() => {
    if (input === null) return;
    newest.current += 1;
    worker.current?.postMessage({ id: newest.current, input });
  }, [input]);
  return layout;
}
