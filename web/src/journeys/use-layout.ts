import { useEffect, useMemo, useRef, useState } from 'react';
import { type Layout, type LayoutInput, layoutFor, withRoutes } from './map-layout.ts';

/** A layout and the view it was made for. */
export interface LaidOut {
  readonly view: string;
  readonly layout: Layout;
}

interface Request {
  readonly view: string;
  readonly input: LayoutInput;
}

/**
 * The layout of a map, computed off the main thread; the one before stays until the next is there. In one `view` the steps
 * keep their places while events come: a new line is led between them, and only new steps, or many new lines, have the map
 * laid out again, in the order it had. `view` is null while the answer for the next one is on its way.
 */
export function useLayout(input: LayoutInput | null, view: string | null): LaidOut | null {
  const worker = useRef<Worker | null>(null);
  const newest = useRef(0);
  const asked = useRef<Request | null>(null);
  const [laid, setLaid] = useState<LaidOut | null>(null);
  const shown = useRef<LaidOut | null>(null);
  useEffect(() => {
    const mine = new Worker(new URL('./map-layout.worker.ts', import.meta.url), { type: 'module' });
    mine.onmessage = ({ data }: MessageEvent<LaidOut & { id: number }>) => {
      if (data.id !== newest.current) return;
      shown.current = { view: data.view, layout: data.layout };
      setLaid(shown.current);
    };
    worker.current = mine;
    return () => {
      mine.terminate();
      asked.current = null;
    };
  }, []);
  useEffect(() => {
    if (input === null || view === null) return;
    const next = asked.current?.view === view ? layoutFor(asked.current.input, input) : input;
    if (next === null) return;
    asked.current = { view, input: next };
    newest.current += 1;
    const before = shown.current?.view === view ? shown.current.layout : null;
    worker.current?.postMessage({ id: newest.current, view, input: next, before });
  }, [input, view]);
  return useMemo(
    () => (laid === null || input === null ? laid : { view: laid.view, layout: withRoutes(laid.layout, input) }),
    [laid, input],
  );
}
