import type { CostEntry } from '@throughline/core/money';
import { useCatalogue } from '../journeys/index.ts';
import { minorDigits } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';
import type { SectionProps } from './settings-section.ts';

type Change = (entry: CostEntry) => void;

/** What events cost: one line an activity, a channel or a function, each from a day on. */
export function RateCard({ settings, onChange }: SectionProps) {
  const { entries } = settings;
  const currency = settings.currency ?? 'EUR';
  const put = (place: number) => (entry: CostEntry) =>
    onChange({ entries: entries.map((one, at) => (at === place ? entry : one)) });
  const add = () => onChange({ entries: [...entries, newEntry(entries, currency)] });
  const rows = entries.map((entry, place) => ({ entry, place, change: put(place) }));
  return (
    <section className="card editor rate-card" aria-label="Rate card">
      <h2>Rate card</h2>
      <p className="quiet-text">
        What a step costs beside what its event already says. All lines that fit a step on its day add up. A cost is
        avoidable when it is saved where the step is not needed; savings count only these.
      </p>
      {rows.length > 0 && (
        <Table
          columns={columnsOf((place) => onChange({ entries: entries.filter((_, at) => at !== place) }))}
          rows={rows}
          keyOf={({ entry }) => entry.id}
        />
      )}
      <button type="button" className="button" disabled={settings.currency === null} onClick={add}>
        Add a line
      </button>
      {settings.currency === null && <p className="quiet-text">Choose the reporting currency first.</p>}
    </section>
  );
}

function newEntry(entries: readonly CostEntry[], currency: string): CostEntry {
  const taken = new Set(entries.map((one) => one.id));
  let number = entries.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  return {
    id: `line-${number}`,
    name: 'A new line',
    applies: {},
    cost: { kind: 'per-event', minor: 0, currency },
    avoidable: true,
    replaces: false,
    validFrom: '2020-01-01',
    validTo: null,
  };
}

interface Row {
  readonly entry: CostEntry;
  readonly place: number;
  readonly change: Change;
}

function columnsOf(remove: (place: number) => void): readonly Column<Row>[] {
  return [
    { name: 'Name', cell: ({ entry, change }) => <NameField entry={entry} change={change} /> },
    { name: 'Activity', cell: (row) => <AppliesField {...row} part="activities" /> },
    { name: 'Channel', cell: (row) => <AppliesField {...row} part="channels" /> },
    { name: 'Function', cell: (row) => <AppliesField {...row} part="functions" /> },
    { name: 'Amount', cell: (row) => <AmountField {...row} /> },
    { name: 'For each', cell: (row) => <PerField {...row} /> },
    { name: 'Avoidable', cell: (row) => <Check {...row} part="avoidable" label="avoidable" /> },
    {
      name: "Instead of the source's",
      cell: (row) => <Check {...row} part="replaces" label="instead of the source's" />,
    },
    { name: 'From', cell: (row) => <DayField {...row} part="validFrom" /> },
    { name: 'Last day', cell: (row) => <DayField {...row} part="validTo" /> },
    {
      name: 'Remove',
      cell: ({ entry, place }) => (
        <button
          type="button"
          className="button quiet"
          aria-label={`Remove ${entry.name}`}
          onClick={() => remove(place)}
        >
          ×
        </button>
      ),
    },
  ];
}

function NameField({ entry, change }: { entry: CostEntry; change: Change }) {
  return (
    <input
      aria-label={`Name of ${entry.id}`}
      value={entry.name}
      maxLength={200}
      onChange={(event) => change({ ...entry, name: event.target.value })}
    />
  );
}

type AppliesPart = 'activities' | 'channels' | 'functions';

function AppliesField({ entry, change, part }: Row & { part: AppliesPart }) {
  const catalogue = useCatalogue();
  const names = (catalogue.data?.[part] ?? []).map((one) => one.name);
  const chosen = entry.applies[part];
  const value = chosen === undefined ? '' : JSON.stringify(chosen);
  const choose = (text: string) => {
    const { [part]: _, ...others } = entry.applies;
    change({ ...entry, applies: text === '' ? others : { ...others, [part]: JSON.parse(text) as string[] } });
  };
  const own = chosen !== undefined && (chosen.length !== 1 || !names.includes(chosen[0] ?? ''));
  return (
    <select aria-label={`${part} of ${entry.name}`} value={value} onChange={(event) => choose(event.target.value)}>
      <option value="">any</option>
      {own && <option value={value}>{chosen.join(', ')}</option>}
      {names.map((name) => (
        <option key={name} value={JSON.stringify([name])}>
          {name}
        </option>
      ))}
    </select>
  );
}

function AmountField({ entry, change }: Row) {
  const { cost } = entry;
  const unit = 10 ** minorDigits(cost.currency);
  const put = (value: number) =>
    Number.isFinite(value) &&
    change({ ...entry, cost: { ...cost, minor: Math.max(0, Math.round(value * unit * 1e6) / 1e6) } });
  return (
    <input
      type="number"
      min={0}
      step="any"
      aria-label={`Amount of ${entry.name} in ${cost.currency}`}
      title={cost.currency}
      value={cost.minor / unit}
      onChange={(event) => put(event.target.valueAsNumber)}
    />
  );
}

function PerField({ entry, change }: Row) {
  const { cost } = entry;
  const toMinutes = (minutes: number) =>
    change({
      ...entry,
      cost: { kind: 'per-minute', minor: cost.minor, currency: cost.currency, minutes: { kind: 'fixed', minutes } },
    });
  const toEvent = () => change({ ...entry, cost: { kind: 'per-event', minor: cost.minor, currency: cost.currency } });
  return (
    <span className="per-field">
      <select
        aria-label={`Unit of ${entry.name}`}
        value={cost.kind}
        onChange={(event) => (event.target.value === 'per-event' ? toEvent() : toMinutes(5))}
      >
        <option value="per-event">event</option>
        <option value="per-minute">minute</option>
      </select>
      {cost.kind === 'per-minute' && cost.minutes.kind === 'fixed' && (
        <input
          type="number"
          min={0}
          step="any"
          aria-label={`Minutes of ${entry.name}`}
          title="minutes it takes"
          value={cost.minutes.minutes}
          onChange={(event) => toMinutes(Math.max(0, event.target.valueAsNumber || 0))}
        />
      )}
      {cost.kind === 'per-minute' && cost.minutes.kind === 'property' && ` of “${cost.minutes.property}”`}
      {cost.kind === 'per-minute' && cost.minutes.kind === 'equation' && ' by an equation'}
    </span>
  );
}

function Check({ entry, change, part, label }: Row & { part: 'avoidable' | 'replaces'; label: string }) {
  return (
    <input
      type="checkbox"
      aria-label={`${entry.name}: ${label}`}
      checked={entry[part]}
      onChange={(event) => change({ ...entry, [part]: event.target.checked })}
    />
  );
}

function DayField({ entry, change, part }: Row & { part: 'validFrom' | 'validTo' }) {
  const put = (day: string) => {
    if (part === 'validTo') change({ ...entry, validTo: day || null });
    else if (day !== '') change({ ...entry, validFrom: day });
  };
  return (
    <input
      type="date"
      aria-label={`${part === 'validFrom' ? 'First' : 'Last'} day of ${entry.name}`}
      value={entry[part] ?? ''}
      onChange={(event) => put(event.target.value)}
    />
  );
}
