import type { Schedule } from '@throughline/core/events';

const starts: Readonly<Record<Schedule['kind'], Schedule>> = {
  'by-hand': { kind: 'by-hand' },
  every: { kind: 'every', minutes: 60 },
  daily: { kind: 'daily', at: '03:00' },
};

/** When a connector runs by itself. */
export function ScheduleField({ value, onChange }: { value: Schedule; onChange: (schedule: Schedule) => void }) {
  return (
    <div className="mapping">
      <label>
        It runs
        <select value={value.kind} onChange={(event) => onChange(scheduleOf(event.target.value))}>
          <option value="every">at an interval</option>
          <option value="daily">once a day</option>
          <option value="by-hand">when started by hand</option>
        </select>
      </label>
      {value.kind === 'every' && (
        <label>
          Every so many minutes
          <input
            type="number"
            min={1}
            max={10_080}
            value={value.minutes}
            onChange={(event) => onChange({ kind: 'every', minutes: event.target.valueAsNumber || 1 })}
          />
        </label>
      )}
      {value.kind === 'daily' && (
        <label>
          At (UTC)
          <input
            type="time"
            required
            value={value.at}
            onChange={(event) => event.target.value !== '' && onChange({ kind: 'daily', at: event.target.value })}
          />
        </label>
      )}
    </div>
  );
}

function scheduleOf(kind: string): Schedule {
  return kind === 'every' || kind === 'daily' ? starts[kind] : starts['by-hand'];
}
