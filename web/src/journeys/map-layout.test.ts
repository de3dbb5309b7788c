import { describe, expect, test } from 'vitest';
import { changeOf, edgeKey, type LayoutInput, layOut, withRoutes } from './map-layout.ts';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, width: 176, height: 46 }));
const mapOf = (pairs: readonly string[], ids = nodes): LayoutInput => ({
  direction: 'TB',
  nodes: ids,
  edges: pairs.map(([from = '', to = ''], place) => ({ from, to, weight: 100 - place })),
});
const ways = ['ab', 'ac', 'ad', 'be', 'ce', 'de', 'ef', 'af'];
const before = mapOf(ways);

describe('a map that events come into', () => {
  test('stays as it is where nothing is drawn that was not, whatever the counts are', () => {
    expect(changeOf(before, before)).toBe('none');
    expect(changeOf(before, mapOf(ways.slice(2)))).toBe('none');
    expect(changeOf(before, mapOf([...ways, 'aa']))).toBe('none');
  });

  test('takes a few new lines between its steps, and is laid out again for a step or for many', () => {
    expect(changeOf(before, mapOf([...ways, 'bf']))).toBe('lines');
    expect(changeOf(before, mapOf([...ways, 'bf', 'cf', 'df']))).toBe('much');
    expect(changeOf(before, mapOf(ways, [...nodes, { id: 'g', width: 176, height: 46 }]))).toBe('much');
    expect(changeOf(before, { ...before, direction: 'LR' })).toBe('much');
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
