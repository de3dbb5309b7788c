-- Whose events concern an object: one row an (object, customer). A superset is enough: who is named here is looked up.
create table if not exists object_customers (
  workspace LowCardinality(String),
  type LowCardinality(String),
  id String,
  customer String
)
engine = ReplacingMergeTree
order by (workspace, type, id, customer)
settings fsync_after_insert = 1;

insert into object_customers (workspace, type, id, customer)
select distinct workspace, object.type, object.id, customer from events array join objects as object;
