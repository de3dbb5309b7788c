import dagre from '@dagrejs/dagre';

export interface LayoutInput {
  readonly nodes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly weight: number }[];
  readonly direction: 'TB' | 'LR';
  /** The room that the label of an edge takes, where it is not the usual one. */
  readonly label?: { readonly width: number; readonly height: number };
  /** The room between one layer and the next beside that of the labels, where it is not the usual one. */
  readonly layerGap?: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: Readonly<Record<string, Point>>;
  /** By `from → to`: the way of the edge and where its label stands. */
  readonly edges: Readonly<Record<string, { readonly points: readonly Point[]; readonly label: Point }>>;
}

/** What is asked of the worker that lays out maps, and what it answers. */
export interface LayoutRequest {
  readonly view: string;
  readonly input: LayoutInput;
  readonly before: Layout | null;
}

export interface LaidOut {
  readonly view: string;
  readonly layout: Layout;
}

export const edgeKey = (from: string, to: string) => JSON.stringify([from, to]);

const usualLabel = { width: 46, height: 18 };

/** A map of more steps is laid out once, not twice to choose. */
const mostLaidOutTwice = 60;
/** So much longer may all lines be where steps stand beside each other as they did before. */
const mostLonger = 1.2;

/**
 * Places a map in layers; the busiest edges decide which way is down. Steps stand beside each other such that few lines
 * cross, or as they did in the layout before, where that takes hardly longer lines. Runs in a worker.
 */
export function layOut(input: LayoutInput, before: Layout | null = null): Layout {
  if (before === null) return layOutOnce(input, null);
  const kept = layOutOnce(input, before);
  if (input.nodes.length > mostLaidOutTwice) return kept;
  const fresh = layOutOnce(input, null);
  return lengthOf(kept) <= lengthOf(fresh) * mostLonger ? kept : fresh;
}

function lengthOf({ edges }: Layout): number {
  const of = (points: readonly Point[]) =>
    points.reduce(
      (sum, { x, y }, place) => sum + Math.hypot(x - (points[place - 1]?.x ?? x), y - (points[place - 1]?.y ?? y)),
      0,
    );
  return Object.values(edges).reduce((sum, { points }) => sum + of(points), 0);
}

function layOutOnce(input: LayoutInput, before: Layout | null): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  const ranksep = input.layerGap ?? 34;
  graph.setGraph({ rankdir: input.direction, nodesep: 28, ranksep, edgesep: 14, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of input.nodes) graph.setNode(node.id, { width: node.width, height: node.height });
  const most = Math.max(1, ...input.edges.map((edge) => edge.weight));
  for (const edge of input.edges) {
    if (edge.from === edge.to) continue;
    graph.setEdge(edge.from, edge.to, {
      ...(input.label ?? usualLabel),
      labelpos: 'c',
      weight: 1 + Math.round((19 * edge.weight) / most),
      minlen: 1,
    });
  }
  dagre.layout(graph, before === null ? {} : { customOrder: orderAs(before, input) });
  const nodes: Record<string, Point> = {};
  for (const id of graph.nodes()) {
    const { x = 0, y = 0 } = graph.node(id);
    nodes[id] = { x, y };
  }
  const edges: Record<string, { points: Point[]; label: Point }> = {};
  for (const { v, w } of graph.edges()) {
    const { points = [], x = 0, y = 0 } = graph.edge(v, w) as { points?: Point[]; x?: number; y?: number };
    edges[edgeKey(v, w)] = { points: points.map((point) => ({ x: point.x, y: point.y })), label: { x, y } };
  }
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, nodes, edges };
}

type LayerGraph = Parameters<NonNullable<NonNullable<Parameters<typeof dagre.layout>[1]>['customOrder']>>[0];

/** Orders each layer as its steps stood before; a new step goes between its neighbours, a line straight through. */
function orderAs(before: Layout, { direction, edges }: LayoutInput) {
  return (graph: LayerGraph): void => {
    const across = new Map<string, number>();
    for (const [id, { x, y }] of Object.entries(before.nodes)) across.set(id, direction === 'TB' ? x : y);
    const middle = (places: readonly number[]) =>
      places.reduce((sum, one) => sum + one, 0) / Math.max(1, places.length);
    const layers = new Map<number, string[]>();
    for (const id of graph.nodes()) {
      const { rank, edgeObj } = graph.node(id);
      if (rank === undefined) continue;
      layers.set(rank, [...(layers.get(rank) ?? []), id]);
      if (across.has(id) || edgeObj !== undefined) continue;
      const beside = edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
      across.set(id, middle(beside.flatMap((one) => across.get(one) ?? [])));
    }
    const placeOf = (id: string): number => {
      const { rank = 0, edgeObj } = graph.node(id);
      if (edgeObj === undefined) return across.get(id) ?? 0;
      const [from, to] = [edgeObj.v, edgeObj.w].map((end) => ({
        at: across.get(end) ?? 0,
        rank: graph.node(end).rank ?? 0,
      }));
      if (from === undefined || to === undefined || from.rank === to.rank) return 0;
      return from.at + ((to.at - from.at) * (rank - from.rank)) / (to.rank - from.rank);
    };
    for (const layer of layers.values()) {
      const places = new Map(layer.map((id) => [id, placeOf(id)]));
      layer.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
      for (const [order, id] of layer.entries()) graph.node(id).order = order;
    }
  };
}

/** So many of the lines may be new before a map is laid out again. */
const mostNewShare = 0.2;
/** So many lines that are not there any more may keep their room, for what is rare comes and goes. */
const mostGoneShare = 0.25;

/**
 * What is to be laid out anew so that a map that was laid out before can show more: null where it can already, but for a few
 * lines that can be led between its steps. What has gone from it keeps its room; where that is too much by now, it is given up
 * with the next laying out.
 */
export function layoutFor(before: LayoutInput, now: LayoutInput): LayoutInput | null {
  if (before.direction !== now.direction) return now;
  const keyOf = (edge: LayoutInput['edges'][number]) => edgeKey(edge.from, edge.to);
  const [nodes, edges] = [new Set(before.nodes.map((one) => one.id)), new Set(before.edges.map(keyOf))];
  const fresh = now.edges.filter((one) => one.from !== one.to && !edges.has(keyOf(one))).length;
  if (now.nodes.every((one) => nodes.has(one.id)) && fresh <= now.edges.length * mostNewShare) return null;
  const [nodesNow, edgesNow] = [new Set(now.nodes.map((one) => one.id)), new Set(now.edges.map(keyOf))];
  const gone = before.edges.filter((one) => !edgesNow.has(keyOf(one)));
  if (gone.length > now.edges.length * mostGoneShare) return now;
  return {
    ...now,
    nodes: [...now.nodes, ...before.nodes.filter((one) => !nodesNow.has(one.id))],
    edges: [...now.edges, ...gone],
  };
}

/** A layout with a way for each line between placed steps that it has none for: straight, a little to the side. */
export function withRoutes(layout: Layout, { nodes, edges, direction }: LayoutInput): Layout {
  const sizes = new Map(nodes.map((one) => [one.id, one]));
  const missing = edges.filter(({ from, to }) => from !== to && layout.edges[edgeKey(from, to)] === undefined);
  const routes = missing.flatMap(({ from, to }) => {
    const ends = [from, to].map((id) => ({ at: layout.nodes[id], size: sizes.get(id) }));
    const [start, end] = ends;
    if (start?.at === undefined || end?.at === undefined || start.size === undefined || end.size === undefined)
      return [];
    const points = wayBetween({ ...start.at, ...start.size }, { ...end.at, ...end.size }, direction);
    return [[edgeKey(from, to), { points, label: points[1] }] as const];
  });
  return routes.length === 0 ? layout : { ...layout, edges: { ...layout.edges, ...Object.fromEntries(routes) } };
}

interface PlacedBox extends Point {
  readonly width: number;
  readonly height: number;
}

/** How far a line that is led afterwards bends to its left, so that it is told from the one that comes back. */
const bend = 26;

function wayBetween(from: PlacedBox, to: PlacedBox, direction: 'TB' | 'LR'): readonly [Point, Point, Point] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const isAlong = direction === 'TB' ? Math.abs(dy) > from.height : Math.abs(dx) <= from.width;
  const border = (box: PlacedBox, sign: number): Point =>
    isAlong
      ? { x: box.x, y: box.y + (sign * Math.sign(dy) * box.height) / 2 }
      : { x: box.x + (sign * Math.sign(dx) * box.width) / 2, y: box.y };
  const [start, end] = [border(from, 1), border(to, -1)];
  const length = Math.max(1, Math.hypot(dx, dy));
  const middle = {
    x: (start.x + end.x) / 2 - (bend * dy) / length,
    y: (start.y + end.y) / 2 + (bend * dx) / length,
  };
  return [start, middle, end];
}
