import { type ExchangeRate, exchangeRateSchema } from '@throughline/core/money';
import { useState } from 'react';
import { count, counted } from '../parts/format.ts';
import { type Column, Table } from '../parts/table.tsx';
import type { SectionProps } from './settings-section.ts';

const shownAtMost = 12;

const columns: readonly Column<ExchangeRate>[] = [
  { name: 'From', cell: (rate) => rate.from },
  { name: 'To', cell: (rate) => rate.to },
  { name: 'Rate', isNumber: true, cell: (rate) => String(rate.rate) },
  { name: 'Since', cell: (rate) => rate.validFrom },
  { name: 'Source', cell: (rate) => rate.source },
];

/** Dated exchange rates: pasted as lines, newest first in the list. */
export function ExchangeRates({ settings, onChange }: SectionProps) {
  const { exchangeRates } = settings;
  const [text, setText] = useState('');
  const read = readRates(text);
  const add = () => {
    onChange({ exchangeRates: [...exchangeRates, ...read.rates] });
    setText('');
  };
  return (
    <section className="card editor" aria-label="Exchange rates">
      <h2>Exchange rates</h2>
      <p className="quiet-text">
        Each holds from its day until the next one of its pair. The rate of the day of the event counts, also years
        later.
      </p>
      <KeptRates rates={exchangeRates} onClear={() => onChange({ exchangeRates: [] })} />
      <label>
        Paste rates, one a line: from, to, rate, since, source
        <textarea
          rows={4}
          value={text}
          placeholder={'USD,EUR,0.9241,2026-01-01,ECB\nUSD,EUR,0.9187,2026-02-01,ECB'}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label>
        or choose a CSV file
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? '')}
        />
      </label>
      {text.trim() !== '' && read.problem !== null && <p role="alert">{read.problem}</p>}
      <button
        type="button"
        className="button"
        disabled={read.rates.length === 0 || read.problem !== null}
        onClick={add}
      >
        Add {read.rates.length === 0 ? 'rates' : counted(read.rates.length, 'rate')}
      </button>
    </section>
  );
}

function KeptRates({ rates, onClear }: { rates: readonly ExchangeRate[]; onClear: () => void }) {
  const newest = rates.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1)).slice(0, shownAtMost);
  return (
    <>
      {newest.length > 0 && (
        <Table columns={columns} rows={newest} keyOf={(rate, place) => `${rate.from}${rate.validFrom}${place}`} />
      )}
      {rates.length > 0 && (
        <p className="quiet-text">
          {count(rates.length)} rates{rates.length > shownAtMost && `, the newest ${shownAtMost} shown`}.{' '}
          <button type="button" className="link" onClick={onClear}>
            Take all out
          </button>
        </p>
      )}
    </>
  );
}

/** Reads pasted lines; a first line that names the columns is passed over. The first line that cannot be read is told. */
function readRates(text: string): { rates: readonly ExchangeRate[]; problem: string | null } {
  const rates: ExchangeRate[] = [];
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (place === 0 && /^"?from/i.test(line.trim()))) continue;
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const [from = '', to = '', rate = '', validFrom = '', source = ''] = cells;
    const parsed = exchangeRateSchema.safeParse({ from, to, rate, validFrom, source: source || 'pasted' });
    if (!parsed.success) return { rates, problem: `Line ${place + 1}: ${parsed.error.issues[0]?.message}` };
    rates.push(parsed.data);
  }
  return { rates, problem: null };
}
