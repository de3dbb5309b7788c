import type { CaseNotion } from '@throughline/core/journeys';

type Boundaries = Extract<CaseNotion, { kind: 'boundaries' }>;

const isActivity = (value: string) => ({
  kind: 'field' as const,
  field: 'activity' as const,
  op: 'in' as const,
  value: [value],
});

function activityOf(predicate: { kind: string; value?: unknown }): string {
  return Array.isArray(predicate.value) ? String(predicate.value[0]) : String(predicate.value ?? '');
}

interface NotionProps {
  readonly notion: CaseNotion;
  readonly activities: readonly string[];
  /** The types of objects there are. */
  readonly types: readonly string[];
  readonly onChange: (notion: CaseNotion) => void;
}

/** What one case is. */
export function NotionFields({ notion, activities, types, onChange }: NotionProps) {
  const usual: Readonly<Record<string, CaseNotion>> = {
    customer: { kind: 'customer' },
    object: { kind: 'object', type: types[0] ?? 'case' },
    gap: { kind: 'gap', gapSeconds: 7 * 86_400 },
    boundaries: {
      kind: 'boundaries',
      start: isActivity(activities[0] ?? 'start'),
      end: null,
      timeoutSeconds: 30 * 86_400,
    },
  };
  return (
    <>
      <label>
        One case is
        <select value={notion.kind} onChange={(event) => onChange(usual[event.target.value] ?? notion)}>
          <option value="customer">a customer's whole timeline</option>
          <option value="object">an object, such as an order</option>
          <option value="gap">everything until a long silence</option>
          <option value="boundaries">from a start to an end</option>
        </select>
      </label>
      {notion.kind === 'object' && (
        <label>
          Object
          <select value={notion.type} onChange={(event) => onChange({ kind: 'object', type: event.target.value })}>
            {[...new Set([notion.type, ...types])].map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        </label>
      )}
      {notion.kind === 'gap' && (
        <Silence
          label="Silence, in hours"
          unit={3600}
          seconds={notion.gapSeconds}
          onChange={(gapSeconds) => onChange({ kind: 'gap', gapSeconds })}
        />
      )}
      {notion.kind === 'boundaries' && <BoundaryFields notion={notion} activities={activities} onChange={onChange} />}
    </>
  );
}

interface BoundaryProps {
  readonly notion: Boundaries;
  readonly activities: readonly string[];
  readonly onChange: (notion: Boundaries) => void;
}

function BoundaryFields({ notion, activities, onChange }: BoundaryProps) {
  const options = activities.map((name) => <option key={name}>{name}</option>);
  return (
    <>
      <label>
        Opens at
        <select
          value={activityOf(notion.start)}
          onChange={(event) => onChange({ ...notion, start: isActivity(event.target.value) })}
        >
          {options}
        </select>
      </label>
      <label>
        Closes at
        <select
          value={notion.end === null ? '' : activityOf(notion.end)}
          onChange={(event) =>
            onChange({ ...notion, end: event.target.value === '' ? null : isActivity(event.target.value) })
          }
        >
          <option value="">nothing in particular</option>
          {options}
        </select>
      </label>
      <Silence
        label="Or after a silence of days"
        unit={86_400}
        seconds={notion.timeoutSeconds}
        onChange={(timeoutSeconds) => onChange({ ...notion, timeoutSeconds })}
      />
    </>
  );
}

interface SilenceProps {
  readonly label: string;
  /** Seconds of what the field counts. */
  readonly unit: number;
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

function Silence({ label, unit, seconds, onChange }: SilenceProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        min="0.01"
        step="any"
        value={seconds / unit}
        onChange={(event) => onChange(Math.max(1, Math.round(Number(event.target.value) * unit)))}
      />
    </label>
  );
}
