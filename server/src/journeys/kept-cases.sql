-- Which steps is each of some cases kept with? One row a case.
select id, customer, at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency
from cases
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and deleted = 0
  and (shard, id, revision) in (
    select shard, id, max(revision) from cases
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
      and (shard, id) in (/*concerned*/)
    group by shard, id)
