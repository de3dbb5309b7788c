import { useQuery } from '@tanstack/react-query';
import { newKeySchema, type Session } from '@throughline/core/trust';
import { useState } from 'react';
import { call, chooseWorkspace } from '../api/index.ts';
import { day } from '../parts/format.ts';
import { fieldOf, Once, ShortForm } from '../parts/short-form.tsx';
import { Members } from './members.tsx';

/** Members, keys, sources, the workspace and one's own password. */
export function SettingsPage({ session }: { session: Session }) {
  const isOwner = session.workspace.role === 'owner';
  return (
    <div className="page">
      <h1>Settings</h1>
      <Password />
      <Members isOwner={isOwner} />
      {isOwner && <Keys />}
      {isOwner && <Sources />}
      {isOwner && <NewWorkspace />}
      <section>
        <h2>Take your data along</h2>
        <p className="actions">
          {(['csv', 'parquet', 'xes', 'ocel-json'] as const).map((format) => (
            <a key={format} className="button" href={`/api/v1/export?format=${format}`} download>
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      </section>
    </div>
  );
}

function Password() {
  return (
    <section>
      <h2>Your password</h2>
      <ShortForm
        title="Change your password"
        action="Change it"
        send={(form) =>
          call('post', '/session/password', {
            body: { current: fieldOf(form, 'current'), next: fieldOf(form, 'next') },
          })
        }
      >
        <label>
          The one you have
          <input name="current" type="password" autoComplete="current-password" required />
        </label>
        <label>
          The new one, at least 12 characters
          <input name="next" type="password" autoComplete="new-password" minLength={12} required />
        </label>
      </ShortForm>
    </section>
  );
}

function Keys() {
  const [secret, setSecret] = useState('');
  const keys = useQuery({ queryKey: ['keys'], queryFn: async () => (await call('get', '/keys')).items });
  const make = async (form: FormData) => {
    const made = await call('post', '/keys', { body: newKeySchema.parse(Object.fromEntries(form)) });
    setSecret(made.key);
    await keys.refetch();
  };
  const withdraw = async (id: string) => {
    await call('delete', '/keys/{id}', { path: { id } });
    await keys.refetch();
  };
  return (
    <section>
      <h2>API keys</h2>
      <ul className="plain">
        {(keys.data ?? []).map((key) => (
          <li key={key.id}>
            {key.name} · {key.hint}… · {key.scope} ·{' '}
            {key.lastUsedAt === null ? 'never used' : `used ${day(key.lastUsedAt)}`}{' '}
            <button type="button" className="link" onClick={() => withdraw(key.id)}>
              withdraw
            </button>
          </li>
        ))}
      </ul>
      <Once secret={secret} what="The key" />
      <ShortForm title="Make an API key" action="Make a key" send={make}>
        <label>
          Name
          <input name="name" required />
        </label>
        <label>
          It may
          <select name="scope">
            <option value="read">read</option>
            <option value="write">read and write</option>
            <option value="admin">everything</option>
          </select>
        </label>
      </ShortForm>
    </section>
  );
}

function Sources() {
  const [secret, setSecret] = useState('');
  const sources = useQuery({
    queryKey: ['sources'],
    queryFn: async () => (await call('get', '/sources')).items,
  });
  const make = async (form: FormData) => {
    const made = await call('post', '/sources', { body: { name: fieldOf(form, 'name') } });
    setSecret(made.writeKey);
    await sources.refetch();
  };
  return (
    <section>
      <h2>Sources</h2>
      <ul className="plain">
        {(sources.data ?? []).map((source) => (
          <li key={source.id}>{source.name}</li>
        ))}
      </ul>
      <Once secret={secret} what="The write key" />
      <ShortForm title="Make a source" action="Make a source" send={make}>
        <label>
          Name
          <input name="name" required />
        </label>
      </ShortForm>
    </section>
  );
}

function NewWorkspace() {
  const make = async (form: FormData) => {
    const made = await call('post', '/workspaces', { body: { name: fieldOf(form, 'name') } });
    chooseWorkspace(made.id);
    window.location.assign('/');
  };
  return (
    <section>
      <h2>Another workspace</h2>
      <ShortForm title="Make a workspace" action="Make it" send={make}>
        <label>
          Name
          <input name="name" required />
        </label>
      </ShortForm>
    </section>
  );
}
