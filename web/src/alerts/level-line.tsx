import type { Alert } from '@throughline/core/alerts';
import { levelWords, weekWords } from './alert-words.ts';

const size = { width: 260, height: 64, edge: 6 };

/** The weeks of what is watched, with where 19 in 20 would lie. */
export function LevelLine({ alert }: { alert: Alert }) {
  const { periods, usual, subject } = alert;
  const values = [...periods.map((one) => one.value), ...usual];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (place: number) => size.edge + (place / Math.max(1, periods.length - 1)) * (size.width - 2 * size.edge);
  const y = (value: number) =>
    size.height - size.edge - ((value - low) / Math.max(high - low, 1e-9)) * (size.height - 2 * size.edge);
  const last = periods.length - 1;
  return (
    <svg
      className="level-line"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={periods.map((one) => `${weekWords(one.from)}: ${levelWords(subject, one.value)}`).join('; ')}
    >
      <rect
        className="usual"
        x={0}
        width={size.width}
        y={y(usual[1])}
        height={Math.max(1, y(usual[0]) - y(usual[1]))}
      />
      <polyline points={periods.map((one, place) => `${x(place)},${y(one.value)}`).join(' ')} />
      <circle cx={x(last)} cy={y(periods[last]?.value ?? low)} r={4} />
    </svg>
  );
}
