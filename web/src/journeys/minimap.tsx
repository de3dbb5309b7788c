import { type Ref, type RefObject, useImperativeHandle, useRef } from 'react';
import { nodeSize, type Picture } from './map-picture.ts';
import type { Camera } from './pan-zoom.ts';

const minimapWidth = 120;
/** How far it stands from the edges of the map, as the styles have it. */
const inset = 14;

export interface MinimapHandle {
  /** Frames what the large map shows, and steps aside where a step of it would be covered. */
  follow(camera: Camera, isWhole: boolean): void;
}

interface MinimapProps {
  readonly picture: Picture;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly handle: Ref<MinimapHandle>;
}

/** The whole map in small, with the part of it that is in sight. It is gone where all of it is. */
export function Minimap({ picture, stage, handle }: MinimapProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const view = useRef<SVGRectElement>(null);
  const height = Math.min(160, (minimapWidth * picture.height) / Math.max(1, picture.width));
  useImperativeHandle(
    handle,
    () => ({
      follow: (camera, isWhole) => {
        if (view.current === null || drawing.current === null || stage.current === null) return;
        const { clientWidth, clientHeight } = stage.current;
        const room = { width: clientWidth, height: clientHeight };
        frame(view.current, room, camera);
        const free = (['right', 'left'] as const).find((side) => {
          const x = side === 'left' ? inset : clientWidth - inset - minimapWidth;
          const box = { x, y: clientHeight - inset - height, width: minimapWidth, height };
          return !coversStep(picture, box, camera);
        });
        drawing.current.dataset['corner'] = isWhole ? 'none' : (free ?? 'none');
      },
    }),
    [picture, stage, height],
  );
  return (
    <svg
      ref={drawing}
      className="minimap"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      width={minimapWidth}
      height={height}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {picture.nodes.map((node) => (
        <rect key={node.activity.activity} x={node.x} y={node.y} {...nodeSize} rx={8} />
      ))}
      <rect ref={view} className="minimap-view" />
    </svg>
  );
}

function frame(view: SVGRectElement, room: { width: number; height: number }, { x, y, scale }: Camera): void {
  view.setAttribute('x', String(-x / scale));
  view.setAttribute('y', String(-y / scale));
  view.setAttribute('width', String(room.width / scale));
  view.setAttribute('height', String(room.height / scale));
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether a box on the screen lies over a step of the map. */
function coversStep({ nodes }: Picture, box: Box, { x, y, scale }: Camera): boolean {
  return nodes.some((node) => {
    const [left, top] = [x + node.x * scale, y + node.y * scale];
    return (
      left < box.x + box.width &&
      left + nodeSize.width * scale > box.x &&
      top < box.y + box.height &&
      top + nodeSize.height * scale > box.y
    );
  });
}
