interface FieldProps<T> {
  readonly name: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly help?: string;
  readonly hint?: string;
}

export function TextField({ name, value, onChange, help, hint }: FieldProps<string>) {
  return (
    <label>
      {name}
      <input value={value} placeholder={hint} onChange={(event) => onChange(event.target.value)} />
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}

export function NumberField({ name, value, onChange, help }: FieldProps<number>) {
  return (
    <label>
      {name}
      <input
        type="number"
        min={1}
        value={value}
        onChange={(event) => onChange(Math.round(event.target.valueAsNumber) || 1)}
      />
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}

/** Text of several lines. */
export function Area({ name, value, onChange, help, hint }: FieldProps<string>) {
  return (
    <label className="wide">
      {name}
      <textarea rows={4} value={value} placeholder={hint} onChange={(event) => onChange(event.target.value)} />
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}

/** Yes or no. */
export function Switch({ name, value, onChange }: FieldProps<boolean>) {
  return (
    <label>
      {name}
      <select value={value ? 'yes' : 'no'} onChange={(event) => onChange(event.target.value === 'yes')}>
        <option value="yes">yes</option>
        <option value="no">no</option>
      </select>
    </label>
  );
}
