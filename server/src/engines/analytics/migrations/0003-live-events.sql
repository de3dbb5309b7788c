-- What tells an event from another of its source, as a number: duplicates are looked for by it. 0 for events of files.
alter table events add column if not exists id_key UInt64 default 0;
alter table events add index if not exists by_id_key id_key type bloom_filter(0.01) granularity 4;
-- Events of a device, and events by their place in the order of arrival.
alter table events add index if not exists by_anonymous anonymous type bloom_filter(0.01) granularity 4;
alter table events add index if not exists by_sequence sequence type minmax granularity 4;

-- Which identifiers were seen to belong together, each pair in both directions: one row a (pair, rule).
create table if not exists identity_links (
  workspace LowCardinality(String),
  a String,
  b String,
  rule LowCardinality(String),
  first_ms SimpleAggregateFunction(min, Int64)
)
engine = AggregatingMergeTree
order by (workspace, a, b, rule)
settings fsync_after_insert = 1, index_granularity = 256;

-- Whose events those of an identifier are, where they are not its own: one row a stretch of time. The newest revision
-- of a stretch counts; a deleted one is gone.
create table if not exists identities (
  workspace LowCardinality(String),
  identifier String,
  from_ms Int64,
  to_ms Int64,
  customer String,
  revision UInt64,
  deleted UInt8 default 0,
  index by_customer customer type bloom_filter(0.01) granularity 4
)
engine = ReplacingMergeTree(revision, deleted)
order by (workspace, identifier, from_ms)
settings fsync_after_insert = 1, index_granularity = 256;
