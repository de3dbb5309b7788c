import { type Handoffs, type MapTransition, rankWaits, type Waits } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import handoffCases from './handoff-cases.sql';
import handoffsSql from './handoffs.sql';
import { noOwners, readMap, wholeMap } from './map.ts';
import { readPopulation } from './population.ts';
import transitionCustomers from './transition-customers.sql';
import { askCases, evidenceOf, type View } from './view.ts';

interface HandoffRow {
  from_owner: string;
  to_owner: string;
  passes: number;
  cases: number;
  customers: number;
  quantile_seconds: [number, number];
}

/** Where cases pass from one channel, or function, to another (METHODS §2.9). */
export async function readHandoffs(analytics: Analytics, view: View, by: Handoffs['by']): Promise<Handoffs> {
  const [rows, [cases], [population]] = await Promise.all([
    askCases<HandoffRow>(analytics, view, handoffsSql, { by }),
    askCases<{ with_handoff: number; with_return: number }>(analytics, view, handoffCases, { by }),
    readPopulation(analytics, view),
  ]);
  return {
    by,
    items: rows.map((row) => ({
      from: row.from_owner,
      to: row.to_owner,
      count: row.passes,
      cases: row.cases,
      customers: row.customers,
      medianSeconds: row.quantile_seconds[0],
      p90Seconds: row.quantile_seconds[1],
    })),
    casesWithHandoff: cases?.with_handoff ?? 0,
    casesWithReturn: cases?.with_return ?? 0,
    evidence: evidenceOf(view, { cases: population?.cases ?? 0, customers: population?.customers ?? 0 }),
  };
}

/** The transitions that cost customers most time, largest first (METHODS §2.8). */
export async function readWaits(analytics: Analytics, view: View): Promise<Waits> {
  const [map, customers] = await Promise.all([
    readMap(analytics, view, wholeMap, noOwners),
    readTransitionCustomers(analytics, view),
  ]);
  const of = ({ from, to, cases }: MapTransition) =>
    customers === null ? cases : (customers.get(JSON.stringify([from, to])) ?? 0);
  return { items: rankWaits(map.transitions, of), evidence: map.evidence };
}

/** The customers who pass each transition; null where each has one case, and the cases say it. */
async function readTransitionCustomers(analytics: Analytics, view: View): Promise<ReadonlyMap<string, number> | null> {
  if (view.journey.definition.notion.kind === 'customer') return null;
  const rows = await askCases<{ from_activity: string; to_activity: string; customers: number }>(
    analytics,
    view,
    transitionCustomers,
  );
  return new Map(rows.map((row) => [JSON.stringify([row.from_activity, row.to_activity]), row.customers]));
}
