import type { LifeStages, StageJourneys } from '@throughline/core/journeys';
import { edgeKey, type Layout, type LayoutInput, type Point } from '../map-layout.ts';
import { boxSize, enterAtSides, lineThrough } from './stage-lines.ts';

/** Above the lines and beside each other: numbers of customers with room around them. */
const label = { width: 88, height: 36 };
const journeyCard = { width: 102, height: 17, gap: 5 };
/** What fits into a box; the rest is told in a table below the map. */
export const mostJourneys = 6;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnJourney extends Box {
  readonly journey: string;
  readonly name: string;
  readonly cases: number;
  readonly customers: number;
  /** Of the journey with most cases in the stage. */
  readonly share: number;
}

export interface DrawnStage extends Box {
  readonly id: string;
  readonly name: string;
  readonly place: number;
  readonly isTerminal: boolean;
  readonly customers: number;
  readonly share: number;
  readonly journeys: readonly DrawnJourney[];
}

export interface DrawnMove {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  readonly moves: number;
  readonly path: string;
  readonly width: number;
  readonly labelAt: Point;
  /** The place of the stage it leaves, whose colour it has. */
  readonly place: number;
}

export interface StagePicture {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly DrawnStage[];
  readonly moves: readonly DrawnMove[];
}

export function stageLayoutInput(life: LifeStages, direction: 'TB' | 'LR'): LayoutInput {
  return {
    direction,
    label,
    layerGap: direction === 'LR' ? 72 : 84,
    nodes: life.definition.stages.map((stage) => ({ id: stage.id, ...boxSize })),
    edges: life.moves.map((move) => ({ from: move.from, to: move.to, weight: move.customers })),
  };
}

/** Everything the map of the whole lifecycle draws, down to the journeys inside each stage. */
export function drawStages(
  life: LifeStages,
  journeys: StageJourneys | null,
  { layout, direction }: { readonly layout: Layout; readonly direction: LayoutInput['direction'] },
): StagePicture {
  const most = Math.max(1, ...life.moves.map((move) => move.customers));
  const stages = life.definition.stages.flatMap((stage, place) => {
    const at = layout.nodes[stage.id];
    if (at === undefined) return [];
    const box = { x: at.x - boxSize.width / 2, y: at.y - boxSize.height / 2, ...boxSize };
    const found = life.stages.find((one) => one.stage === stage.id);
    const inside = (journeys?.items ?? []).filter((one) => one.stage === stage.id);
    return [
      {
        ...box,
        id: stage.id,
        name: stage.name,
        place,
        isTerminal: stage.terminal,
        customers: found?.customers ?? 0,
        share: found?.share.value ?? 0,
        journeys: placeJourneys(inside, box),
      },
    ];
  });
  const ways = enterAtSides(layout, direction);
  const moves = life.moves.flatMap((move) => {
    const way = ways.get(edgeKey(move.from, move.to));
    if (way === undefined) return [];
    return [
      {
        ...move,
        key: edgeKey(move.from, move.to),
        path: lineThrough(way.points, direction),
        width: 2 + 10 * Math.sqrt(move.customers / most),
        labelAt: way.label,
        place: life.definition.stages.findIndex((stage) => stage.id === move.from),
      },
    ];
  });
  return { width: layout.width, height: layout.height, stages, moves };
}

function placeJourneys(inside: StageJourneys['items'], box: Box): readonly DrawnJourney[] {
  const most = Math.max(1, ...inside.map((one) => one.cases));
  return inside.slice(0, mostJourneys).map((one, index) => ({
    journey: one.journey,
    name: one.name,
    cases: one.cases,
    customers: one.customers,
    share: one.cases / most,
    x: box.x + 13 + (index % 2) * (journeyCard.width + journeyCard.gap),
    y: box.y + 68 + Math.floor(index / 2) * (journeyCard.height + journeyCard.gap),
    width: journeyCard.width,
    height: journeyCard.height,
  }));
}
