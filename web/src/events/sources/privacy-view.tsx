import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type PersonalKind,
  type PrivacyRule,
  patternSchema,
  personalWords,
  type SeenSchema,
  type Treatment,
  treatmentSchema,
} from '@throughline/core/events';
import { useState } from 'react';
import { call } from '../../api/index.ts';
import { fieldOf, ShortForm } from '../../parts/short-form.tsx';
import { Problem, Waiting } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { PrivacyPreview } from './privacy-preview.tsx';
import { useSchema } from './schema-view.tsx';

const treatmentWords: Readonly<Record<Treatment, string>> = {
  mask: 'hide',
  hash: 'hash: tell apart, never know',
  drop: 'leave out',
  keep: 'keep as it is',
};

const keyOf = ({ where }: PrivacyRule) =>
  where.kind === 'property' ? `property ${where.name}` : where.kind === 'pattern' ? where.pattern : 'words';

/** What personal data a source sends, and what is done with it before it is stored. */
export function PrivacyView({ source, isOwner }: { source: string; isOwner: boolean }) {
  const stored = useQuery({
    queryKey: ['source-privacy', source],
    queryFn: () => call('get', '/sources/{id}/privacy', { path: { id: source } }),
  });
  const schema = useSchema(source);
  if (stored.isPending || schema.isPending) return <Waiting what="Looking for personal data" />;
  if (stored.isError) return <Problem error={stored.error} retry={() => stored.refetch()} />;
  if (schema.isError) return <Problem error={schema.error} retry={() => schema.refetch()} />;
  return (
    <PrivacyEditor
      key={stored.data.version}
      source={source}
      stored={stored.data.rules}
      found={personalFields(schema.data)}
      isOwner={isOwner}
    />
  );
}

interface Found {
  readonly where: PrivacyRule['where'] | null;
  readonly name: string;
  readonly kinds: readonly PersonalKind[];
  readonly examples: readonly string[];
}

/** Where personal data was found, each field once. */
function personalFields(schema: SeenSchema): readonly Found[] {
  const found = new Map<string, Found>();
  for (const { properties } of schema.activities) {
    for (const { name, personal, examples } of properties) {
      if (personal.length === 0) continue;
      const kinds = [...new Set([...(found.get(name)?.kinds ?? []), ...personal])];
      found.set(name, { where: { kind: 'property', name }, name, kinds, examples });
    }
  }
  const words: Found = {
    where: { kind: 'words' },
    name: 'What customers wrote',
    kinds: schema.words.personal,
    examples: [],
  };
  const ids: Found = { where: null, name: 'Ids of customers', kinds: schema.customers.personal, examples: [] };
  return [...found.values(), words, ids].filter((one) => one.kinds.length > 0);
}

interface EditorProps {
  readonly source: string;
  readonly stored: readonly PrivacyRule[];
  readonly found: readonly Found[];
  readonly isOwner: boolean;
}

function PrivacyEditor({ source, stored, found, isOwner }: EditorProps) {
  const [rules, setRules] = useState(stored);
  const put = (where: PrivacyRule['where'], how: Treatment | null) => {
    const others = rules.filter((one) => keyOf(one) !== keyOf({ where, how: 'keep' }));
    setRules(how === null ? others : [...others, { where, how }]);
  };
  const parts = { rules, isOwner, put };
  return (
    <>
      <p className="note">
        Rules are applied before an event is stored, also to what waits in quarantine. They hold for what comes from now
        on: what is stored stays as it is. An id that a rule meets is always hashed, so that customers stay apart.
      </p>
      <FoundFields {...parts} found={found} />
      <section>
        <h2>Wherever it is found</h2>
        <Table
          columns={[
            { name: 'Pattern', cell: (pattern) => personalWords[pattern] },
            {
              name: 'Rule',
              cell: (pattern) => (
                <Choice
                  {...parts}
                  where={{ kind: 'pattern', pattern }}
                  label={`Rule for every ${personalWords[pattern]}`}
                />
              ),
            },
          ]}
          rows={patternSchema.options}
          keyOf={(pattern) => pattern}
        />
      </section>
      <MoreProperties {...parts} found={found} />
      {isOwner && (
        <>
          <PrivacyPreview source={source} rules={rules} />
          <SaveRules source={source} rules={rules} isChanged={rules !== stored} />
        </>
      )}
    </>
  );
}

interface RuleParts {
  readonly rules: readonly PrivacyRule[];
  readonly isOwner: boolean;
  readonly put: (where: PrivacyRule['where'], how: Treatment | null) => void;
}

/** What is done with one field or pattern. */
function Choice({ rules, isOwner, put, where, label }: RuleParts & { where: PrivacyRule['where']; label: string }) {
  return (
    <select
      aria-label={label}
      disabled={!isOwner}
      value={rules.find((one) => keyOf(one) === keyOf({ where, how: 'keep' }))?.how ?? ''}
      onChange={(event) => put(where, event.target.value === '' ? null : treatmentSchema.parse(event.target.value))}
    >
      <option value="">no rule</option>
      {treatmentSchema.options
        .filter((how) => where.kind !== 'pattern' || how !== 'keep')
        .map((how) => (
          <option key={how} value={how}>
            {treatmentWords[how]}
          </option>
        ))}
    </select>
  );
}

function FoundFields({ found, ...parts }: RuleParts & { found: readonly Found[] }) {
  return (
    <section>
      <h2>What was found</h2>
      {found.length === 0 && <p>No personal data was found in what came so far.</p>}
      {found.length > 0 && (
        <Table
          columns={[
            { name: 'Where', cell: (one) => one.name },
            { name: 'It looks like', cell: (one) => one.kinds.map((kind) => personalWords[kind]).join(', ') },
            { name: 'Examples', cell: (one) => <span className="examples">{one.examples.join(' · ')}</span> },
            {
              name: 'Rule',
              cell: (one) =>
                one.where === null ? (
                  'by the patterns below'
                ) : (
                  <Choice {...parts} where={one.where} label={`Rule for ${one.name}`} />
                ),
            },
          ]}
          rows={found}
          keyOf={(one) => one.name}
        />
      )}
    </section>
  );
}

function MoreProperties({ found, ...parts }: RuleParts & { found: readonly Found[] }) {
  const named = new Set(found.map((one) => one.name));
  const more = parts.rules.flatMap(({ where }) => (where.kind === 'property' && !named.has(where.name) ? [where] : []));
  const add = async (form: FormData) => parts.put({ kind: 'property', name: fieldOf(form, 'name').trim() }, 'mask');
  return (
    <section>
      <h2>More properties</h2>
      <ul className="plain">
        {more.map((where) => (
          <li key={where.name}>
            {where.name} <Choice {...parts} where={where} label={`Rule for ${where.name}`} />
          </li>
        ))}
      </ul>
      {parts.isOwner && (
        <ShortForm title="Hide a property" action="Hide a property" send={add}>
          <label>
            Property
            <input name="name" required maxLength={500} placeholder="address.street" />
          </label>
        </ShortForm>
      )}
    </section>
  );
}

interface SaveProps {
  readonly source: string;
  readonly rules: readonly PrivacyRule[];
  readonly isChanged: boolean;
}

function SaveRules({ source, rules, isChanged }: SaveProps) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => call('put', '/sources/{id}/privacy', { path: { id: source }, body: { rules } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['source-privacy', source] }),
  });
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="button primary"
          disabled={!isChanged || save.isPending}
          onClick={() => save.mutate()}
        >
          Save the rules
        </button>
      </div>
      {save.isError && <p role="alert">{save.error.message}</p>}
    </>
  );
}
