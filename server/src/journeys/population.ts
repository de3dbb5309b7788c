import type { Analytics } from '../engines/index.ts';
import mapPopulation from './map-population.sql';
import type { Shape } from './tally.ts';
import { askSums, type View } from './view.ts';

/** How many there are in a view, and how long its cases take. */
export interface PopulationRow {
  readonly cases: number;
  readonly customers: number;
  readonly events: number;
  readonly rework_cases: number;
  /** How long all cases take together, in milliseconds. */
  readonly total_ms: number;
  readonly quantile_seconds: readonly [number | null, number | null];
  readonly first_ms: number;
  readonly last_ms: number;
}

const shape: Shape = {
  by: [],
  gone: 'deleted',
  sums: ['cases', 'customers', 'events', 'rework_cases', 'total_ms'],
  least: ['first_ms'],
  greatest: ['last_ms'],
};

/** Counts the cases, customers and events of a view. One row in all, or none where there are no cases. */
export function readPopulation(analytics: Analytics, view: View): Promise<readonly PopulationRow[]> {
  return askSums(analytics, view, { sql: mapPopulation, shape, kept: ['quantile_seconds'] });
}
