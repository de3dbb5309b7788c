import { type LayoutRequest, layOut } from './map-layout.ts';

self.onmessage = ({ data: { view, input, before } }: MessageEvent<LayoutRequest>) => {
  self.postMessage({ view, layout: layOut(input, before) });
};
