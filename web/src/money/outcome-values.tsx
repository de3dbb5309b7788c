import { useQuery } from '@tanstack/react-query';
import type { OutcomeValue } from '@throughline/core/money';
import { call } from '../api/index.ts';
import { minorDigits } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';
import type { SectionProps } from './settings-section.ts';

/** What a success is worth, and what winning a customer costs: what value at stake and payback need to know. */
export function OutcomeValues({ settings, onChange }: SectionProps) {
  const outcomes = useQuery({
    queryKey: ['view', 'outcomes'],
    queryFn: async () => (await call('get', '/outcomes')).items,
  });
  const currency = settings.currency ?? '';
  const unit = 10 ** minorDigits(currency);
  const known = (outcome: string) => settings.outcomeValues.find((one) => one.outcome === outcome);
  const put = (outcome: string, changes: Partial<OutcomeValue>) => {
    const before = known(outcome) ?? { outcome, minor: 0, recoverability: 1 };
    const others = settings.outcomeValues.filter((one) => one.outcome !== outcome);
    const next = { ...before, ...changes };
    onChange({ outcomeValues: next.minor === 0 ? others : [...others, next] });
  };
  const rows = (outcomes.data ?? []).map((one) => ({ id: one.id, name: one.definition.name }));
  return (
    <section className="card editor rate-card" aria-label="What outcomes are worth">
      <h2>What outcomes are worth</h2>
      <p className="quiet-text">
        What the company gains when a customer gets it done, and which share of what is lost a fix would win back. Both
        are assumptions: value at stake says so.
      </p>
      {rows.length > 0 && <Table columns={columnsOf({ currency, known, put })} rows={rows} keyOf={(one) => one.id} />}
      <label>
        Winning a customer costs on average{currency === '' ? '' : `, ${currency}`}
        <input
          className="number-field"
          type="number"
          min={0}
          step="any"
          value={settings.acquisitionMinor === null ? '' : settings.acquisitionMinor / unit}
          onChange={(event) =>
            onChange({
              acquisitionMinor: Number.isNaN(event.target.valueAsNumber)
                ? null
                : Math.round(event.target.valueAsNumber * unit),
            })
          }
        />
      </label>
    </section>
  );
}

interface Changing {
  readonly currency: string;
  readonly known: (outcome: string) => OutcomeValue | undefined;
  readonly put: (outcome: string, changes: Partial<OutcomeValue>) => void;
}

function columnsOf({ currency, known, put }: Changing): readonly Column<{ id: string; name: string }>[] {
  const unit = 10 ** minorDigits(currency);
  return [
    { name: 'Outcome', cell: (one) => one.name },
    {
      name: `A success is worth${currency === '' ? '' : `, ${currency}`}`,
      cell: (one) => (
        <input
          type="number"
          min={0}
          step="any"
          aria-label={`Value of ${one.name}`}
          value={(known(one.id)?.minor ?? 0) / unit}
          onChange={(event) =>
            put(one.id, { minor: Math.max(0, Math.round((event.target.valueAsNumber || 0) * unit)) })
          }
        />
      ),
    },
    {
      name: 'A fix wins back, %',
      cell: (one) => (
        <input
          type="number"
          min={0}
          max={100}
          aria-label={`Recoverability of ${one.name}`}
          value={Math.round((known(one.id)?.recoverability ?? 1) * 100)}
          disabled={known(one.id) === undefined}
          onChange={(event) =>
            put(one.id, { recoverability: Math.min(1, Math.max(0, (event.target.valueAsNumber || 0) / 100)) })
          }
        />
      ),
    },
  ];
}
