import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type MoneySettings, type MoneySettingsVersion, moneySettingsSchema } from '@throughline/core/money';
import type { Role } from '@throughline/core/trust';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { useAuthorWords } from '../parts/author.ts';
import { instant } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { ExchangeRates } from './exchange-rates.tsx';
import { MoneyHead } from './money-frame.tsx';
import { MoneyRules } from './money-rules.tsx';
import { OutcomeValues } from './outcome-values.tsx';
import { RateCard } from './rate-card.tsx';
import type { SectionProps } from './settings-section.ts';
import { useMoneySettings, useMoneyVersions } from './use-money.ts';

/** How money is read: the reporting currency, the rate card, what amounts mean, and exchange rates. */
export function MoneySettingsPage({ role }: { role: Role }) {
  const settings = useMoneySettings();
  const isReadOnly = role === 'viewer';
  return (
    <div className="page">
      <MoneyHead title="How money is read" />
      {settings.isPending && <Waiting what="Opening the settings" />}
      {settings.isError && <Problem error={settings.error} />}
      {settings.data !== undefined && (
        <SettingsForm key={settings.data.version} kept={settings.data} isReadOnly={isReadOnly} />
      )}
    </div>
  );
}

function SettingsForm({ kept, isReadOnly }: { kept: MoneySettingsVersion; isReadOnly: boolean }) {
  const [draft, setDraft] = useState<MoneySettings>(kept.settings);
  const section: SectionProps = { settings: draft, onChange: (changes) => setDraft({ ...draft, ...changes }) };
  const parsed = moneySettingsSchema.safeParse(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept.settings);
  const problem = parsed.success ? null : (parsed.error.issues[0]?.message ?? 'Something is missing.');
  return (
    <>
      <fieldset className="money-form" disabled={isReadOnly}>
        <legend className="visually-hidden">Money settings</legend>
        <Currency {...section} />
        <RateCard {...section} />
        <CapacityFields {...section} />
        <MoneyRules {...section} />
        <ExchangeRates {...section} />
        <OutcomeValues {...section} />
      </fieldset>
      {!isReadOnly && (isChanged || problem !== null) && (
        <SaveBar draft={draft} kept={kept} problem={problem} onUndo={() => setDraft(kept.settings)} />
      )}
      <Versions current={kept.version} onTake={isReadOnly ? null : setDraft} />
    </>
  );
}

function Currency({ settings, onChange }: SectionProps) {
  return (
    <section className="card editor" aria-label="Reporting currency">
      <h2>Reporting currency</h2>
      <p className="quiet-text">
        Without one, amounts stay as their sources wrote them, one line a currency. With one, each amount is converted
        by the newest rate of its day; what has no rate keeps a line of its own. Currencies are never mixed.
      </p>
      <label>
        Three letters, such as EUR
        <input
          className="number-field"
          value={settings.currency ?? ''}
          maxLength={3}
          placeholder="none"
          onChange={(event) => onChange({ currency: event.target.value.toUpperCase() || null })}
        />
      </label>
      <label>
        <input
          type="checkbox"
          checked={settings.contractual}
          onChange={(event) => onChange({ contractual: event.target.checked })}
        />
        Customers are under contract: lifetime value cannot be told from how often they buy
      </label>
    </section>
  );
}

interface SaveBarProps {
  readonly draft: MoneySettings;
  readonly kept: MoneySettingsVersion;
  readonly problem: string | null;
  readonly onUndo: () => void;
}

function SaveBar({ draft, kept, problem, onUndo }: SaveBarProps) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => call('put', '/money/settings', { body: { from: kept.version, settings: draft } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['money-settings'] });
      await queries.invalidateQueries({ queryKey: ['view'] });
    },
  });
  return (
    <div className="save-bar">
      <button
        type="button"
        className="button primary"
        disabled={problem !== null || save.isPending}
        onClick={() => save.mutate()}
      >
        Save as version {kept.version + 1}
      </button>
      <button type="button" className="button quiet" onClick={onUndo}>
        Undo these changes
      </button>
      {problem !== null && <span role="alert">{problem}</span>}
      {save.isError && <span role="alert">{save.error.message}</span>}
    </div>
  );
}

/** The versions there were; one can be taken back into the form and saved as the newest. */
function Versions({ current, onTake }: { current: number; onTake: ((settings: MoneySettings) => void) | null }) {
  const words = useAuthorWords();
  const versions = useMoneyVersions();
  const older = (versions.data ?? []).filter((one) => one.version !== current);
  const take = useMutation({
    mutationFn: (version: number) => call('get', '/money/settings', { query: { version } }),
    onSuccess: (found) => onTake?.(found.settings),
  });
  const now = (versions.data ?? []).find((one) => one.version === current);
  return (
    <section aria-label="Versions">
      <h2>Versions</h2>
      <p className="quiet-text">
        {now === undefined
          ? 'Nobody has set anything yet.'
          : `Version ${current}, by ${words(now.author)}, ${instant(now.createdAt)}. Every figure names the version it was read with.`}
      </p>
      <ul className="plain">
        {older.map((one) => (
          <li key={one.version}>
            Version {one.version}, by {words(one.author)}, {instant(one.createdAt)}{' '}
            {onTake !== null && (
              <button type="button" className="link" onClick={() => take.mutate(one.version)}>
                take it back
              </button>
            )}
          </li>
        ))}
      </ul>
      {take.isError && <p role="alert">{take.error.message}</p>}
    </section>
  );
}
