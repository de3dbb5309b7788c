-- Events as they were accepted: one row an event, unique by (workspace, source, id).
create table if not exists events (
  workspace LowCardinality(String),
  shard UInt8 materialized cityHash64(customer) % 256,
  source LowCardinality(String),
  import LowCardinality(String),
  id String,
  content UInt64,
  sequence UInt64,
  customer String,
  anonymous String,
  account String,
  activity LowCardinality(String),
  kind LowCardinality(String),
  touchpoint LowCardinality(String),
  channel LowCardinality(String),
  function LowCardinality(String),
  at DateTime64(3, 'UTC'),
  received_at DateTime64(3, 'UTC'),
  zone_offset_minutes Int16,
  objects Array(Tuple(type LowCardinality(String), id String, qualifier LowCardinality(String))),
  words String,
  language LowCardinality(String),
  cost_minor Int64,
  revenue_minor Int64,
  currency LowCardinality(String),
  properties Map(LowCardinality(String), String)
)
engine = MergeTree
partition by workspace
order by (workspace, shard, customer, at, sequence)
settings fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 256, min_compress_block_size = 4096,
  max_compress_block_size = 16384;

-- Rows of an import that was read but not yet published: one row a row of the file. Plain texts, because they are
-- written once and read once: turning them into dictionaries here would cost as much as reading the file.
create table if not exists staged_events (
  workspace String,
  shard UInt8 materialized cityHash64(customer) % 256,
  import LowCardinality(String),
  ordinal UInt64,
  id String,
  customer String,
  anonymous String,
  account String,
  activity String,
  kind String,
  touchpoint String,
  channel String,
  function String,
  at Int64,
  zone_offset_minutes Int16,
  objects Array(Tuple(type String, id String, qualifier String)),
  words String,
  language String,
  cost_minor Int64,
  revenue_minor Int64,
  currency String,
  properties Map(String, String),
  content UInt64 materialized cityHash64(customer, anonymous, account, activity, kind, touchpoint, channel, function, at,
    zone_offset_minutes, objects, words, language, cost_minor, revenue_minor, currency, properties),
  identity UInt64 materialized if(id != '', cityHash64(id), cityHash64(customer, content))
)
engine = MergeTree
partition by import
order by (import, shard, ordinal);

-- Rows that could not become events: the newest revision of a row is its state.
create table if not exists quarantine (
  workspace LowCardinality(String),
  import LowCardinality(String),
  ordinal UInt64,
  line UInt64,
  reason LowCardinality(String),
  detail String,
  raw String,
  state LowCardinality(String) default 'waiting',
  revision UInt64 default 1
)
engine = ReplacingMergeTree(revision)
order by (workspace, import, ordinal)
settings fsync_after_insert = 1;

-- The value of one attribute of an object from an instant on: one row a change.
create table if not exists object_changes (
  workspace LowCardinality(String),
  import LowCardinality(String),
  type LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC'),
  field LowCardinality(String),
  value String
)
engine = ReplacingMergeTree
order by (workspace, type, id, field, at, value)
settings fsync_after_insert = 1;

-- Qualified relations between objects: one row a relation.
create table if not exists object_links (
  workspace LowCardinality(String),
  import LowCardinality(String),
  source String,
  target String,
  qualifier LowCardinality(String)
)
engine = ReplacingMergeTree
order by (workspace, source, target, qualifier)
settings fsync_after_insert = 1;

-- Customers whose events an import changes: their cases are cut anew, also after a crash in between.
create table if not exists touched_customers (
  workspace LowCardinality(String),
  import LowCardinality(String),
  customer String
)
engine = MergeTree
partition by import
order by (workspace, import, customer);

-- Cases cut from events: one row a case, its steps in arrays of equal length, in order.
-- The newest revision of (workspace, journey, version, id) counts; a deleted one is gone.
create table if not exists cases (
  workspace LowCardinality(String),
  journey LowCardinality(String),
  version UInt32,
  shard UInt8,
  id String,
  customer String,
  revision UInt64,
  deleted UInt8 default 0,
  started_at DateTime64(3, 'UTC'),
  ended_at DateTime64(3, 'UTC'),
  steps UInt32,
  variant UInt64,
  sequence Array(UInt64),
  activity Array(LowCardinality(String)),
  next Array(LowCardinality(String)),
  at_ms Array(Int64),
  elapsed_ms Array(Int64),
  visit Array(UInt32),
  pass Array(UInt32),
  channel Array(LowCardinality(String)),
  function Array(LowCardinality(String)),
  cost_minor Array(Int64),
  revenue_minor Array(Int64),
  currency Array(LowCardinality(String))
)
engine = ReplacingMergeTree(revision, deleted)
partition by (workspace, journey, version)
order by (workspace, journey, version, shard, id);
