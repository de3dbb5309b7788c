import { z } from 'zod';
import { lengthOfTime } from '../events/index.ts';
import { evidenceSchema } from './figure.ts';

/** How many steps lie how long after the one before: `low` ≤ ln(seconds) < `low` + the width of all bins. */
export interface GapBin {
  readonly low: number;
  readonly steps: number;
}

/** The width of a bin of ln(seconds). */
export const gapBinWidth = 0.25;

export const usualGaps = { web: 1800, service: 604_800 } as const;

export interface ChosenGap {
  readonly seconds: number;
  /** The valley between the two highest peaks; or the usual gap where there are not two. */
  readonly basis: 'valley' | 'usual';
}

/**
 * The silence that parts two micro-journeys (METHODS §1.3): the valley between the two highest peaks of ln(gap), smoothed
 * by a normal kernel. The valley must lie clearly under the lower peak; else 30 minutes where half of all gaps are under a
 * day, as on the web, and 7 days where they are longer, as in service.
 */
export function chooseGap(bins: readonly GapBin[]): ChosenGap {
  const curve = smoothed(bins);
  const peaks = curve.filter(
    (point, place) => point.height > (curve[place - 1]?.height ?? 0) && point.height >= (curve[place + 1]?.height ?? 0),
  );
  const [first, second] = peaks.toSorted((a, b) => b.height - a.height);
  if (first !== undefined && second !== undefined) {
    const [from, to] = [Math.min(first.at, second.at), Math.max(first.at, second.at)];
    const valley = curve
      .filter((point) => point.at > from && point.at < to)
      .reduce((low, point) => (point.height < low.height ? point : low), second);
    const isClear = valley.height <= 0.7 * second.height && second.height >= 0.02 * first.height;
    if (isClear) return { seconds: roundGap(Math.exp(valley.at)), basis: 'valley' };
  }
  return { seconds: medianGap(bins) < 86_400 ? usualGaps.web : usualGaps.service, basis: 'usual' };
}

interface CurvePoint {
  readonly at: number;
  readonly height: number;
}

/** A normal kernel two bins wide over the whole range, empty bins among them. */
function smoothed(bins: readonly GapBin[]): readonly CurvePoint[] {
  if (bins.length === 0) return [];
  const lows = bins.map((bin) => bin.low);
  const [from, to] = [Math.min(...lows) - 1, Math.max(...lows) + 1];
  return Array.from({ length: Math.round((to - from) / gapBinWidth) + 1 }, (_, place) => {
    const at = from + (place + 0.5) * gapBinWidth;
    const height = bins.reduce((sum, bin) => {
      const far = (bin.low + gapBinWidth / 2 - at) / (2 * gapBinWidth);
      return sum + bin.steps * Math.exp((-far * far) / 2);
    }, 0);
    return { at, height };
  });
}

function medianGap(bins: readonly GapBin[]): number {
  const half = bins.reduce((sum, bin) => sum + bin.steps, 0) / 2;
  let seen = 0;
  for (const bin of bins.toSorted((a, b) => a.low - b.low)) {
    seen += bin.steps;
    if (seen >= half) return Math.exp(bin.low);
  }
  return 0;
}

/** To a time people can say: two digits of minutes, hours or days. */
function roundGap(seconds: number): number {
  const unit = seconds >= 172_800 ? 86_400 : seconds >= 7200 ? 3600 : seconds >= 120 ? 60 : 1;
  return Math.max(1, Math.round(seconds / unit)) * unit;
}

/** Whether each moment begins a new run: the first one does, and one that lies more than the gap after the one before. */
export function runsByGap(moments: readonly number[], gap: number): readonly number[] {
  let run = 0;
  return moments.map((moment, place) => {
    if (place > 0 && moment - (moments[place - 1] ?? moment) > gap) run += 1;
    return run;
  });
}

/** A gap in seconds, at most ten years. */
export const gapSecondsSchema = lengthOfTime();

/** Cases cut further: what was done in one go, over whatever channels. */
export const microJourneysSchema = z.object({
  gap: z.object({
    seconds: z.number().int(),
    basis: z.enum(['given', 'valley', 'usual']),
    histogram: z.array(z.object({ fromSeconds: z.number(), toSeconds: z.number(), steps: z.number().int() })),
  }),
  microJourneys: z.number().int(),
  perCase: z.number().nullable().describe('The mean number in a case'),
  medianSteps: z.number().nullable(),
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  overChannels: z.number().int().describe('Micro-journeys that went over more than one channel'),
  paths: z.number().int().describe('How many different paths there are'),
  items: z.array(
    z.object({
      id: z.string().describe('Stable for the same path'),
      path: z.array(z.string()),
      microJourneys: z.number().int(),
      share: z.number(),
      cases: z.number().int(),
      customers: z.number().int(),
      medianSeconds: z.number(),
      channels: z.array(z.string()).describe('Channels it went over, most used first'),
    }),
  ),
  evidence: evidenceSchema,
});
export type MicroJourneys = z.infer<typeof microJourneysSchema>;
