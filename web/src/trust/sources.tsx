import { useMutation, useQuery } from '@tanstack/react-query';
import type { Source } from '@throughline/core/trust';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { fieldOf, Once, ShortForm } from '../parts/short-form.tsx';
import { lastUse } from './keys.tsx';

/** Where events come from, each with its write key. */
export function Sources() {
  const [secret, setSecret] = useState('');
  const sources = useQuery({ queryKey: ['sources'], queryFn: async () => (await call('get', '/sources')).items });
  const make = async (form: FormData) => {
    const made = await call('post', '/sources', { body: { name: fieldOf(form, 'name') } });
    setSecret(made.writeKey);
    await sources.refetch();
  };
  return (
    <>
      {sources.isError && <p role="alert">{sources.error.message}</p>}
      <ul className="plain">
        {(sources.data ?? []).map((source) => (
          <SourceLine key={source.id} source={source} onSecret={setSecret} onChange={() => sources.refetch()} />
        ))}
      </ul>
      <Once secret={secret} what="The write key" />
      <ShortForm title="Make a source" action="Make a source" send={make}>
        <label>
          Name
          <input name="name" placeholder="Web shop" required />
        </label>
      </ShortForm>
    </>
  );
}

interface LineProps {
  readonly source: Source;
  readonly onSecret: (secret: string) => void;
  readonly onChange: () => void;
}

function SourceLine({ source, onSecret, onChange }: LineProps) {
  const { name, writeKey } = source;
  const path = { id: source.id };
  const renew = useMutation({
    mutationFn: () => call('post', '/sources/{id}/write-key', { path }),
    onSuccess: (made) => {
      onSecret(made.writeKey);
      onChange();
    },
  });
  const withdraw = useMutation({
    mutationFn: () => call('delete', '/sources/{id}/write-key', { path }),
    onSuccess: () => {
      onSecret('');
      onChange();
    },
  });
  const ends = 'What sends with the one there is stops at once.';
  const problem = renew.error ?? withdraw.error;
  return (
    <li>
      <strong>{name}</strong> ·{' '}
      {writeKey === null ? 'no write key' : `${writeKey.hint}… · ${lastUse(writeKey.lastUsedAt)}`}{' '}
      <button
        type="button"
        className="link"
        aria-label={`New write key for ${name}`}
        onClick={() => (writeKey === null || window.confirm(`Make a new write key? ${ends}`)) && renew.mutate()}
      >
        new key
      </button>{' '}
      {writeKey !== null && (
        <button
          type="button"
          className="link"
          aria-label={`Withdraw the write key of ${name}`}
          onClick={() => window.confirm(`Withdraw the write key of ${name}? ${ends}`) && withdraw.mutate()}
        >
          withdraw
        </button>
      )}
      {problem !== null && <p role="alert">{problem.message}</p>}
    </li>
  );
}
