import { type Handoffs, rankWaits, type Waits } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import handoffCases from './handoff-cases.sql';
import handoffsSql from './handoffs.sql';
import { type PopulationRow, readMap } from './map.ts';
import mapPopulation from './map-population.sql';
import { askCases, evidenceOf, type View } from './view.ts';

interface HandoffRow {
  from_owner: string;
  to_owner: string;
  passes: number;
  cases: number;
  quantile_seconds: [number, number];
}

/** Where cases pass from one channel, or function, to another (METHODS §2.9). */
export async function readHandoffs(analytics: Analytics, view: View, by: Handoffs['by']): Promise<Handoffs> {
  const [rows, [cases], [population]] = await Promise.all([
    askCases<HandoffRow>(analytics, view, handoffsSql, { by }),
    askCases<{ with_handoff: number; with_return: number }>(analytics, view, handoffCases, { by }),
    askCases<PopulationRow>(analytics, view, mapPopulation),
  ]);
  return {
    by,
    items: rows.map((row) => ({
      from: row.from_owner,
      to: row.to_owner,
      count: row.passes,
      cases: row.cases,
      medianSeconds: row.quantile_seconds[0],
      p90Seconds: row.quantile_seconds[1],
    })),
    casesWithHandoff: cases?.with_handoff ?? 0,
    casesWithReturn: cases?.with_return ?? 0,
    evidence: evidenceOf(view, { cases: population?.cases ?? 0, customers: population?.customers ?? 0 }),
  };
}

/** The transitions that cost customers most time, largest first. */
export async function readWaits(analytics: Analytics, view: View): Promise<Waits> {
  const map = await readMap(analytics, view);
  return { items: rankWaits(map.transitions), evidence: map.evidence };
}
