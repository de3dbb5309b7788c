import type { Condition } from '@throughline/core/outcomes';
import { minorDigits } from '../parts/format.ts';

type Sum = Extract<Condition, { kind: 'sum' }>;

/** How much money must come, or may at most. */
export function SumFields({
  condition,
  onChange,
}: {
  readonly condition: Sum;
  readonly onChange: (condition: Sum) => void;
}) {
  const unit = 10 ** minorDigits(condition.currency);
  return (
    <>
      <label>
        <select
          aria-label="Money"
          value={condition.of}
          onChange={(event) => onChange({ ...condition, of: event.target.value === 'cost' ? 'cost' : 'revenue' })}
        >
          <option value="revenue">Revenue</option>
          <option value="cost">Cost</option>
        </select>
      </label>
      <label>
        <select
          aria-label="More or less"
          value={condition.op}
          onChange={(event) => onChange({ ...condition, op: event.target.value === 'atMost' ? 'atMost' : 'atLeast' })}
        >
          <option value="atLeast">at least</option>
          <option value="atMost">at most</option>
        </select>
      </label>
      <label>
        <input
          className="number-field"
          type="number"
          step="0.01"
          aria-label="Amount"
          value={condition.minor / unit}
          onChange={(event) => onChange({ ...condition, minor: Math.round(Number(event.target.value) * unit) })}
        />
        <input
          className="number-field"
          aria-label="Currency"
          maxLength={3}
          value={condition.currency}
          onChange={(event) => onChange({ ...condition, currency: event.target.value.toUpperCase() })}
        />
      </label>
    </>
  );
}
