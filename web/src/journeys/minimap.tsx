import type { Camera } from './pan-zoom.ts';

const minimapWidth = 120;

interface MinimapProps {
  readonly picture: {
    width: number;
    height: number;
    nodes: readonly { x: number; y: number; activity: { activity: string } }[];
  };
  readonly view: React.Ref<SVGRectElement>;
}

/** The whole map in small, with the part of it that is in sight. */
export function Minimap({ picture, view }: MinimapProps) {
  const height = Math.min(160, (minimapWidth * picture.height) / Math.max(1, picture.width));
  return (
    <svg
      className="minimap"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      width={minimapWidth}
      height={height}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {picture.nodes.map((node) => (
        <rect key={node.activity.activity} x={node.x} y={node.y} width={176} height={46} rx={8} />
      ))}
      <rect ref={view} className="minimap-view" />
    </svg>
  );
}

/** Moves the frame on the small map to what the large one shows. */
export function moveMinimap(view: SVGRectElement | null, stage: HTMLDivElement | null, { x, y, scale }: Camera): void {
  if (view === null || stage === null) return;
  view.setAttribute('x', String(-x / scale));
  view.setAttribute('y', String(-y / scale));
  view.setAttribute('width', String(stage.clientWidth / scale));
  view.setAttribute('height', String(stage.clientHeight / scale));
}
