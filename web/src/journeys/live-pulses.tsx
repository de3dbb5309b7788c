import { shortCount } from '../parts/format.ts';
import { useLive } from '../parts/live.ts';
import { type DrawnNode, nodeSize } from './map-picture.ts';

/** Where events came in the last second: a frame that fades, and how many. */
export function LivePulses({ nodes }: { readonly nodes: readonly DrawnNode[] }) {
  const { tick } = useLive();
  if (tick === null || tick.perSecond === 0) return null;
  return (
    <g className="pulses">
      {nodes.map(({ activity: { activity }, x, y }) => {
        const events = tick.activities[activity] ?? 0;
        if (events === 0) return null;
        return (
          // A new key for each tick lets the fading begin again.
          <g key={`${activity}\u0000${tick.accepted}`} className="pulse" transform={`translate(${x},${y})`}>
            <rect x={-4} y={-4} width={nodeSize.width + 8} height={nodeSize.height + 8} rx={11} />
            <text x={nodeSize.width - 10} y={19} textAnchor="end">
              +{shortCount(events)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
