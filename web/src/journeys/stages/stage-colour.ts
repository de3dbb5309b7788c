import type { CSSProperties } from 'react';

/** A stage keeps its colour on every picture: steps around the wheel, so that neighbours differ. */
export function stageColour(place: number): CSSProperties {
  return { '--hue': (222 + place * 47) % 360 } as CSSProperties;
}
