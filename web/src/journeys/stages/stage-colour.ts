import type { LifeStage } from '@throughline/core/journeys';
import type { CSSProperties } from 'react';

/** Hues that neighbours can be told apart by; none is the red or green that says bad or good. */
const hues = [222, 268, 196, 172, 42, 312, 90, 245, 60, 184, 285, 210] as const;

/** A stage keeps its colour on every picture; one that nobody leaves is grey. */
export function stageColour(stages: readonly Pick<LifeStage, 'terminal'>[], place: number): CSSProperties {
  const isEnd = stages[place]?.terminal === true;
  return { '--hue': hues[place % hues.length], '--strength': isEnd ? '7%' : '46%' } as CSSProperties;
}
