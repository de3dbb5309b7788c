import type { Capacity } from '@throughline/core/money';
import { useCatalogue } from '../journeys/index.ts';
import { minorDigits } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';
import type { SectionProps } from './settings-section.ts';

interface Row {
  readonly one: Capacity;
  readonly place: number;
}

/** What a function costs a month and the minutes it can really give: its unused part is shown by itself. */
export function CapacityFields({ settings, onChange }: SectionProps) {
  const { capacity } = settings;
  const currency = settings.currency ?? '';
  const catalogue = useCatalogue();
  const functions = (catalogue.data?.functions ?? []).map((one) => one.name);
  const free = functions.find((name) => capacity.every((one) => one.function !== name));
  const put = (place: number, changes: Partial<Capacity>) =>
    onChange({ capacity: capacity.map((one, at) => (at === place ? { ...one, ...changes } : one)) });
  const add = () =>
    free !== undefined &&
    onChange({
      capacity: [
        ...capacity,
        {
          id: free,
          function: free,
          minor: 0,
          currency,
          practicalMinutes: 8000,
          validFrom: '2020-01-01',
          validTo: null,
        },
      ],
    });
  return (
    <section className="card editor rate-card" aria-label="Capacity">
      <h2>Capacity</h2>
      <p className="quiet-text">
        What a function costs a month, and the minutes it can really give (80 to 85 % of those it is there). What no
        step used is told by itself: spread over journeys, idle hours would look like the cost of customers.
      </p>
      {capacity.length > 0 && (
        <Table
          columns={columnsOf({
            currency,
            put,
            remove: (place) => onChange({ capacity: capacity.filter((_, at) => at !== place) }),
          })}
          rows={capacity.map((one, place) => ({ one, place }))}
          keyOf={({ one }) => one.id}
        />
      )}
      <button type="button" className="button" disabled={free === undefined || currency === ''} onClick={add}>
        Add a function
      </button>
    </section>
  );
}

interface Changing {
  readonly currency: string;
  readonly put: (place: number, changes: Partial<Capacity>) => void;
  readonly remove: (place: number) => void;
}

function columnsOf({ currency, put, remove }: Changing): readonly Column<Row>[] {
  const unit = 10 ** minorDigits(currency);
  return [
    { name: 'Function', cell: ({ one }) => one.function },
    {
      name: `Costs a month, ${currency}`,
      cell: ({ one, place }) => (
        <input
          type="number"
          min={0}
          aria-label={`Cost of ${one.function} a month`}
          value={one.minor / unit}
          onChange={(event) => put(place, { minor: Math.max(0, Math.round((event.target.valueAsNumber || 0) * unit)) })}
        />
      ),
    },
    {
      name: 'Minutes it can really give',
      cell: ({ one, place }) => (
        <input
          type="number"
          min={1}
          aria-label={`Minutes of ${one.function} a month`}
          value={one.practicalMinutes}
          onChange={(event) => put(place, { practicalMinutes: Math.max(1, event.target.valueAsNumber || 1) })}
        />
      ),
    },
    {
      name: 'Remove',
      cell: ({ one, place }) => (
        <button
          type="button"
          className="button quiet"
          aria-label={`Remove the capacity of ${one.function}`}
          onClick={() => remove(place)}
        >
          ×
        </button>
      ),
    },
  ];
}
