import type { JourneyMap, MapActivity, MapTransition } from '@throughline/core/journeys';
import { fewestCustomers, percent, shortCount, shortDuration } from '../parts/format.ts';
import { edgeKey, type Layout, type LayoutInput, type Point } from './map-layout.ts';
import type { Effect } from './outcome-layer.ts';

export const layers = ['frequency', 'time', 'rework', 'outcome', 'money'] as const;
export type Layer = (typeof layers)[number];
/** The layers that tell of each step what it goes with, or what it brings. */
const tellsEffects = (layer: Layer) => layer === 'outcome' || layer === 'money';

export const startNode = '\u0000start';
export const endNode = '\u0000end';
const nodeSize = { width: 176, height: 46 };
const terminalSize = { width: 28, height: 28 };

/** What the layout needs to know of a map: its activities with start and end, its transitions with their weight. */
export function layoutInput(map: JourneyMap, direction: 'TB' | 'LR'): LayoutInput {
  const terminals = map.activities.length === 0 ? [] : [startNode, endNode];
  return {
    direction,
    nodes: [
      ...terminals.map((id) => ({ id, ...terminalSize })),
      ...map.activities.map((one) => ({ id: one.activity, ...nodeSize })),
    ],
    edges: [
      ...topTerminals(map.activities, 'starts').map((one) => ({
        from: startNode,
        to: one.activity,
        weight: one.starts,
      })),
      ...map.transitions.map((one) => ({ from: one.from, to: one.to, weight: one.cases })),
      ...topTerminals(map.activities, 'ends').map((one) => ({ from: one.activity, to: endNode, weight: one.ends })),
    ],
  };
}

/** The activities most cases begin or end with: together 95 % of them, at least one. Rarer ones would only add lines. */
export function topTerminals(activities: readonly MapActivity[], key: 'starts' | 'ends'): readonly MapActivity[] {
  const ranked = activities.filter((one) => one[key] > 0).sort((a, b) => b[key] - a[key]);
  const all = ranked.reduce((sum, one) => sum + one[key], 0);
  let covered = 0;
  return ranked.filter((one) => {
    const needed = covered < all * 0.95;
    covered += one[key];
    return needed;
  });
}

export interface DrawnEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly transition: MapTransition | null;
  readonly path: string;
  readonly width: number;
  readonly label: string;
  readonly labelAt: Point;
  readonly tone: number;
  /** It goes with more success, or brings money, where the layer is one of these. */
  readonly isGood: boolean;
  readonly isIndirect: boolean;
  /** It is drawn for its place: nobody goes along it in what is shown. */
  readonly isFaded: boolean;
}

export interface DrawnNode {
  readonly activity: MapActivity;
  readonly x: number;
  readonly y: number;
  readonly share: number;
  readonly detail: string;
  readonly badge: string;
  readonly tone: number;
  readonly isGood: boolean;
  /** Whether the layer says how good or bad it is. */
  readonly isJudged: boolean;
  readonly loop: MapTransition | null;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly start: Point | null;
  readonly end: Point | null;
}

/** Everything the map draws, in numbers and paths. `tone` runs from 0 (calm) to 1 (look here). */
export function drawMap(
  map: JourneyMap,
  layout: Layout,
  layer: Layer,
  effects: ReadonlyMap<string, Effect> | null = null,
): Picture {
  const cases = Math.max(1, map.population.cases);
  const slowest = Math.max(1, ...map.transitions.map((one) => one.medianSeconds));
  const most = Math.max(1, ...map.transitions.map((one) => one.cases), ...map.activities.map((one) => one.starts));
  const edge = (from: string, to: string, weight: number, transition: MapTransition | null): DrawnEdge | null => {
    const way = layout.edges[edgeKey(from, to)];
    if (way === undefined) return null;
    const effect = tellsEffects(layer) ? effects?.get(edgeKey(from, to)) : undefined;
    return {
      key: edgeKey(from, to),
      from,
      to,
      transition,
      path: smooth(way.points),
      width: 1 + 9 * Math.sqrt(weight / most),
      label:
        transition === null || weight === 0
          ? weight === 0
            ? ''
            : shortCount(weight)
          : layer === 'time'
            ? shortDuration(transition.medianSeconds)
            : tellsEffects(layer)
              ? (effect?.words ?? '')
              : shortCount(transition.cases),
      labelAt: way.label,
      tone: effect === undefined ? (transition === null ? 0 : edgeTone(transition, layer, slowest)) : badTone(effect),
      isGood: effect?.sign === 'good',
      isIndirect: (transition?.hiddenSteps ?? 0) > 0,
      isFaded: weight === 0,
    };
  };
  const edges = [
    ...topTerminals(map.activities, 'starts').map((one) => edge(startNode, one.activity, one.starts, null)),
    ...map.transitions.map((one) => edge(one.from, one.to, one.cases, one)),
    ...topTerminals(map.activities, 'ends').map((one) => edge(one.activity, endNode, one.ends, null)),
  ].filter((one) => one !== null);
  const nodes = map.activities.flatMap((activity) => {
    const at = layout.nodes[activity.activity];
    return at === undefined
      ? []
      : [
          drawNode(activity, at, {
            cases,
            customers: map.population.customers,
            layer,
            transitions: map.transitions,
            effect: tellsEffects(layer) ? effects?.get(activity.activity) : undefined,
          }),
        ];
  });
  return {
    width: layout.width,
    height: layout.height,
    nodes,
    edges,
    start: layout.nodes[startNode] ?? null,
    end: layout.nodes[endNode] ?? null,
  };
}

/** The middle of a step; null where it is not drawn. */
export function middleOf({ nodes }: Picture, activity: string): Point | null {
  const node = nodes.find((one) => one.activity.activity === activity);
  return node === undefined ? null : { x: node.x + nodeSize.width / 2, y: node.y + nodeSize.height / 2 };
}

/** How far the step nearest to a point has moved from one picture to another, of those that are in both. */
export function movedBy(before: Picture, now: Picture, point: Point): Point {
  const places = new Map(now.nodes.map((node) => [node.activity.activity, node]));
  const distance = ({ x, y }: DrawnNode) =>
    Math.hypot(x + nodeSize.width / 2 - point.x, y + nodeSize.height / 2 - point.y);
  const inBoth = before.nodes.filter((node) => places.has(node.activity.activity));
  const [nearest] = inBoth.sort((a, b) => distance(a) - distance(b));
  const there = nearest === undefined ? undefined : places.get(nearest.activity.activity);
  return nearest === undefined || there === undefined
    ? { x: 0, y: 0 }
    : { x: there.x - nearest.x, y: there.y - nearest.y };
}

/** From gold for a little less success to red for forty points less; for money, up to the dearest step. */
function badTone({ sign, difference }: Effect): number {
  return sign === 'bad' ? Math.min(1, 0.34 + Math.abs(difference) * 1.6) : 0;
}

function edgeTone(edge: MapTransition, layer: Layer, slowest: number): number {
  if (layer === 'time') return Math.sqrt(edge.medianSeconds / slowest);
  if (layer === 'rework')
    return edge.count > edge.cases ? Math.min(1, (edge.count - edge.cases) / edge.cases + 0.25) : 0;
  return 0;
}

function drawNode(
  activity: MapActivity,
  at: Point,
  view: {
    cases: number;
    customers: number;
    layer: Layer;
    transitions: readonly MapTransition[];
    effect: Effect | undefined;
  },
): DrawnNode {
  const loop = view.transitions.find((one) => one.from === activity.activity && one.to === activity.activity) ?? null;
  const repeatShare = activity.cases === 0 ? 0 : activity.repeats / activity.cases;
  const share = activity.cases / view.cases;
  const waits = view.transitions.filter((one) => one.to === activity.activity && one.from !== activity.activity);
  const busiest = waits.reduce<MapTransition | null>(
    (best, one) => (best === null || one.cases > best.cases ? one : best),
    null,
  );
  const badges: Readonly<Record<Layer, string>> = {
    frequency: view.customers < fewestCustomers ? '' : percent(share),
    time: busiest === null ? '' : `after ${shortDuration(busiest.medianSeconds)}`,
    outcome: view.effect?.words ?? '',
    money: view.effect?.words ?? '',
    rework:
      activity.repeats === 0
        ? ''
        : `${Math.min(activity.cases, view.customers) < fewestCustomers ? shortCount(activity.repeats) : percent(repeatShare)} again`,
  };
  return {
    activity,
    x: at.x - nodeSize.width / 2,
    y: at.y - nodeSize.height / 2,
    share,
    detail: `${shortCount(activity.cases)}${activity.channel === '' || view.layer !== 'frequency' ? '' : ` · ${activity.channel}`}`,
    badge: badges[view.layer],
    tone:
      view.effect !== undefined
        ? badTone(view.effect)
        : view.layer === 'rework'
          ? Math.min(1, repeatShare * 1.5)
          : view.layer === 'frequency'
            ? share
            : 0,
    isGood: view.effect?.sign === 'good',
    isJudged: view.effect !== undefined || view.layer === 'rework',
    loop,
  };
}

/** A soft line through points: straight ends, curves in between. */
export function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${round(first.x)},${round(first.y)}`;
  for (let i = 0; i < rest.length; i++) {
    const here = rest[i];
    const next = rest[i + 1];
    if (here === undefined) break;
    const end = next === undefined ? here : { x: (here.x + next.x) / 2, y: (here.y + next.y) / 2 };
    path +=
      next === undefined
        ? `L${round(end.x)},${round(end.y)}`
        : `Q${round(here.x)},${round(here.y)} ${round(end.x)},${round(end.y)}`;
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;

export { nodeSize, terminalSize };
