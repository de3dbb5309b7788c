import { useState } from 'react';
import { count, counted } from '../../parts/format.ts';

interface Bar {
  readonly from: string;
  readonly events: number;
}

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** How the start of a bar is told. */
  readonly say: (iso: string) => string;
}

const width = 560;
const height = 120;
const pad = { left: 44, bottom: 20, top: 8 };

/** How many events came in each stretch of time, from left to right. */
export function Bars({ title, bars, say }: BarsProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const most = Math.max(1, ...bars.map((bar) => bar.events));
  const all = bars.reduce((sum, bar) => sum + bar.events, 0);
  const step = (width - pad.left) / bars.length;
  const room = height - pad.top - pad.bottom;
  const shown = pointed === null ? undefined : bars[pointed];
  return (
    <figure className="bars">
      <figcaption>
        <strong>{title}</strong>{' '}
        <span className="quiet-text">
          {shown === undefined
            ? `${counted(all, 'event')}, at most ${count(most)}`
            : `${say(shown.from)}: ${counted(shown.events, 'event')}`}
        </span>
      </figcaption>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${counted(all, 'event')} in all`}
      >
        {[0, 1].map((share) => (
          <g key={share}>
            <line
              className="grid"
              x1={pad.left}
              x2={width}
              y1={pad.top + room * (1 - share)}
              y2={pad.top + room * (1 - share)}
            />
            <text className="tick" x={pad.left - 6} y={pad.top + room * (1 - share) + 4} textAnchor="end">
              {count(most * share)}
            </text>
          </g>
        ))}
        {bars.map((bar, place) => {
          const tall = bar.events === 0 ? 0 : Math.max(1.5, (room * bar.events) / most);
          return (
            <g key={bar.from} onPointerEnter={() => setPointed(place)} onPointerLeave={() => setPointed(null)}>
              <rect x={pad.left + place * step} y={pad.top} width={step} height={room} fill="transparent" />
              <rect
                className={pointed === place ? 'bar pointed' : 'bar'}
                x={pad.left + place * step + step * 0.12}
                y={pad.top + room - tall}
                width={step * 0.76}
                height={tall}
              />
            </g>
          );
        })}
        <text className="tick" x={pad.left} y={height - 5}>
          {say(bars[0]?.from ?? '')}
        </text>
        <text className="tick" x={width} y={height - 5} textAnchor="end">
          {say(bars.at(-1)?.from ?? '')}
        </text>
      </svg>
    </figure>
  );
}
