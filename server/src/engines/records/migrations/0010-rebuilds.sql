-- Workspaces of which everything is to be worked out anew: work on them may have ended in the midst.
create table rebuilds (
  workspace text primary key references workspaces (id) on delete cascade,
  since timestamptz not null default now()
);
