import { type MoneyRule, moneyRoleSchema } from '@throughline/core/money';
import { useCatalogue } from '../journeys/index.ts';
import { type Column, Table } from '../parts/table.tsx';
import type { SectionProps } from './settings-section.ts';

const roleWords: Readonly<Record<MoneyRule['role'], string>> = {
  revenue: 'revenue',
  return: 'a return',
  'cost-of-goods': 'cost of goods',
  'cost-to-serve': 'cost to serve',
  incentive: 'an incentive',
};

interface Row {
  readonly rule: MoneyRule;
  readonly place: number;
}

/** Which part of a statement the amounts of an activity play, where it is not what their name says. */
export function MoneyRules({ settings, onChange }: SectionProps) {
  const { rules } = settings;
  const catalogue = useCatalogue();
  const activities = (catalogue.data?.activities ?? []).map((one) => one.name);
  const change = (place: number, changes: Partial<MoneyRule>) =>
    onChange({ rules: rules.map((one, at) => (at === place ? { ...one, ...changes } : one)) });
  const free = activities.find((name) => !rules.some((rule) => rule.activity === name && rule.amount === 'revenue'));
  const add = () =>
    free !== undefined &&
    onChange({ rules: [...rules, { activity: free, amount: 'revenue', role: 'return', turned: false }] });
  return (
    <section className="card editor rate-card" aria-label="What amounts mean">
      <h2>What amounts mean</h2>
      <p className="quiet-text">
        An event's revenue is revenue, or a return where it is below zero, and its cost is cost to serve, unless a rule
        says otherwise: the price of a replaced router, a voucher.
      </p>
      {rules.length > 0 && (
        <Table
          columns={columnsOf({
            activities,
            change,
            remove: (place) => onChange({ rules: rules.filter((_, at) => at !== place) }),
          })}
          rows={rules.map((rule, place) => ({ rule, place }))}
          keyOf={({ place }) => String(place)}
        />
      )}
      <button type="button" className="button" disabled={free === undefined} onClick={add}>
        Add a rule
      </button>
    </section>
  );
}

interface Changing {
  readonly activities: readonly string[];
  readonly change: (place: number, changes: Partial<MoneyRule>) => void;
  readonly remove: (place: number) => void;
}

function columnsOf({ activities, change, remove }: Changing): readonly Column<Row>[] {
  return [
    activityColumn(activities, change),
    amountColumn(change),
    roleColumn(change),
    signColumn(change),
    removeColumn(remove),
  ];
}

function activityColumn(activities: readonly string[], change: Changing['change']): Column<Row> {
  return {
    name: 'Activity',
    cell: ({ rule, place }) => (
      <select
        aria-label="Activity of a rule"
        value={rule.activity}
        onChange={(event) => change(place, { activity: event.target.value })}
      >
        {[...new Set([rule.activity, ...activities])].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    ),
  };
}

function amountColumn(change: Changing['change']): Column<Row> {
  return {
    name: 'Its',
    cell: ({ rule, place }) => (
      <select
        aria-label={`Amount of ${rule.activity}`}
        value={rule.amount}
        onChange={(event) => change(place, { amount: event.target.value === 'cost' ? 'cost' : 'revenue' })}
      >
        <option value="revenue">revenue</option>
        <option value="cost">cost</option>
      </select>
    ),
  };
}

function roleColumn(change: Changing['change']): Column<Row> {
  return {
    name: 'Is',
    cell: ({ rule, place }) => (
      <select
        aria-label={`Part of ${rule.activity}`}
        value={rule.role}
        onChange={(event) => change(place, { role: moneyRoleSchema.parse(event.target.value) })}
      >
        {moneyRoleSchema.options.map((role) => (
          <option key={role} value={role}>
            {roleWords[role]}
          </option>
        ))}
      </select>
    ),
  };
}

function signColumn(change: Changing['change']): Column<Row> {
  return {
    name: 'Sign turned',
    cell: ({ rule, place }) => (
      <input
        type="checkbox"
        aria-label={`${rule.activity}: sign turned`}
        title="A voucher written as cost of −5.00 is an incentive of 5.00"
        checked={rule.turned}
        onChange={(event) => change(place, { turned: event.target.checked })}
      />
    ),
  };
}

function removeColumn(remove: Changing['remove']): Column<Row> {
  return {
    name: 'Remove',
    cell: ({ rule, place }) => (
      <button
        type="button"
        className="button quiet"
        aria-label={`Remove the rule of ${rule.activity}`}
        onClick={() => remove(place)}
      >
        ×
      </button>
    ),
  };
}
