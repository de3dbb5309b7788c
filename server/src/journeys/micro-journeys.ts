import { chooseGap, type GapBin, gapBinWidth, type MicroJourneys } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import microGaps from './micro-gaps.sql';
import microJourneysOfCases from './micro-journeys-of-cases.sql';
import microPaths from './micro-paths.sql';
import microSummary from './micro-summary.sql';
import { place } from './place-sql.ts';
import { askCases, evidenceOf, type View } from './view.ts';

interface SummaryRow {
  readonly micro_journeys: number;
  readonly cases: number;
  readonly customers: number;
  readonly paths: number;
  readonly over_channels: number;
  readonly median_steps: number | null;
  readonly quantile_seconds: readonly [number | null, number | null];
}

interface PathRow {
  readonly path_id: string;
  readonly steps: string[];
  readonly micro_journeys: number;
  readonly cases: number;
  readonly customers: number;
  readonly median_seconds: number;
  readonly channels: string[];
}

/** The cases of a view cut into what was done in one go, over whatever channels (METHODS §1.3). */
export async function readMicroJourneys(
  analytics: Analytics,
  view: View,
  { gapSeconds, limit }: { readonly gapSeconds: number | null; readonly limit: number },
): Promise<MicroJourneys> {
  const bins = await askCases<GapBin>(analytics, view, microGaps);
  const gap = gapSeconds === null ? chooseGap(bins) : { seconds: gapSeconds, basis: 'given' as const };
  const parameters = { gap_ms: gap.seconds * 1000, limit };
  const ask = <Row>(sql: string) =>
    askCases<Row>(analytics, view, place(sql, { micro: microJourneysOfCases }), parameters);
  const [[summary], paths] = await Promise.all([ask<SummaryRow>(microSummary), ask<PathRow>(microPaths)]);
  const total = summary?.micro_journeys ?? 0;
  const cases = summary?.cases ?? 0;
  return {
    gap: {
      ...gap,
      histogram: bins.map(({ low, steps }) => ({
        fromSeconds: Math.exp(low),
        toSeconds: Math.exp(low + gapBinWidth),
        steps,
      })),
    },
    microJourneys: total,
    perCase: cases === 0 ? null : total / cases,
    medianSteps: total === 0 ? null : (summary?.median_steps ?? null),
    medianSeconds: total === 0 ? null : (summary?.quantile_seconds[0] ?? null),
    p90Seconds: total === 0 ? null : (summary?.quantile_seconds[1] ?? null),
    overChannels: summary?.over_channels ?? 0,
    paths: summary?.paths ?? 0,
    items: paths.map((row) => ({
      id: row.path_id,
      path: row.steps,
      microJourneys: row.micro_journeys,
      share: total === 0 ? 0 : row.micro_journeys / total,
      cases: row.cases,
      customers: row.customers,
      medianSeconds: row.median_seconds,
      channels: row.channels,
    })),
    evidence: evidenceOf(view, { cases, customers: summary?.customers ?? 0 }),
  };
}
