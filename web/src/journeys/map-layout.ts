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

export const edgeKey = (from: string, to: string) => JSON.stringify([from, to]);

const usualLabel = { width: 46, height: 18 };

/** Places a map in layers; the busiest edges decide which way is down. Runs in a worker. */
export function layOut(input: LayoutInput): Layout {
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
  dagre.layout(graph);
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
