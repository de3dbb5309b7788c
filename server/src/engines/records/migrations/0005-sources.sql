-- What is allowed of a source and what is hidden of its events: every change is a new version of the whole.
create table source_rules (
  workspace text not null references workspaces (id) on delete cascade,
  source text not null,
  kind text not null check (kind in ('plan', 'privacy')),
  version integer not null,
  rules jsonb not null,
  author text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, source, kind, version)
);
-- What became of what was sent and is no event: duplicates, items held back, events off the plan, by the hour.
create table source_counts (
  workspace text not null references workspaces (id) on delete cascade,
  source text not null,
  hour timestamptz not null,
  what text not null,
  subject text not null,
  n bigint not null,
  primary key (workspace, source, hour, what, subject)
);
-- What is unusual of a source. One that is open has no closed_at; there is one for each subject.
create table source_findings (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  source text not null,
  kind text not null,
  subject text not null,
  detail jsonb not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index open_source_findings on source_findings (workspace, source, kind, subject) where closed_at is null;
-- With which a workspace makes keyed hashes of personal data.
create table workspace_secrets (
  workspace text primary key references workspaces (id) on delete cascade,
  secret text not null
);
