import { useMutation, useQuery } from '@tanstack/react-query';
import type { ApiKey, Member, Session } from '@throughline/core/trust';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, chooseWorkspace } from '../api/index.ts';
import { day } from '../parts/format.ts';

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

interface FormProps {
  readonly title: string;
  readonly action: string;
  readonly send: (form: FormData) => Promise<unknown>;
  readonly children: ReactNode;
}

/** A small form that says whether it worked. */
function ShortForm({ title, action, send, children }: FormProps) {
  const work = useMutation({ mutationFn: send });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    work.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <form className="short-form" onSubmit={submit} aria-label={title}>
      {children}
      <button type="submit" className="button" disabled={work.isPending}>
        {action}
      </button>
      {work.isError && <p role="alert">{work.error.message}</p>}
      {work.isSuccess && <p role="status">Done.</p>}
    </form>
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
          api('/session/password', { method: 'POST', body: { current: form.get('current'), next: form.get('next') } })
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

function Members({ isOwner }: { isOwner: boolean }) {
  const members = useQuery({
    queryKey: ['members'],
    queryFn: async () => (await api<{ items: Member[] }>('/members')).items,
  });
  const add = async (form: FormData) => {
    await api('/members', { method: 'POST', body: Object.fromEntries(form) });
    await members.refetch();
  };
  return (
    <section>
      <h2>Members</h2>
      <ul className="plain">
        {(members.data ?? []).map((member) => (
          <li key={member.id}>
            {member.name} · {member.email} · {member.role}
          </li>
        ))}
      </ul>
      {isOwner && (
        <ShortForm title="Add a member" action="Add" send={add}>
          <label>
            Name
            <input name="name" required />
          </label>
          <label>
            E-mail
            <input name="email" type="email" required />
          </label>
          <label>
            First password
            <input name="password" type="password" minLength={12} autoComplete="new-password" required />
          </label>
          <label>
            Role
            <select name="role">
              <option>viewer</option>
              <option>editor</option>
              <option>owner</option>
            </select>
          </label>
        </ShortForm>
      )}
    </section>
  );
}

function Once({ secret, what }: { secret: string; what: string }) {
  if (secret === '') return null;
  return (
    <p role="status">
      {what}, shown only now: <code className="secret">{secret}</code>
    </p>
  );
}

function Keys() {
  const [secret, setSecret] = useState('');
  const keys = useQuery({ queryKey: ['keys'], queryFn: async () => (await api<{ items: ApiKey[] }>('/keys')).items });
  const make = async (form: FormData) => {
    const made = await api<{ key: string }>('/keys', { method: 'POST', body: Object.fromEntries(form) });
    setSecret(made.key);
    await keys.refetch();
  };
  const withdraw = async (id: string) => {
    await api(`/keys/${id}`, { method: 'DELETE' });
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
    queryFn: async () => (await api<{ items: { id: string; name: string }[] }>('/sources')).items,
  });
  const make = async (form: FormData) => {
    const made = await api<{ writeKey: string }>('/sources', { method: 'POST', body: Object.fromEntries(form) });
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
    const made = await api<{ id: string }>('/workspaces', { method: 'POST', body: Object.fromEntries(form) });
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
