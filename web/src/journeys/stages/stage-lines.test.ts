import { expect, test } from 'vitest';
import { edgeKey, layOut } from '../map-layout.ts';
import { boxSize, enterAtSides, lineThrough } from './stage-lines.ts';

const layout = layOut({
  direction: 'LR',
  nodes: ['new', 'customer', 'gone'].map((id) => ({ id, ...boxSize })),
  edges: [
    { from: 'new', to: 'customer', weight: 9 },
    { from: 'new', to: 'gone', weight: 3 },
    { from: 'customer', to: 'gone', weight: 2 },
    { from: 'customer', to: 'new', weight: 1 },
  ],
});
const ways = enterAtSides(layout, 'LR');

test('a line between stages leaves and enters at the sides of their boxes', () => {
  for (const [key, { points }] of ways) {
    const [from = '', to = ''] = JSON.parse(key) as string[];
    for (const [stage, end] of [
      [from, points[0]],
      [to, points.at(-1)],
    ] as const)
      expect(Math.abs((end?.x ?? 0) - (layout.nodes[stage]?.x ?? 0))).toBe(boxSize.width / 2);
  }
});

test('no two lines share a place at the side of a stage', () => {
  const ends = [...ways.values()].flatMap(({ points }) =>
    [points[0], points.at(-1)].map((end) => `${end?.x} ${end?.y}`),
  );
  expect(new Set(ends).size).toBe(ends.length);
});

test('a line ends where the head of its arrow begins', () => {
  const { points } = ways.get(edgeKey('new', 'customer')) ?? { points: [] };
  const end = points.at(-1);
  expect(lineThrough(points, 'LR').endsWith(` ${(end?.x ?? 0) - 16},${end?.y}`)).toBe(true);
});
