import { byText } from '../events/index.ts';
import type { MapActivity, MapTransition } from './map.ts';

/**
 * The activities that stay when a map is to cover `share` (0–1) of the events: most cases first, until they do
 * (METHODS §2.2). At least one stays.
 */
export function keepActivities(activities: readonly MapActivity[], share: number): readonly string[] {
  const all = activities.reduce((sum, activity) => sum + activity.events, 0);
  const ranked = [...activities].sort(
    (a, b) => b.cases - a.cases || b.events - a.events || byText(a.activity, b.activity),
  );
  const kept: string[] = [];
  let covered = 0;
  for (const activity of ranked) {
    if (kept.length > 0 && covered >= share * all - 1e-9) break;
    kept.push(activity.activity);
    covered += activity.events;
  }
  return kept;
}

type Edge = { readonly from: string; readonly to: string; readonly count: number };
const start = '\u0000start';
const end = '\u0000end';

/**
 * The transitions that stay when a map is to carry `share` (0–1) of all passes (METHODS §2.2): each activity keeps its
 * strongest way in and out, each stays on a path from start to end (the path whose weakest pass is strongest), then
 * the most frequent are added until the share is reached. Counts are not changed: what is hidden is told apart.
 */
export function keepTransitions(
  activities: readonly MapActivity[],
  transitions: readonly MapTransition[],
  share: number,
): readonly MapTransition[] {
  const between = transitions.filter((edge) => edge.from !== edge.to);
  const edges: Edge[] = [
    ...between,
    ...activities.filter((a) => a.starts > 0).map((a) => ({ from: start, to: a.activity, count: a.starts })),
    ...activities.filter((a) => a.ends > 0).map((a) => ({ from: a.activity, to: end, count: a.ends })),
  ];
  const kept = new Set<Edge>();
  for (const strongest of [strongestBy(edges, (edge) => edge.from), strongestBy(edges, (edge) => edge.to)]) {
    for (const edge of strongest.values()) kept.add(edge);
  }
  for (const edge of widestPaths(
    edges,
    start,
    (e) => e.from,
    (e) => e.to,
  ).values())
    kept.add(edge);
  for (const edge of widestPaths(
    edges,
    end,
    (e) => e.to,
    (e) => e.from,
  ).values())
    kept.add(edge);
  return fillUp(transitions, kept, share);
}

function fillUp(
  transitions: readonly MapTransition[],
  needed: ReadonlySet<Edge>,
  share: number,
): readonly MapTransition[] {
  const all = transitions.reduce((sum, edge) => sum + edge.count, 0);
  const ranked = [...transitions].sort((a, b) => b.count - a.count || byText(a.from, b.from) || byText(a.to, b.to));
  const chosen = new Set<MapTransition>(ranked.filter((edge) => needed.has(edge)));
  let covered = [...chosen].reduce((sum, edge) => sum + edge.count, 0);
  for (const edge of ranked) {
    if (covered >= share * all - 1e-9) break;
    if (chosen.has(edge)) continue;
    chosen.add(edge);
    covered += edge.count;
  }
  return ranked.filter((edge) => chosen.has(edge));
}

function strongestBy(edges: readonly Edge[], key: (edge: Edge) => string): ReadonlyMap<string, Edge> {
  const strongest = new Map<string, Edge>();
  for (const edge of edges) {
    const best = strongest.get(key(edge));
    if (best === undefined || edge.count > best.count) strongest.set(key(edge), edge);
  }
  return strongest;
}

/** For each activity the last edge of the path from `root` whose weakest edge is strongest (Dijkstra on the bottleneck). */
function widestPaths(
  edges: readonly Edge[],
  root: string,
  tail: (edge: Edge) => string,
  head: (edge: Edge) => string,
): ReadonlyMap<string, Edge> {
  const outgoing = groupBy(edges, tail);
  const width = new Map<string, number>([[root, Number.POSITIVE_INFINITY]]);
  const cameBy = new Map<string, Edge>();
  const settled = new Set<string>();
  for (;;) {
    const next = widestOpen(width, settled);
    if (next === null) return cameBy;
    settled.add(next);
    for (const edge of outgoing.get(next) ?? []) {
      const through = Math.min(width.get(next) ?? 0, edge.count);
      if (through <= (width.get(head(edge)) ?? 0)) continue;
      width.set(head(edge), through);
      cameBy.set(head(edge), edge);
    }
  }
}

function widestOpen(width: ReadonlyMap<string, number>, settled: ReadonlySet<string>): string | null {
  let best: string | null = null;
  for (const [name, value] of width) {
    if (!settled.has(name) && (best === null || value > (width.get(best) ?? 0))) best = name;
  }
  return best;
}

function groupBy(edges: readonly Edge[], key: (edge: Edge) => string): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group === undefined) groups.set(key(edge), [edge]);
    else group.push(edge);
  }
  return groups;
}
