import type { Layout, LayoutInput, Point } from '../map-layout.ts';

export const boxSize = { width: 236, height: 138 };
/** How long the head of an arrow is: the line ends where it begins. */
export const arrowLength = 16;

interface Way {
  readonly points: readonly Point[];
  readonly label: Point;
}

type Direction = LayoutInput['direction'];

/**
 * The ways between stages, by their keys. Each leaves and enters a stage at the side that looks its way, with the others
 * of that side evenly beside it, so that none runs behind a box or into the head of another.
 */
export function enterAtSides({ nodes, edges }: Layout, direction: Direction): ReadonlyMap<string, Way> {
  const [along, across] = direction === 'LR' ? (['x', 'y'] as const) : (['y', 'x'] as const);
  const [half, breadth] =
    direction === 'LR' ? [boxSize.width / 2, boxSize.height] : [boxSize.height / 2, boxSize.width];
  const ends = Object.entries(edges).flatMap(([key, { points }]) => {
    const [from = '', to = ''] = JSON.parse(key) as string[];
    const inner = points.slice(1, -1);
    return [
      { key, isStart: true, stage: from, toward: inner[0] ?? nodes[to] },
      { key, isStart: false, stage: to, toward: inner.at(-1) ?? nodes[from] },
    ].flatMap((end) => {
      const [centre, toward] = [nodes[end.stage], end.toward];
      if (centre === undefined || toward === undefined) return [];
      const isAhead = toward[along] > centre[along];
      return [{ ...end, centre, toward, isAhead, side: JSON.stringify([end.stage, isAhead]) }];
    });
  });
  const sides = [...new Set(ends.map((end) => end.side))].map((side) => ends.filter((end) => end.side === side));
  const places = new Map<string, Point>();
  for (const side of sides) {
    for (const [index, end] of side.toSorted((a, b) => a.toward[across] - b.toward[across]).entries()) {
      const alongSide = end.centre[across] + breadth * ((index + 1) / (side.length + 1) - 0.5);
      const atSide = end.centre[along] + (end.isAhead ? half : -half);
      const place = direction === 'LR' ? { x: atSide, y: alongSide } : { x: alongSide, y: atSide };
      places.set(JSON.stringify([end.key, end.isStart]), place);
    }
  }
  return new Map(
    Object.entries(edges).map(([key, { points, label }]) => {
      const [start, end] = [true, false].map((isStart) => places.get(JSON.stringify([key, isStart])));
      const whole = start === undefined || end === undefined ? points : [start, ...points.slice(1, -1), end];
      return [key, { points: whole, label }];
    }),
  );
}

/**
 * A soft line through each of its points, also that of its label, up to where the head of the arrow begins. It leaves and
 * enters straight along the direction of the picture.
 */
export function lineThrough(points: readonly Point[], direction: Direction): string {
  const all = cutShort(points, direction);
  const last = all.length - 1;
  const at = (index: number) => all[Math.min(last, Math.max(0, index))] ?? { x: 0, y: 0 };
  const straight = (from: Point, to: Point) =>
    direction === 'LR' ? { x: (from.x + to.x) / 2, y: from.y } : { x: from.x, y: (from.y + to.y) / 2 };
  const parts = all.slice(1).map((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    const leave =
      index === 0 ? straight(from, to) : { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const enter =
      index + 1 === last ? straight(to, from) : { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${words(leave)} ${words(enter)} ${words(to)}`;
  });
  return all.length === 0 ? '' : `M${words(at(0))}${parts.join('')}`;
}

const words = ({ x, y }: Point) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;

/** A way without the length of the arrow head at its end. */
function cutShort(points: readonly Point[], direction: Direction): readonly Point[] {
  const [before, last] = points.slice(-2);
  if (before === undefined || last === undefined) return points;
  const end =
    direction === 'LR'
      ? { x: last.x - Math.sign(last.x - before.x) * arrowLength, y: last.y }
      : { x: last.x, y: last.y - Math.sign(last.y - before.y) * arrowLength };
  return [...points.slice(0, -1), end];
}
