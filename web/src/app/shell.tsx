import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '@throughline/core/trust';
import { type ReactNode, useEffect, useState } from 'react';
import { AlertCount } from '../alerts/index.ts';
import { call, chooseWorkspace } from '../api/index.ts';
import { Link } from './link.tsx';
import { LiveStatus } from './live-status.tsx';
import { addressWith, go, usePlace } from './location.ts';
import { journeyViews, KeyboardHelp } from './palette.tsx';

/** The frame of every page: where one can go, in which workspace, in light or dark. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const { path } = usePlace();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu of a phone
  useEffect(() => setOpen(false), [path]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="topbar">
        <button
          type="button"
          className="button quiet"
          aria-expanded={isOpen}
          aria-controls="nav"
          onClick={() => setOpen(!isOpen)}
        >
          Menu
        </button>
        <strong>Throughline</strong>
      </header>
      <nav id="nav" className={isOpen ? 'nav open' : 'nav'} aria-label="Main">
        <p className="brand">Throughline</p>
        <Workspaces session={session} />
        <JourneyLinks />
        <NavLink href="/stages">Life stages</NavLink>
        <NavLink href="/outcomes">Outcomes</NavLink>
        <NavLink href="/money">Money</NavLink>
        <NavLink href="/alerts">
          Alerts <AlertCount />
        </NavLink>
        <h2>Manage</h2>
        <NavLink href="/journeys" exact>
          Journeys
        </NavLink>
        <NavLink href="/sources">Sources</NavLink>
        <NavLink href="/connectors">Connectors</NavLink>
        <NavLink href="/imports">Imports</NavLink>
        <NavLink href="/identity">Identity</NavLink>
        <NavLink href="/webhooks">Webhooks</NavLink>
        <NavLink href="/settings">Settings</NavLink>
        <div className="nav-end">
          <LiveStatus />
          <ThemeChoice />
          <SignOut email={session.user.email} />
        </div>
      </nav>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <KeyboardHelp />
    </div>
  );
}

/** The views of the journey that is open keep its filter when one goes from one to the other. */
function JourneyLinks() {
  const place = usePlace();
  const journey = /^\/journeys\/([^/]+)/.exec(place.path)?.[1] ?? 'all';
  const filter = Object.fromEntries(['from', 'to', 'filter'].map((name) => [name, place.search.get(name)]));
  const empty = { path: place.path, search: new URLSearchParams() };
  return (
    <>
      <h2>See</h2>
      {journeyViews.map(([view, name]) => {
        const current = place.path === `/journeys/${journey}/${view}`;
        return (
          <Link
            key={view}
            href={addressWith(empty, filter, `/journeys/${journey}/${view}`)}
            aria-current={current ? 'page' : undefined}
          >
            {name}
          </Link>
        );
      })}
    </>
  );
}

function NavLink({ href, exact = false, children }: { href: string; exact?: boolean; children: ReactNode }) {
  const { path } = usePlace();
  const current = exact ? path === href : path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  );
}

function Workspaces({ session }: { session: Session }) {
  const queries = useQueryClient();
  const choose = (id: string) => {
    chooseWorkspace(id);
    queries.clear();
    go('/');
    window.location.reload();
  };
  return (
    <label className="workspace">
      <span className="visually-hidden">Workspace</span>
      <select value={session.workspace.id} onChange={(event) => choose(event.target.value)}>
        {session.workspaces.map((workspace) => (
          <option key={workspace.id} value={workspace.id}>
            {workspace.name}
          </option>
        ))}
      </select>
    </label>
  );
}

const themes = ['system', 'light', 'dark'] as const;

function ThemeChoice() {
  const [theme, setTheme] = useState(() => localStorage.getItem('throughline.theme') ?? 'system');
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    localStorage.setItem('throughline.theme', theme);
  }, [theme]);
  return (
    <label className="theme">
      Theme
      <select value={theme} onChange={(event) => setTheme(event.target.value)}>
        {themes.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function SignOut({ email }: { email: string }) {
  const leave = async () => {
    await call('delete', '/session');
    window.location.assign('/');
  };
  return (
    <div className="who">
      <span>{email}</span>
      <button type="button" className="button quiet" onClick={leave}>
        Sign out
      </button>
    </div>
  );
}
