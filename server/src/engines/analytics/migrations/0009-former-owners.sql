-- Customers who lost events to somebody else, until their cases are cut after it: one row a customer. It is on disk before who
-- is who, which is on disk when an insert is answered.
create table if not exists former_owners (
  workspace LowCardinality(String),
  customer String
)
engine = MergeTree
partition by workspace
order by customer
settings fsync_after_insert = 1, fsync_part_directory = 1;
