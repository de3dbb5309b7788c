-- Whose events concern an object, which goes by the hash of its type and id: one row an (object, customer). Who is named
-- here is looked up, so one too many does no harm.
create table if not exists object_customers (
  workspace LowCardinality(String),
  object UInt64,
  customer String
)
engine = ReplacingMergeTree
order by (workspace, object, customer)
settings fsync_after_insert = 1, index_granularity = 256;

insert into object_customers (workspace, object, customer)
select distinct workspace, cityHash64(object.type, object.id), customer from events array join objects as object;
