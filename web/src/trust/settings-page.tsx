import type { Session } from '@throughline/core/trust';
import type { ReactNode } from 'react';
import { call, chooseWorkspace, linkTo } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { fieldOf, ShortForm } from '../parts/short-form.tsx';
import { Keys } from './keys.tsx';
import { Members } from './members.tsx';

/** Members, keys, the workspace and one's own password. */
export function SettingsPage({ session }: { session: Session }) {
  const isOwner = session.workspace.role === 'owner';
  return (
    <div className="page settings">
      <h1>Settings</h1>
      <Section title="Your password" about="Changing it signs you out everywhere else.">
        <Password />
      </Section>
      <Section title="Members" about={`The people who may see ${session.workspace.name}.`}>
        <Members isOwner={isOwner} />
      </Section>
      {isOwner && (
        <>
          <Section title="API keys" about="For programs. A key works in this workspace alone, until you withdraw it.">
            <Keys />
          </Section>
          <Section
            title="Sources"
            about="A source is an app, a site or a system of yours. Its write key may send events and read nothing."
          >
            <Link href="/sources">Open the sources</Link>
          </Section>
          <Section title="Another workspace" about="Its events, journeys and members are its own.">
            <NewWorkspace />
          </Section>
        </>
      )}
      <Section title="Take your data along" about="Every event of this workspace, in formats that come in again.">
        <p className="actions">
          {(['csv', 'parquet', 'xes', 'ocel-json'] as const).map((format) => (
            <a key={format} className="button" href={linkTo('/export', { query: { format } })} download>
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      </Section>
    </div>
  );
}

function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <p className="quiet-text">{about}</p>
      {children}
    </section>
  );
}

function Password() {
  const change = (form: FormData) =>
    call('post', '/session/password', { body: { current: fieldOf(form, 'current'), next: fieldOf(form, 'next') } });
  return (
    <ShortForm title="Change your password" action="Change it" send={change}>
      <label>
        The one you have
        <input name="current" type="password" autoComplete="current-password" required />
      </label>
      <label>
        The new one, at least 12 characters
        <input name="next" type="password" autoComplete="new-password" minLength={12} required />
      </label>
    </ShortForm>
  );
}

function NewWorkspace() {
  const make = async (form: FormData) => {
    const made = await call('post', '/workspaces', { body: { name: fieldOf(form, 'name') } });
    chooseWorkspace(made.id);
    window.location.assign('/');
  };
  return (
    <ShortForm title="Make a workspace" action="Make it" send={make}>
      <label>
        Name
        <input name="name" required />
      </label>
    </ShortForm>
  );
}
