import { type LayoutInput, layOut } from './map-layout.ts';

self.onmessage = (event: MessageEvent<{ id: number; input: LayoutInput }>) => {
  self.postMessage({ id: event.data.id, layout: layOut(event.data.input) });
};
