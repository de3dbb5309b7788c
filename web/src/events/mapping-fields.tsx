import {
  type ColumnRole,
  columnRoles,
  type FileShape,
  isDateOrderOpen,
  isDecimalSignOpen,
  type Mapping,
  mappingSchema,
} from '@throughline/core/events';
import type { ReactNode } from 'react';
import { roleWords, usualRoles } from './mapping-roles.ts';

interface FieldsProps {
  readonly shape: FileShape;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Which column is what, and how its values are read. What is rare is folded away unless the file has it. */
export function MappingFields({ shape, mapping, onChange }: FieldsProps) {
  const rare = columnRoles.filter((role) => !usualRoles.includes(role));
  const field = (role: ColumnRole) => (
    <RoleField key={role} role={role} shape={shape} mapping={mapping} onChange={onChange} />
  );
  const isOpen = isDecimalSignOpen(shape, mapping);
  const isDayOpen = isDateOrderOpen(shape, mapping);
  return (
    <>
      <div className="mapping">{usualRoles.map(field)}</div>
      <details open={rare.some((role) => mapping[role] !== null)}>
        <summary>More columns: words, money, ids …</summary>
        <div className="mapping">{rare.map(field)}</div>
      </details>
      <ObjectFields shape={shape} mapping={mapping} onChange={onChange} />
      <details open={isOpen || isDayOpen}>
        <summary>How dates and amounts are written</summary>
        <ReadingFields mapping={mapping} onChange={onChange} />
        {isDayOpen && (
          <p role="alert">
            Dates such as 03/04/2026 are read month first: 4 March. If the day comes first, choose that as the order of
            the date.
          </p>
        )}
        {isOpen && (
          <p role="alert">
            Amounts such as 1.234 are read as one and a bit. If they mean a thousand, choose the comma as decimal sign.
          </p>
        )}
      </details>
    </>
  );
}

/** The two columns without which nothing can be read, and who or what it is about. */
function isNeeded(role: ColumnRole, mapping: Mapping): boolean {
  if (role === 'activity' || role === 'at') return mapping[role] === null;
  const hasWho = mapping.customer !== null || mapping.case !== null || mapping.objects.length > 0;
  return (role === 'customer' || role === 'case') && !hasWho;
}

function RoleField({ role, shape, mapping, onChange }: FieldsProps & { role: ColumnRole }) {
  const [name, help] = roleWords[role];
  const needed = isNeeded(role, mapping);
  return (
    <label>
      <span>
        {name}
        {needed && (
          <strong className="problem"> {role === 'customer' || role === 'case' ? 'this or that' : 'needed'}</strong>
        )}
      </span>
      <select
        value={mapping[role] ?? ''}
        aria-invalid={needed}
        onChange={(event) => onChange({ ...mapping, [role]: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">—</option>
        <ColumnOptions shape={shape} />
      </select>
      <small>{help}</small>
    </label>
  );
}

function ColumnOptions({ shape }: { shape: FileShape }) {
  return shape.columns.map((column) => (
    <option key={column.name} value={column.name}>
      {column.name} ({column.examples.slice(0, 2).join(', ').slice(0, 60)})
    </option>
  ));
}

/** Columns whose values are ids of things an event concerns: each can be a case notion of its own later. */
function ObjectFields({ shape, mapping, onChange }: FieldsProps) {
  const set = (objects: Mapping['objects']) => onChange({ ...mapping, objects });
  const free = shape.columns.filter((column) => !mapping.objects.some((one) => one.column === column.name));
  if (shape.format.startsWith('ocel')) return null;
  return (
    <details open={mapping.objects.length > 0}>
      <summary>Objects: orders, tickets, contracts …</summary>
      <ul className="plain">
        {mapping.objects.map((one, index) => (
          <li key={one.column}>
            {one.column} holds the id of a{' '}
            <input
              aria-label={`What ${one.column} identifies`}
              value={one.type}
              onChange={(event) => set(mapping.objects.with(index, { ...one, type: event.target.value }))}
            />{' '}
            <button type="button" className="link" onClick={() => set(mapping.objects.toSpliced(index, 1))}>
              take out
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label="Add a column of objects"
        value=""
        onChange={(event) => set([...mapping.objects, { column: event.target.value, type: event.target.value }])}
      >
        <option value="">Add a column</option>
        {free.map((column) => (
          <option key={column.name}>{column.name}</option>
        ))}
      </select>
    </details>
  );
}

interface ReadingProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const dateOrders: Readonly<Record<Mapping['dateOrder'], string>> = {
  auto: 'decided by the values',
  'year-first': 'year first: 2026-01-31',
  'day-first': 'day first: 31.01.2026',
  'month-first': 'month first: 01/31/2026',
  'epoch-seconds': 'seconds since 1970',
  'epoch-milliseconds': 'milliseconds since 1970',
};
const clocks: Readonly<Record<Mapping['clock'], string>> = {
  zoned: 'by the zone of each date',
  'as-written': 'as written, zones left out',
};
const decimalSigns: Readonly<Record<Mapping['decimalSign'], string>> = {
  auto: 'decided for each amount',
  point: 'point: 1,234.50',
  comma: 'comma: 1.234,50',
};

function ReadingFields({ mapping, onChange }: ReadingProps) {
  const choice = (name: 'dateOrder' | 'clock' | 'decimalSign', words: Readonly<Record<string, string>>) => (
    <select
      value={mapping[name]}
      onChange={(event) => onChange(mappingSchema.parse({ ...mapping, [name]: event.target.value }))}
    >
      {Object.entries(words).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
  return (
    <div className="mapping">
      <Labelled name="Order of the date">{choice('dateOrder', dateOrders)}</Labelled>
      <Labelled name="Zone of dates without one">
        <input
          list="zones"
          value={mapping.zone}
          onChange={(event) => onChange({ ...mapping, zone: event.target.value })}
        />
      </Labelled>
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Labelled name="Clock">{choice('clock', clocks)}</Labelled>
      <Labelled name="Decimal sign of amounts">{choice('decimalSign', decimalSigns)}</Labelled>
      <Labelled name="Currency when no column says it">
        <input
          value={mapping.defaultCurrency}
          maxLength={3}
          onChange={(event) =>
            onChange({ ...mapping, defaultCurrency: event.target.value.toUpperCase().replaceAll(/[^A-Z]/g, '') })
          }
        />
      </Labelled>
    </div>
  );
}

function Labelled({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      {name}
      {children}
    </label>
  );
}
