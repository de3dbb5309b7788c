-- Takes out the cases that the last cut no longer gave: those of touched customers with an older revision. One row a case.
insert into cases (workspace, journey, version, shard, id, customer, revision, deleted, started_at, ended_at)
select workspace, journey, version, shard, id, customer, {revision:UInt64}, 1, started_at, ended_at
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
  and revision < {revision:UInt64}
  and ({touched_import:String} = '' or customer in (
        select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String}))
