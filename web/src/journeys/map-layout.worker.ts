import { type Layout, type LayoutInput, layOut } from './map-layout.ts';

interface Request {
  readonly id: number;
  readonly view: string;
  readonly input: LayoutInput;
  readonly before: Layout | null;
}

self.onmessage = ({ data: { id, view, input, before } }: MessageEvent<Request>) => {
  self.postMessage({ id, view, layout: layOut(input, before) });
};
