import { dormancyOf, growthOf, type Silences, type StageGrowth, type StageUnit } from '@throughline/core/journeys';
import type { Analytics } from '../../engines/index.ts';
import { place } from '../place-sql.ts';
import activityChanges from './activity-changes.sql';
import { periodBounds, periodOf } from './period.ts';
import silencesSql from './silences.sql';
import stageValueDays from './stage-value-days.sql';
import { askStages, periodsIn, type StageView, stageEvidence } from './stage-view.ts';

interface ChangeRow {
  readonly period: number;
  readonly new_customers: number;
  readonly retained: number;
  readonly from_dormant: number;
  readonly from_churned: number;
  readonly lapsed: number;
  readonly churned: number;
}

export interface GrowthAsked {
  readonly unit: StageUnit;
  /** Silent periods after which a customer counts as churned; null: chosen from the data. */
  readonly dormancy: number | null;
}

/** Who is new, stays, comes back and falls silent in each whole period (METHODS §1.5). */
export async function readStageGrowth(
  analytics: Analytics,
  view: StageView,
  { unit, dormancy: given }: GrowthAsked,
): Promise<StageGrowth> {
  const last = view.customers === 0 ? -1 : periodOf(unit, view.asOfMs) - 1;
  const terminal = view.definition.stages.filter((stage) => stage.terminal).map((stage) => stage.id);
  const parameters = { unit, last_period: last, terminal };
  const ask = <Row>(sql: string, more: Record<string, number> = {}) =>
    view.customers === 0
      ? Promise.resolve([])
      : askStages<Row>(analytics, view, place(sql, { days: stageValueDays }), { ...parameters, ...more });
  const found = dormancyOf(await ask<Silences>(silencesSql));
  const periods = given ?? found.periods ?? Math.max(1, found.followed);
  const rows = await ask<ChangeRow>(activityChanges, { dormancy: periods });
  const window = periodsIn(view, unit);
  return {
    unit,
    dormancy: {
      periods,
      basis: given !== null ? 'given' : found.periods !== null ? 'chosen' : 'longest',
      limit: found.limit,
      curve: [...found.curve],
    },
    periods: growthOf(everyPeriod(rows, last))
      .filter((one) => window !== null && one.period >= window.first && one.period <= window.last)
      .map(({ period, ...counts }) => ({ ...periodBounds(unit, period), ...counts })),
    leftOut: view.customers === 0 ? null : periodBounds(unit, last + 1).from,
    evidence: stageEvidence(view),
  };
}

/** The changes of every period from the first on, also of those in which nothing changed. */
function everyPeriod(rows: readonly ChangeRow[], last: number) {
  const first = rows[0]?.period ?? last + 1;
  const known = new Map(rows.map((row) => [row.period, row]));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const row = known.get(first + index);
    return {
      period: first + index,
      new: row?.new_customers ?? 0,
      retained: row?.retained ?? 0,
      fromDormant: row?.from_dormant ?? 0,
      fromChurned: row?.from_churned ?? 0,
      lapsed: row?.lapsed ?? 0,
      churned: row?.churned ?? 0,
    };
  });
}
