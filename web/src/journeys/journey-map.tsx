import { type KeyboardEvent, memo, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import { count, counted } from '../parts/format.ts';
import { LivePulses } from './live-pulses.tsx';
import type { Point } from './map-layout.ts';
import { type DrawnEdge, type DrawnNode, middleOf, movedBy, nodeSize, type Picture } from './map-picture.ts';
import { type Camera, type OnMove, usePanZoom, viewBoxOf } from './pan-zoom.ts';

export type Choice =
  | { readonly kind: 'activity'; readonly activity: string }
  | { readonly kind: 'transition'; readonly from: string; readonly to: string };

export interface MapHandle {
  fit(): void;
  zoom(factor: number): void;
  show(activity: string): void;
  svg(): SVGSVGElement | null;
  camera(): Camera;
}

/** A map opens no smaller than its words can be read: at its start or at the step of the link. `Fit` shows all of it. */
const readable = 0.72;

interface JourneyMapProps {
  readonly picture: Picture;
  /** What the map is a map of: another one is looked at from its start. */
  readonly view: string;
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice | null) => void;
  readonly onMove: OnMove;
  readonly handle: Ref<MapHandle>;
  readonly label: string;
}

/** The picture of a journey: pan by drag, zoom by wheel, arrow keys from step to step, Enter to open the evidence. */
export function JourneyMap({ picture, view, choice, onChoose, onMove, handle, label }: JourneyMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const { width, height } = picture;
  const { fit, centre, zoom, panBy, camera, isByHand, tell } = usePanZoom({ frame, drawing, width, height }, onMove);
  const beginning = useRef(picture.start);
  useEffect(() => {
    const chosen = choice === null ? null : choice.kind === 'activity' ? choice.activity : choice.from;
    beginning.current = (chosen === null ? null : middleOf(picture, chosen)) ?? picture.start;
  }, [picture, choice]);
  const isFitted = useRef(false);
  const begin = useCallback(() => {
    isFitted.current = false;
    fit({ least: readable, ...(beginning.current === null ? {} : { from: beginning.current }) });
  }, [fit]);
  const seen = useRef<{ view: string; picture: Picture } | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = { view, picture };
    if (before?.view !== view) return begin();
    if (isByHand.current) {
      const moved = movedBy(before.picture, picture, middleOfFrame(frame.current, camera.current));
      if (moved.x !== 0 || moved.y !== 0) panBy(-moved.x * camera.current.scale, -moved.y * camera.current.scale);
    } else if (before.picture.width !== picture.width || before.picture.height !== picture.height) {
      if (isFitted.current) fit();
      else begin();
    }
  }, [view, picture, begin, fit, panBy, camera, isByHand]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // A drawer takes width: what the pointer is on must not move then. A new height is a new frame.
    let before = element.clientHeight;
    const observer = new ResizeObserver(() => {
      if (element.clientHeight !== before) begin();
      else tell();
      before = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [begin, tell]);
  useImperativeHandle(handle, () => ({
    fit: () => {
      isFitted.current = true;
      fit();
    },
    zoom,
    show: (activity) => {
      const middle = middleOf(picture, activity);
      if (middle !== null) centre(middle.x, middle.y);
      markFound(drawing.current, activity);
    },
    svg: () => drawing.current,
    camera: () => camera.current,
  }));
  const chosen =
    choice === null ? '' : choice.kind === 'activity' ? choice.activity : JSON.stringify([choice.from, choice.to]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the steps in it have roles; a click beside them closes the evidence
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too
    <div
      ref={frame}
      className="map"
      onClick={(event) => (event.target === frame.current || event.target === drawing.current) && onChoose(null)}
    >
      <svg
        ref={drawing}
        className="map-drawing"
        viewBox={viewBoxOf(width, height)}
        role="group"
        aria-label={label}
        onKeyDown={walk}
      >
        <MapDrawing picture={picture} chosen={chosen} onChoose={onChoose} />
        <LivePulses nodes={picture.nodes} />
      </svg>
    </div>
  );
}

/** Marks the step that was looked for, and no other. */
function markFound(drawing: SVGSVGElement | null, activity: string): void {
  for (const node of drawing?.querySelectorAll<SVGGElement>('.node') ?? [])
    node.classList.toggle('found', node.dataset['activity'] === activity);
}

/** The point of the picture in the middle of the frame. */
function middleOfFrame(frame: HTMLElement | null, { x, y, scale }: Camera): Point {
  return { x: ((frame?.clientWidth ?? 0) / 2 - x) / scale, y: ((frame?.clientHeight ?? 0) / 2 - y) / scale };
}

/** Arrow keys go to the nearest step in their direction. */
function walk(event: KeyboardEvent<SVGSVGElement>): void {
  const ways: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  };
  const way = ways[event.key];
  const from = document.activeElement;
  if (way === undefined || !(from instanceof SVGGElement) || !from.classList.contains('node')) return;
  event.preventDefault();
  const middle = (element: Element) => {
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const here = middle(from);
  let best: { element: SVGGElement; distance: number } | null = null;
  for (const element of event.currentTarget.querySelectorAll<SVGGElement>('.node')) {
    const there = middle(element);
    const ahead = (there.x - here.x) * way[0] + (there.y - here.y) * way[1];
    const aside = Math.abs((there.x - here.x) * way[1]) + Math.abs((there.y - here.y) * way[0]);
    if (ahead > 4 && (best === null || ahead + aside * 2 < best.distance))
      best = { element, distance: ahead + aside * 2 };
  }
  best?.element.focus();
}

const MapDrawing = memo(function MapDrawing({
  picture,
  chosen,
  onChoose,
}: {
  picture: Picture;
  chosen: string;
  onChoose: (choice: Choice) => void;
}) {
  return (
    <>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0.8 L7.2,4 L0,7.2 z" className="arrow" />
        </marker>
      </defs>
      {picture.edges.map((edge) => (
        <Edge key={edge.key} edge={edge} isChosen={chosen === edge.key} onChoose={onChoose} />
      ))}
      {picture.edges.map((edge) => (
        <EdgeLabel key={edge.key} edge={edge} onChoose={onChoose} />
      ))}
      {picture.start !== null && <Terminal at={picture.start} name="Start" />}
      {picture.end !== null && <Terminal at={picture.end} name="End" />}
      {picture.nodes.map((node) => (
        <Node
          key={node.activity.activity}
          node={node}
          isChosen={chosen === node.activity.activity}
          onChoose={onChoose}
        />
      ))}
    </>
  );
});

interface EdgeProps {
  readonly edge: DrawnEdge;
  readonly onChoose: (choice: Choice) => void;
}

function toneClass(tone: number): string {
  return tone >= 0.66 ? 'hot' : tone >= 0.33 ? 'warm' : '';
}

/** The colours of lines, where a layer says of a step how good or bad it is. */
function barClass({ isJudged, isGood, tone }: DrawnNode): string {
  if (!isJudged) return '';
  return isGood ? 'good' : toneClass(tone) || 'plain';
}

function Edge({ edge, isChosen, onChoose }: EdgeProps & { isChosen: boolean }) {
  const choose = useCallback(
    () => edge.transition !== null && onChoose({ kind: 'transition', from: edge.from, to: edge.to }),
    [edge, onChoose],
  );
  const classes = [
    'edge',
    toneClass(edge.tone),
    edge.isGood ? 'good' : '',
    isChosen ? 'chosen' : '',
    edge.isIndirect ? 'indirect' : '',
    edge.transition === null ? 'terminal' : '',
    edge.isFaded ? 'faded' : '',
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below the map offers the same to the keyboard
    <path
      d={edge.path}
      className={classes.join(' ')}
      strokeWidth={edge.width}
      markerEnd="url(#arrow)"
      data-from={edge.from}
      data-to={edge.to}
      onClick={choose}
    />
  );
}

function EdgeLabel({ edge, onChoose }: EdgeProps) {
  if (edge.transition === null || edge.label === '') return null;
  const width = edge.label.length * 6.2 + 12;
  const { x, y } = edge.labelAt;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below the map offers the same to the keyboard
    <g
      className={`edge-label ${toneClass(edge.tone)} ${edge.isGood ? 'good' : ''}`}
      onClick={() => onChoose({ kind: 'transition', from: edge.from, to: edge.to })}
    >
      <rect x={x - width / 2} y={y - 9} width={width} height={18} rx={9} />
      <text x={x} y={y + 3.5} textAnchor="middle">
        {edge.label}
      </text>
    </g>
  );
}

function Node({
  node,
  isChosen,
  onChoose,
}: {
  node: DrawnNode;
  isChosen: boolean;
  onChoose: (choice: Choice) => void;
}) {
  const { activity, x, y, badge, detail, loop } = node;
  const open = () => onChoose({ kind: 'activity', activity: activity.activity });
  const name = activity.activity.length > 25 ? `${activity.activity.slice(0, 24)}…` : activity.activity;
  const repeats = loop === null ? '' : `, straight again ${count(loop.count)} times`;
  return (
    <g
      data-activity={activity.activity}
      className={`node ${isChosen ? 'chosen' : ''} ${activity.cases === 0 ? 'faded' : ''}`}
      transform={`translate(${x},${y})`}
      role="button"
      tabIndex={0}
      aria-label={`${activity.activity}, ${counted(activity.cases, 'case')}${repeats}. Open the evidence.`}
      aria-pressed={isChosen}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          open();
        }
      }}
    >
      <title>{activity.activity}</title>
      <rect className="card" width={nodeSize.width} height={nodeSize.height} rx={8} />
      <rect
        className={`bar ${barClass(node)}`}
        x={0}
        y={8}
        width={3.5}
        height={nodeSize.height - 16}
        rx={1.75}
        style={{ opacity: node.isJudged ? 1 : 0.35 + 0.65 * Math.min(1, node.share) }}
      />
      <text className="name" x={14} y={19}>
        {name}
      </text>
      <text className="detail" x={14} y={35}>
        {detail}
      </text>
      <text className="badge" x={nodeSize.width - 10} y={35} textAnchor="end">
        {badge}
      </text>
      {loop !== null && (
        <g className="loop" transform={`translate(${nodeSize.width - 22},-8)`}>
          <rect width={34} height={16} rx={8} />
          <text x={17} y={11.5} textAnchor="middle">
            ↻ {loop.count > 9999 ? `${Math.round(loop.count / 1000)}k` : loop.count}
          </text>
        </g>
      )}
    </g>
  );
}

function Terminal({ at, name }: { at: { x: number; y: number }; name: 'Start' | 'End' }) {
  return (
    <g className="terminal-node" transform={`translate(${at.x},${at.y})`}>
      <circle r={11} />
      <text y={name === 'Start' ? -17 : 25} textAnchor="middle">
        {name}
      </text>
      {name === 'Start' ? <path d="M-3,-5 L5,0 L-3,5 z" /> : <rect x={-4} y={-4} width={8} height={8} rx={1} />}
    </g>
  );
}
