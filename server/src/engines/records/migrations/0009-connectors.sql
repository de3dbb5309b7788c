-- What pulls events from elsewhere: from where, how, when, and how far it is. The secret is sealed.
create table connectors (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  source text not null references sources (id) on delete cascade,
  name text not null,
  kind text not null check (kind in ('postgres', 's3', 'folder', 'http')),
  settings jsonb not null,
  secret text,
  mapping jsonb not null,
  schedule jsonb not null,
  cursor text,
  state text not null check (state in ('active', 'paused')),
  failures integer not null default 0,
  next_run_at timestamptz,
  created_at timestamptz not null default now(),
  unique (workspace, name)
);
create index connectors_due on connectors (next_run_at) where state = 'active';
-- Each time a connector ran. What its pages brought is told by their imports.
create table connector_runs (
  id text primary key,
  connector text not null references connectors (id) on delete cascade,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  cursor_before text,
  cursor_after text,
  error text
);
create index connector_runs_by_connector on connector_runs (connector, started_at desc, id desc);
create unique index one_run_at_a_time on connector_runs (connector) where state = 'running';
-- The files a connector has taken, each in the state it had then.
create table connector_files (
  connector text not null references connectors (id) on delete cascade,
  path text not null,
  mark text not null,
  error text,
  taken_at timestamptz not null default now(),
  primary key (connector, path)
);
alter table imports add column connector_run text;
create index imports_by_run on imports (connector_run) where connector_run is not null;
