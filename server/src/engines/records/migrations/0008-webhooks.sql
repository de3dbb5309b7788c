-- Who is told of what happens. The secret signs, so it is kept as it is.
create table webhooks (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  name text not null,
  url text not null,
  is_inside boolean not null,
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  topics jsonb not null,
  outcome text,
  state text not null check (state in ('active', 'paused', 'stopped')),
  reason text,
  failures integer not null default 0,
  failing_since timestamptz,
  author text not null,
  created_at timestamptz not null default now()
);
create index webhooks_by_workspace on webhooks (workspace, created_at);
-- What is to be sent, written in one transaction with what it tells of. Who sends one moves next_at on first, so that
-- nobody else does, and so that it is taken up again when the sender dies.
create table webhook_deliveries (
  id text primary key,
  workspace text not null references workspaces (id) on delete cascade,
  webhook text not null references webhooks (id) on delete cascade,
  topic text not null,
  subject text not null,
  payload text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  last_status integer,
  last_error text,
  created_at timestamptz not null default now(),
  tried_at timestamptz
);
create index deliveries_waiting on webhook_deliveries (webhook, next_at) where state = 'waiting';
create index deliveries_by_webhook on webhook_deliveries (webhook, created_at desc, id);
-- How outcomes stood when that was last told.
create table webhook_readings (
  workspace text not null references workspaces (id) on delete cascade,
  outcome text not null,
  version integer not null,
  reading jsonb not null,
  told_at timestamptz,
  primary key (workspace, outcome)
);
