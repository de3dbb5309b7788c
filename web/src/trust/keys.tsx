import { useMutation, useQuery } from '@tanstack/react-query';
import { newKeySchema } from '@throughline/core/trust';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { day } from '../parts/format.ts';
import { Once, ShortForm } from '../parts/short-form.tsx';

const lastUse = (at: string | null) => (at === null ? 'never used' : `used ${day(at)}`);

const scopeWords = { read: 'reads', write: 'reads and writes', admin: 'may do everything', collect: 'sends events' };

/** The API keys of a workspace; a new one is shown once. */
export function Keys() {
  const [secret, setSecret] = useState('');
  const keys = useQuery({ queryKey: ['keys'], queryFn: async () => (await call('get', '/keys')).items });
  const make = async (form: FormData) => {
    const made = await call('post', '/keys', { body: newKeySchema.parse(Object.fromEntries(form)) });
    setSecret(made.key);
    await keys.refetch();
  };
  const withdraw = useMutation({
    mutationFn: (id: string) => call('delete', '/keys/{id}', { path: { id } }),
    onSuccess: () => keys.refetch(),
  });
  return (
    <>
      {keys.isError && <p role="alert">{keys.error.message}</p>}
      <ul className="plain">
        {(keys.data ?? []).map((key) => (
          <li key={key.id}>
            <strong>{key.name}</strong> · {key.hint}… · {scopeWords[key.scope]} · {lastUse(key.lastUsedAt)}{' '}
            <button
              type="button"
              className="link"
              aria-label={`Withdraw ${key.name}`}
              onClick={() =>
                window.confirm(`Withdraw the key "${key.name}"? What uses it stops working at once.`) &&
                withdraw.mutate(key.id)
              }
            >
              withdraw
            </button>
          </li>
        ))}
      </ul>
      {withdraw.isError && <p role="alert">{withdraw.error.message}</p>}
      <Once secret={secret} what="The key" />
      <ShortForm title="Make an API key" action="Make a key" send={make}>
        <label>
          Name
          <input name="name" placeholder="What uses it" required />
        </label>
        <label>
          It may
          <select name="scope">
            <option value="read">read</option>
            <option value="write">read and write</option>
            <option value="admin">do everything</option>
          </select>
        </label>
      </ShortForm>
    </>
  );
}
