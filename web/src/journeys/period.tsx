import type { Volume } from '@throughline/core/journeys';
import { type PointerEvent, useState } from 'react';
import { addressWith, go, usePlace } from '../app/location.ts';
import { counted, day } from '../parts/format.ts';
import { filterOf } from './use-view.ts';

const oneDay = 86_400_000;
const spans = [
  [30, 'Last 30 days'],
  [90, 'Last 90 days'],
  [365, 'Last 12 months'],
] as const;

const dateOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** The period of a page. "Last" counts back from the last event there is, so that old data have last days too, and says so. */
export function Period({ lastAt }: { lastAt: string | null }) {
  const place = usePlace();
  const { from, to } = filterOf(place);
  const [isChoosing, setChoosing] = useState(false);
  const end = lastAt === null ? null : Date.parse(lastAt);
  const until = lastAt !== null && end !== null && end < Date.now() - oneDay ? `, to ${day(lastAt)}` : '';
  const starts =
    end === null
      ? []
      : spans.map(([days, name]) => ({ name: `${name}${until}`, from: dateOf(end - (days - 1) * oneDay) }));
  const known = starts.find((one) => to === null && from === one.from);
  const isOwn = isChoosing || (known === undefined && (from !== null || to !== null));
  const choose = (value: string) => {
    setChoosing(value === 'own');
    if (value !== 'own') go(addressWith(place, { from: value === '' ? null : value, to: null }));
  };
  return (
    <>
      <label>
        <span className="visually-hidden">Period</span>
        <select value={isOwn ? 'own' : (known?.from ?? '')} onChange={(event) => choose(event.target.value)}>
          <option value="">All time</option>
          {starts.map((one) => (
            <option key={one.name} value={one.from}>
              {one.name}
            </option>
          ))}
          <option value="own">Between dates</option>
        </select>
      </label>
      {isOwn && <Dates from={from} to={to} />}
    </>
  );
}

/** The last day is part of the period, so the address holds the day after it. */
function Dates({ from, to }: { from: string | null; to: string | null }) {
  const place = usePlace();
  const last = to === null ? '' : dateOf(Date.parse(to) - 1);
  const setLast = (value: string) =>
    go(addressWith(place, { to: value === '' ? null : dateOf(Date.parse(value) + oneDay) }));
  return (
    <>
      <label className="period">
        From
        <input
          type="date"
          value={(from ?? '').slice(0, 10)}
          onChange={(event) => go(addressWith(place, { from: event.target.value }))}
        />
      </label>
      <label className="period">
        to
        <input type="date" value={last} onChange={(event) => setLast(event.target.value)} />
      </label>
    </>
  );
}

const lengths = { hour: 3_600_000, day: oneDay, week: 7 * oneDay } as const;

function afterBucket(at: string, unit: Volume['unit']): string {
  if (unit !== 'month') return new Date(Date.parse(at) + lengths[unit]).toISOString();
  const start = new Date(at);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1)).toISOString();
}

/** Cases begun over time. A click chooses a stretch as the period, a drag several; the same click again clears it. */
export function VolumeBars({ volume }: { volume: Volume }) {
  const place = usePlace();
  const { from, to } = filterOf(place);
  const [drag, setDrag] = useState<readonly [first: number, last: number] | null>(null);
  const { buckets } = volume;
  const most = Math.max(1, ...buckets.map((bucket) => bucket.cases));
  const endOf = (index: number) => buckets[index + 1]?.at ?? afterBucket(buckets[index]?.at ?? '', volume.unit);
  const choose = (first: number, last: number) => {
    const [start, end] = [buckets[Math.min(first, last)]?.at ?? null, endOf(Math.max(first, last))];
    const isChosen = from === start && to === end;
    go(addressWith(place, isChosen ? { from: null, to: null } : { from: start, to: end }));
  };
  const over = (index: number) => (event: PointerEvent) => {
    if (drag !== null && event.buttons === 1) setDrag([drag[0], index]);
  };
  const isIn = (index: number) => {
    if (drag !== null) return index >= Math.min(...drag) && index <= Math.max(...drag);
    const at = Date.parse(buckets[index]?.at ?? '');
    return (
      (from !== null || to !== null) &&
      (from === null || at >= Date.parse(from)) &&
      (to === null || at < Date.parse(to))
    );
  };
  const [first, last] = [buckets[0], buckets.at(-1)];
  return (
    <>
      <div
        className="volume"
        role="group"
        aria-label={`Cases begun by ${volume.unit}`}
        onPointerLeave={() => setDrag(null)}
      >
        {buckets.map((bucket, index) => (
          <button
            type="button"
            key={bucket.at}
            title={`${volume.unit} of ${day(bucket.at)}: ${counted(bucket.cases, 'case')} begun`}
            aria-label={`${volume.unit} of ${day(bucket.at)}: ${counted(bucket.cases, 'case')} begun`}
            aria-pressed={isIn(index)}
            onPointerDown={() => setDrag([index, index])}
            onPointerEnter={over(index)}
            onClick={(event) => {
              // A key gives no pointer, so there is no drag to end.
              const [first, last] = event.detail === 0 || drag === null ? [index, index] : drag;
              setDrag(null);
              choose(first, last);
            }}
            onPointerUp={() => {
              if (drag === null || drag[0] === index) return;
              setDrag(null);
              choose(drag[0], index);
            }}
          >
            <span style={{ height: `${Math.max(4, (100 * bucket.cases) / most)}%` }} />
          </button>
        ))}
      </div>
      {first !== undefined && last !== undefined && (
        <p className="axis quiet-text">
          <span>{day(first.at)}</span>
          <span>Cases begun by {volume.unit}; drag over the bars to choose a period</span>
          <span>{day(last.at)}</span>
        </p>
      )}
    </>
  );
}
