create table outcomes (
  workspace text not null references workspaces (id) on delete cascade,
  id text not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace, id)
);
create table outcome_versions (
  workspace text not null,
  outcome text not null,
  version integer not null,
  definition jsonb not null,
  author text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, outcome, version),
  foreign key (workspace, outcome) references outcomes (workspace, id) on delete cascade
);
-- What events cost and earn, and how currencies are exchanged: every change is a new version of the whole.
create table money_versions (
  workspace text not null references workspaces (id) on delete cascade,
  version integer not null,
  settings jsonb not null,
  author text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, version)
);
