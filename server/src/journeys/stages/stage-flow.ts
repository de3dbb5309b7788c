import { type LifeStages, type StageFlow, type StageUnit, wilsonShare } from '@throughline/core/journeys';
import type { Analytics } from '../../engines/index.ts';
import { periodBounds, periodOf } from './period.ts';
import stageMoves from './stage-moves.sql';
import stageNow from './stage-now.sql';
import { askStages, type StageView, stageEvidence } from './stage-view.ts';

interface MoveRow {
  readonly period: number;
  readonly came_from: string;
  readonly came_to: string;
  readonly moves: number;
  readonly customers: number;
}

/** How many customers are in each stage now, and how they came there. */
export async function readStagesNow(
  analytics: Analytics,
  view: StageView,
): Promise<Pick<LifeStages, 'stages' | 'moves' | 'evidence'>> {
  const [now, moves] = await Promise.all([
    askStages<{ now: string; customers: number }>(analytics, view, stageNow),
    askStages<MoveRow>(analytics, view, stageMoves, { unit: 'all' }),
  ]);
  const counts = new Map(now.map((row) => [row.now, row.customers]));
  const total = now.reduce((sum, row) => sum + row.customers, 0);
  return {
    stages: view.definition.stages.map(({ id }) => ({
      stage: id,
      customers: counts.get(id) ?? 0,
      share: wilsonShare(counts.get(id) ?? 0, total),
    })),
    moves: moves.filter((row) => row.came_from !== '').map(moveOf),
    evidence: stageEvidence(view),
  };
}

function moveOf(row: MoveRow) {
  return { from: row.came_from, to: row.came_to, customers: row.customers, moves: row.moves };
}

/** How customers move between stages period by period, and how many each stage holds at the end of each. */
export async function readStageFlow(analytics: Analytics, view: StageView, unit: StageUnit): Promise<StageFlow> {
  const rows = view.customers === 0 ? [] : await askStages<MoveRow>(analytics, view, stageMoves, { unit });
  const held = new Map(view.definition.stages.map((stage) => [stage.id, 0]));
  const [begins, ends] = [periodOf(unit, view.firstMs), periodOf(unit, view.asOfMs)];
  const { from, to } = view.window;
  const periods: StageFlow['periods'] = [];
  for (let period = begins; rows.length > 0 && period <= ends; period++) {
    const moves = rows.filter((row) => row.period === period);
    for (const move of moves) {
      held.set(move.came_to, (held.get(move.came_to) ?? 0) + move.moves);
      if (move.came_from !== '') held.set(move.came_from, (held.get(move.came_from) ?? 0) - move.moves);
    }
    const bounds = periodBounds(unit, period);
    const isAsked =
      (from === null || Date.parse(bounds.to) > from.getTime()) &&
      (to === null || Date.parse(bounds.from) < to.getTime());
    if (!isAsked) continue;
    const total = (of: (move: MoveRow) => boolean) => moves.filter(of).reduce((sum, move) => sum + move.moves, 0);
    periods.push({
      ...bounds,
      complete: period < ends,
      stages: [...held].map(([stage, customers]) => ({
        stage,
        customers,
        entered: total((move) => move.came_to === stage),
        left: total((move) => move.came_from === stage),
      })),
      moves: moves.map(moveOf),
    });
  }
  return { unit, periods, evidence: stageEvidence(view) };
}
