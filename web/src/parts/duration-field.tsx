import { useState } from 'react';

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
  /** Told zero where what is written is no length of time. */
  readonly onChange: (seconds: number | null) => void;
}

/** A length of time: a number and its unit, at first the largest that says it whole. What is written stays as it is. */
export function DurationField({ label, none, seconds, onChange }: DurationProps) {
  const [written, setWritten] = useState(() => inWords(seconds));
  // What was told stays as it is written, also while whoever was told is still at an earlier one.
  const [{ before, told }, setSeen] = useState<Seen>({ before: seconds, told: [] });
  if (before !== seconds) {
    const isOurs = told.includes(seconds);
    setSeen({ before: seconds, told: isOurs && seconds !== secondsOf(written) ? told : [] });
    if (!isOurs) setWritten(inWords(seconds));
  }
  const { text, unit } = written;
  const write = (next: Written) => {
    setWritten(next);
    setSeen({ before, told: [...told, secondsOf(next)] });
    onChange(secondsOf(next));
  };
  const isWrong = seconds !== null && secondsOf(written) === 0;
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
          aria-invalid={isWrong}
          value={text}
          onChange={(event) => write({ text: event.target.value, unit })}
        />
      )}
      <select
        aria-label={`${label}, unit`}
        value={seconds === null ? '' : unit}
        onChange={(event) =>
          event.target.value === ''
            ? onChange(null)
            : write({ text: seconds === null ? '10' : text, unit: Number(event.target.value) })
        }
      >
        {none !== undefined && <option value="">{none}</option>}
        {units.map(([name, size]) => (
          <option key={name} value={size}>
            {name}
          </option>
        ))}
      </select>
      {isWrong && <span className="problem">Give a number above 0.</span>}
    </label>
  );
}

interface Seen {
  readonly before: number | null;
  /** What was told and has not come back. */
  readonly told: readonly (number | null)[];
}

interface Written {
  readonly text: string;
  readonly unit: number;
}

function inWords(seconds: number | null): Written {
  const unit = units.toReversed().find(([, size]) => seconds !== null && seconds % size === 0)?.[1] ?? 60;
  return { text: seconds === null ? '' : String(seconds / unit), unit };
}

/** Zero where it is no length of time; never less than a second where it is one. */
function secondsOf({ text, unit }: Written): number {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? Math.max(1, Math.round(value * unit)) : 0;
}
