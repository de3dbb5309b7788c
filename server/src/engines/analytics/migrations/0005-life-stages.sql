-- Through which life stages a customer goes: one row a customer, its stages in arrays of equal length, in order. Stages
-- that a silence after the last event will lead to are there too, with the instant at which it will. The newest revision
-- counts; a deleted one is gone. `value_days`: the days since 1970 with an event by which the customer counts as active.
create table if not exists customer_stages (
  workspace LowCardinality(String),
  version UInt32,
  shard UInt8,
  customer String,
  revision UInt64,
  deleted UInt8 default 0,
  first_ms Int64,
  last_ms Int64,
  events UInt64,
  stage Array(LowCardinality(String)),
  rule Array(UInt8),
  entered_ms Array(Int64),
  left_ms Array(Int64),
  value_days Array(Int32)
)
engine = ReplacingMergeTree(revision, deleted)
partition by (workspace, version)
order by (workspace, version, shard, customer);
