-- That a level shifted. One that is open has no closed_at; there is one for each subject.
create table alerts (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  subject text not null,
  shift jsonb not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by text,
  was_useful boolean
);
create unique index open_alerts on alerts (workspace, subject) where closed_at is null;
create index alerts_by_workspace on alerts (workspace, opened_at desc);
