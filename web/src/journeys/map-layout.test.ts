import { describe, expect, test } from 'vitest';
import { edgeKey, type LayoutInput, layOut, layoutFor, withRoutes } from './map-layout.ts';

const stepOf = (id: string) => ({ id, width: 176, height: 46 });
const nodes = [...'abcdef'].map(stepOf);
const mapOf = (pairs: readonly string[], ids = nodes): LayoutInput => ({
  direction: 'TB',
  nodes: ids,
  edges: pairs.map(([from = '', to = ''], place) => ({ from, to, weight: 100 - place })),
});
const ways = ['ab', 'ac', 'ad', 'be', 'ce', 'de', 'ef', 'af'];
const before = mapOf(ways);

describe('a map that events come into', () => {
  test('stays as it is where little is drawn that was not, whatever the counts are', () => {
    for (const now of [ways, ways.slice(2), [...ways, 'aa'], [...ways, 'bf']])
      expect(layoutFor(before, mapOf(now))).toBeNull();
  });

  test('is laid out again for a new step or many new lines, with room for what may come back', () => {
    const [y, z] = [stepOf('y'), stepOf('z')];
    const grown = layoutFor(mapOf([...ways, 'fz'], [...nodes, z]), mapOf([...ways, 'fy'], [...nodes, y]));
    expect(grown?.nodes.map((one) => one.id)).toEqual([...'abcdefyz']);
    expect(grown?.edges.map(({ from, to }) => from + to)).toEqual([...ways, 'fy', 'fz']);
    expect(layoutFor(before, mapOf([...ways, 'bf', 'cf', 'df']))?.edges).toHaveLength(11);
    const turned = { ...before, direction: 'LR' as const };
    expect(layoutFor(before, turned)).toBe(turned);
  });

  test('gives the room away where most of it has gone', () => {
    const other = mapOf(['bc', 'cd', 'db']);
    expect(layoutFor(before, other)).toBe(other);
  });

  test('leads new lines from border to border and leaves all else where it was', () => {
    const layout = layOut(before);
    expect(withRoutes(layout, before)).toBe(layout);
    const now = withRoutes(layout, mapOf([...ways, 'bf', 'fb']));
    expect(now.nodes).toBe(layout.nodes);
    const [there, back] = ['bf', 'fb'].map(([from = '', to = '']) => now.edges[edgeKey(from, to)]);
    const { b, f } = layout.nodes;
    expect(there?.points[0]).toEqual({ x: b?.x, y: (b?.y ?? 0) + 23 });
    expect(there?.points.at(-1)).toEqual({ x: f?.x, y: (f?.y ?? 0) - 23 });
    // Two ways of one pair bend away from each other, with their numbers.
    expect(
      Math.hypot((there?.label.x ?? 0) - (back?.label.x ?? 0), (there?.label.y ?? 0) - (back?.label.y ?? 0)),
    ).toBeCloseTo(52);
  });

  test('keeps the order of its steps when it is laid out again, whatever order they are told in', () => {
    const first = layOut(before);
    const turned = mapOf([...ways].reverse(), [...nodes].reverse());
    const across = (layout: typeof first) =>
      [...'bcd'].sort((a, b) => (layout.nodes[a]?.x ?? 0) - (layout.nodes[b]?.x ?? 0));
    expect(across(layOut(turned, first))).toEqual(across(first));
    expect(across(layOut(turned))).not.toEqual(across(first));
  });
});
