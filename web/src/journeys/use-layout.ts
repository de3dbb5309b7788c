import { useEffect, useMemo, useRef, useState } from 'react';
import { type LaidOut, type LayoutInput, type LayoutRequest, layoutFor, withRoutes } from './map-layout.ts';

type Asked = Omit<LayoutRequest, 'before'>;

/**
 * The layout of a map, computed off the main thread; the one before stays until the next is there. In one `view` the steps
 * keep their places while events come: a new line is led between them, and only new steps, or many new lines, have the map
 * laid out again, in the order it had. `view` is null while the answer for the next one is on its way.
 */
export function useLayout(input: LayoutInput | null, view: string | null): LaidOut | null {
  const desk = useRef<LayoutDesk | null>(null);
  const asked = useRef<Asked | null>(null);
  const [laid, setLaid] = useState<LaidOut | null>(null);
  useEffect(() => {
    const mine = new LayoutDesk(setLaid);
    desk.current = mine;
    return () => {
      mine.close();
      asked.current = null;
    };
  }, []);
  useEffect(() => {
    if (input === null || view === null) return;
    const next = asked.current?.view === view ? layoutFor(asked.current.input, input) : input;
    if (next === null) return;
    asked.current = { view, input: next };
    desk.current?.ask(asked.current);
  }, [input, view]);
  return useMemo(
    () => (laid === null || input === null ? laid : { view: laid.view, layout: withRoutes(laid.layout, input) }),
    [laid, input],
  );
}

/** Has one layout made at a time: of what is asked meanwhile only the newest is, and another view ends the work for this one. */
class LayoutDesk {
  #worker: Worker | null = null;
  #working: Asked | null = null;
  #waiting: Asked | null = null;
  #shown: LaidOut | null = null;
  readonly #tell: (laid: LaidOut) => void;

  constructor(tell: (laid: LaidOut) => void) {
    this.#tell = tell;
  }

  ask(asked: Asked): void {
    if (this.#working !== null && this.#working.view === asked.view) {
      this.#waiting = asked;
      return;
    }
    if (this.#working !== null) this.close();
    this.#begin(asked);
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#working = null;
    this.#waiting = null;
  }

  #begin(asked: Asked): void {
    this.#working = asked;
    this.#worker ??= this.#open();
    const before = this.#shown?.view === asked.view ? this.#shown.layout : null;
    this.#worker.postMessage({ ...asked, before } satisfies LayoutRequest);
  }

  #open(): Worker {
    const worker = new Worker(new URL('./map-layout.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<LaidOut>) => {
      this.#shown = data;
      this.#tell(data);
      this.#next();
    };
    // A map that cannot be laid out must not stop the one after it.
    worker.onerror = () => this.#next();
    return worker;
  }

  #next(): void {
    this.#working = null;
    const next = this.#waiting;
    this.#waiting = null;
    if (next !== null) this.#begin(next);
  }
}
