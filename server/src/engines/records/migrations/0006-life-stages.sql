-- The life stages of a workspace: the newest version of the definition, and the version that customers were led through.
create table life_stages (
  workspace text primary key references workspaces (id) on delete cascade,
  version integer not null,
  built_version integer,
  updated_at timestamptz not null default now()
);
create table life_stage_versions (
  workspace text not null references life_stages (workspace) on delete cascade,
  version integer not null,
  definition jsonb not null,
  author text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, version)
);
