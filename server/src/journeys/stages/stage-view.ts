import type { Evidence, StagesDefinition, StageUnit } from '@throughline/core/journeys';
import type { Analytics, Parameters } from '../../engines/index.ts';
import { compileCaseFilter } from '../compile-case-filter.ts';
import { builtInJourney } from '../journey-store.ts';
import { place } from '../place-sql.ts';
import type { View } from '../view.ts';
import { openView, readFilter, type ViewParts, type ViewQuery } from '../view-query.ts';
import { periodOf, startOfPeriod } from './period.ts';
import knownUntilSql from './stage-known-until.sql';
import { readableStages } from './stage-store.ts';

/** Which customers a question about life stages is about, by which definition, and up to when it is known what happened. */
export interface StageView {
  readonly workspace: string;
  readonly version: number;
  readonly definition: StagesDefinition;
  /** Customers whose whole timeline passes the filter. */
  readonly timelines: View;
  readonly window: { readonly from: Date | null; readonly to: Date | null };
  readonly asOfMs: number;
  readonly firstMs: number;
  readonly customers: number;
}

/** Opens the stages of a workspace for the customers and the window of a query. Throws TL_STAGE_UNKNOWN for none. */
export async function openStageView(
  analytics: Analytics,
  parts: ViewParts,
  asked: { readonly workspace: string; readonly query: ViewQuery },
): Promise<StageView> {
  const { from, to } = readFilter(asked.query);
  const { from: _from, to: _to, ...who } = asked.query;
  const timelines = await openView(parts, asked.workspace, builtInJourney, who);
  const { version, definition } = await readableStages(parts.records, asked.workspace);
  const open = { workspace: asked.workspace, version, definition, timelines, window: { from, to } };
  const nothing = { ...open, asOfMs: 0, firstMs: 0, customers: 0 };
  const [known] = await askStages<{ known_ms: number; first_known_ms: number; customers: number }>(
    analytics,
    nothing,
    knownUntilSql,
  );
  if (known === undefined || known.customers === 0) return nothing;
  const asOfMs = Math.min(known.known_ms, Date.now());
  return { ...open, asOfMs, firstMs: known.first_known_ms, customers: known.customers };
}

/** Asks about the stages of the customers of a view. */
export async function askStages<Row>(
  analytics: Analytics,
  view: StageView,
  sql: string,
  parameters: Parameters = {},
): Promise<readonly Row[]> {
  const { journey, filter, found } = view.timelines;
  const chosen = compileCaseFilter(filter, found);
  const who =
    chosen.sql === '1'
      ? '1'
      : `customer in (select customer from cases final where workspace = {workspace:String}
           and journey = {journey:String} and version = {version:UInt32} and (${chosen.sql}))`;
  return analytics.query<Row>(place(sql, { who }), {
    workspace: view.workspace,
    journey: journey.id,
    version: journey.version,
    stages_version: view.version,
    as_of: view.asOfMs,
    ...chosen.parameters,
    ...parameters,
  });
}

/** The window of a view in whole periods: none before the first event, none that is not over. Null where there is none. */
export function periodsIn(view: StageView, unit: StageUnit): { readonly first: number; readonly last: number } | null {
  if (view.customers === 0) return null;
  const { from, to } = view.window;
  const begins = from === null ? 0 : periodOf(unit, from.getTime());
  const isWhole = from === null || startOfPeriod(unit, begins) === from.getTime();
  const first = Math.max(
    periodOf(unit, view.firstMs),
    from === null ? Number.NEGATIVE_INFINITY : begins + (isWhole ? 0 : 1),
  );
  const over = to === null ? Number.POSITIVE_INFINITY : periodOf(unit, to.getTime()) - 1;
  const last = Math.min(periodOf(unit, view.asOfMs) - 1, over);
  return last < first ? null : { first, last };
}

/** The instants between which a view looks, in milliseconds: everything where a query names none. */
export function windowMs({ window }: StageView): { readonly from_ms: number; readonly to_ms: number } {
  return {
    from_ms: window.from?.getTime() ?? Number.MIN_SAFE_INTEGER,
    to_ms: window.to?.getTime() ?? Number.MAX_SAFE_INTEGER,
  };
}

/** What makes the numbers of a view true. Each customer's whole timeline is one case. */
export function stageEvidence(view: StageView, customers = view.customers): Evidence {
  return {
    definition: `stages@${view.version}`,
    window: { from: view.window.from?.toISOString() ?? null, to: view.window.to?.toISOString() ?? null },
    population: view.timelines.filter.where === null ? 'All customers' : 'Customers whose timeline passes the filter',
    cases: customers,
    customers,
    asOf: new Date(view.customers === 0 ? Date.now() : view.asOfMs).toISOString(),
  };
}
