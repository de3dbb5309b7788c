-- The events of touched customers, each with the customer it belongs to at its time, by the stretches that were kept apart.
-- One row an event.
select * replace(if(owner != '' and event_ms <= owner_to_ms, owner, customer) as customer)
from (
  select *, toUnixTimestamp64Milli(at) as event_ms from events
  where workspace = {workspace:String} and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
    and (shard, customer) in (
    select cityHash64(asked) % 256, asked from (
      select customer as asked from touched_customers
      where workspace = {workspace:String} and import = {touched_import:String}
      union all
      select identifier from {stretches:Identifier}))
) as event
asof left join {stretches:Identifier} as stretch on event.customer = stretch.identifier and event.event_ms >= stretch.from_ms
where if(owner != '' and event_ms <= owner_to_ms, owner, customer) in (
  select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String})
