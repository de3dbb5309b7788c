create table stream_positions (
  consumer text primary key,
  position bigint not null,
  updated_at timestamptz not null default now()
);
alter table sources add column settings jsonb not null default '{}';
create sequence identity_decision_numbers;
create table identity_decisions (
  id text primary key,
  number bigint not null default nextval('identity_decision_numbers'),
  workspace text not null references workspaces (id) on delete cascade,
  a text not null,
  b text not null,
  kind text not null check (kind in ('join', 'split')),
  reason text not null default '',
  author text not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by text
);
create index identity_decisions_by_workspace on identity_decisions (workspace, number desc);
