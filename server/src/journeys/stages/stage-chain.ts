import {
  type StageMatrix,
  type StageRuns,
  type StageTimes,
  type StageUnit,
  stageChain,
} from '@throughline/core/journeys';
import { cumulativeIncidence, medianTime } from '@throughline/core/statistics';
import type { Analytics } from '../../engines/index.ts';
import { place } from '../place-sql.ts';
import { periodBounds } from './period.ts';
import stageCellCustomers from './stage-cell-customers.sql';
import stagePeriodEnds from './stage-period-ends.sql';
import stageRuns from './stage-runs.sql';
import { askStages, periodsIn, type StageView, stageEvidence, windowMs } from './stage-view.ts';
import stageVisits from './stage-visits.sql';

/** From which stage to which from one period end to the next, over whole periods only. */
export async function readStageMatrix(analytics: Analytics, view: StageView, unit: StageUnit): Promise<StageMatrix> {
  const window = periodsIn(view, unit);
  const stages = view.definition.stages.map((stage) => stage.id);
  const terminal = view.definition.stages.filter((stage) => stage.terminal).map((stage) => stage.id);
  const parameters = { unit, first_period: window?.first ?? 0, last_period: window?.last ?? -1 };
  const ask = <Row>(sql: string) =>
    window === null ? [] : askStages<Row>(analytics, view, place(sql, { period_ends: stagePeriodEnds }), parameters);
  const [runs, cells] = await Promise.all([
    ask<StageRuns>(stageRuns),
    ask<{ came_from: string; came_to: string; customers: number }>(stageCellCustomers),
  ]);
  const chain = stageChain(runs, { stages, terminal });
  const customers = new Map(cells.map((cell) => [`${cell.came_from}\n${cell.came_to}`, cell.customers]));
  return {
    unit,
    window: {
      from: window === null ? null : periodBounds(unit, window.first).from,
      to: window === null ? null : periodBounds(unit, window.last).to,
      periods: window === null ? 0 : window.last - window.first + 1,
    },
    cells: chain.cells.map(({ interval, ...cell }) => ({
      ...cell,
      customers: customers.get(`${cell.from}\n${cell.to}`) ?? 0,
      interval: interval === null ? null : [...interval],
    })),
    absorbing: [...chain.absorbing],
    remaining: [...chain.remaining],
    order: chain.order,
    evidence: stageEvidence(view),
  };
}

interface VisitRow {
  readonly stage: string;
  readonly visits: number;
  readonly customers: number;
  readonly over: number;
  readonly elapsed_ms: readonly number[];
  readonly over_then: readonly number[];
  readonly open_then: readonly number[];
}

/** How long customers stay in each stage; visits that go on are counted as far as they are known (METHODS §4.3). */
export async function readStageTimes(analytics: Analytics, view: StageView): Promise<StageTimes> {
  const rows = await askStages<VisitRow>(analytics, view, stageVisits, windowMs(view));
  const byStage = new Map(rows.map((row) => [row.stage, row]));
  const stages = view.definition.stages.map(({ id }) => timeIn(id, byStage.get(id)));
  return { stages, evidence: stageEvidence(view) };
}

function timeIn(stage: string, row: VisitRow | undefined): StageTimes['stages'][number] {
  const points = cumulativeIncidence(
    (row?.elapsed_ms ?? []).map((milliseconds, index) => ({
      seconds: milliseconds / 1000,
      reached: row?.over_then[index] ?? 0,
      ended: 0,
      open: row?.open_then[index] ?? 0,
    })),
  );
  const { median, interval } = medianTime(points);
  const step = Math.max(1, Math.ceil(points.length / 120));
  const visits = row?.visits ?? 0;
  return {
    stage,
    visits,
    customers: row?.customers ?? 0,
    left: row?.over ?? 0,
    open: visits - (row?.over ?? 0),
    medianSeconds: median,
    medianInterval: [...interval],
    p90Seconds: points.find((point) => point.share >= 0.9)?.seconds ?? null,
    curve: points
      .filter((_, place) => place % step === 0 || place === points.length - 1)
      .map((point) => ({
        seconds: point.seconds,
        left: point.share,
        interval: point.interval === null ? null : [...point.interval],
      })),
  };
}
