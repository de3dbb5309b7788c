create table workspaces (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);
create table users (
  id text primary key,
  email text not null unique,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now()
);
create table memberships (
  workspace text not null references workspaces (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (workspace, user_id)
);
create table sessions (
  token_hash text primary key,
  user_id text not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);
create table api_keys (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  name text not null,
  scope text not null check (scope in ('admin', 'write', 'read', 'collect')),
  key_hash text not null unique,
  hint text not null,
  source text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create table sources (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  name text not null,
  kind text not null check (kind in ('stream', 'import', 'sample')),
  created_at timestamptz not null default now(),
  unique (workspace, name)
);
create sequence import_numbers;
create sequence case_revisions;
create table imports (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  number bigint not null default nextval('import_numbers'),
  source text not null,
  file_name text not null,
  path text not null,
  bytes bigint not null,
  content_hash text not null,
  state text not null,
  shape jsonb,
  mapping jsonb,
  result jsonb,
  error text,
  started_at timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_by_workspace on imports (workspace, created_at desc);
create table mappings (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  name text not null,
  mapping jsonb not null,
  created_at timestamptz not null default now(),
  unique (workspace, name)
);
create table journeys (
  workspace text not null references workspaces (id) on delete cascade,
  id text not null,
  version integer not null,
  origin text not null check (origin in ('built-in', 'proposed', 'made')),
  built_version integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace, id)
);
create table journey_versions (
  workspace text not null,
  journey text not null,
  version integer not null,
  definition jsonb not null,
  author text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, journey, version),
  foreign key (workspace, journey) references journeys (workspace, id) on delete cascade
);
create table audit (
  id bigint generated always as identity primary key,
  workspace text,
  actor text not null,
  action text not null,
  subject text not null,
  at timestamptz not null default now()
);
create index audit_by_workspace on audit (workspace, id desc);
