const units = [
  ['minutes', 60],
  ['hours', 3600],
  ['days', 86_400],
] as const;

interface DurationProps {
  readonly label: string;
  /** What no time at all is called; without it there is always a time. */
  readonly none?: string;
  readonly seconds: number | null;
  readonly onChange: (seconds: number | null) => void;
}

/** A length of time: a number and its unit, the largest that says it whole. */
export function DurationField({ label, none, seconds, onChange }: DurationProps) {
  const unit = units.toReversed().find(([, size]) => seconds !== null && seconds % size === 0)?.[1] ?? 60;
  const set = (value: number, size: number) => onChange(Math.max(1, Math.round(value * size)));
  return (
    <label>
      {label}
      {seconds !== null && (
        <input
          className="number-field"
          type="number"
          min={0}
          step="any"
          aria-label={`${label}, how many`}
          value={seconds / unit}
          onChange={(event) => set(Number(event.target.value), unit)}
        />
      )}
      <select
        aria-label={`${label}, unit`}
        value={seconds === null ? '' : unit}
        onChange={(event) =>
          event.target.value === ''
            ? onChange(null)
            : set(seconds === null ? 10 : seconds / unit, Number(event.target.value))
        }
      >
        {none !== undefined && <option value="">{none}</option>}
        {units.map(([name, size]) => (
          <option key={name} value={size}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
