import { useEffect, useRef, useState } from 'react';
import { edgeKey, type Layout, type LayoutInput } from './map-layout.ts';

/** The layout of a map, computed off the main thread; the one before stays until the next is there. */
export function useLayout(input: LayoutInput | null): Layout | null {
  const worker = useRef<Worker | null>(null);
  const newest = useRef(0);
  const [layout, setLayout] = useState<Layout | null>(null);
  const laidOut = useRef('');
  useEffect(() => {
    const mine = new Worker(new URL('./map-layout.worker.ts', import.meta.url), { type: 'module' });
    mine.onmessage = (event: MessageEvent<{ id: number; layout: Layout }>) => {
      if (event.data.id === newest.current) setLayout(event.data.layout);
    };
    worker.current = mine;
    return () => {
      mine.terminate();
      laidOut.current = '';
    };
  }, []);
  useEffect(() => {
    if (input === null) return;
    // Live counts change with every event: as long as the same steps are drawn, each stays in its place.
    const structure = structureOf(input);
    if (structure === laidOut.current) return;
    laidOut.current = structure;
    newest.current += 1;
    worker.current?.postMessage({ id: newest.current, input });
  }, [input]);
  return layout;
}

function structureOf({ direction, nodes, edges }: LayoutInput): string {
  const ids = nodes.map((one) => one.id).sort();
  const ways = edges.map((one) => edgeKey(one.from, one.to)).sort();
  return JSON.stringify([direction, ids, ways]);
}
