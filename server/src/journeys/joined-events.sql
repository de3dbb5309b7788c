-- The events of some customers or of everybody, where identifiers were joined: each with the customer it belongs to at its
-- time. One row an event.
select * replace(if(owner != '' and event_ms <= owner_to_ms, owner, customer) as customer)
from (
  select *, toUnixTimestamp64Milli(at) as event_ms from events
  where workspace = {workspace:String} and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
    and if(/*everybody*/,
      shard between {shard_from:UInt16} and {shard_to:UInt16}
        or customer in (
          select identifier from identities final
          where workspace = {workspace:String} and cityHash64(identities.customer) % 256 between {shard_from:UInt16} and {shard_to:UInt16}),
      (shard, customer) in (
        select cityHash64(asked) % 256, asked from (
          select customer as asked from (/*customers*/)
          union all
          select identifier as asked from identities final
          where workspace = {workspace:String} and customer in (/*customers*/))))
) as event
asof left join (
  select identifier, from_ms, to_ms as owner_to_ms, customer as owner from identities final
  where workspace = {workspace:String} and (/*everybody*/ or identifier in (
    select customer from (/*customers*/)
    union all
    select identifier from identities final where workspace = {workspace:String} and customer in (/*customers*/)))
) as stretch on event.customer = stretch.identifier and event.event_ms >= stretch.from_ms
where cityHash64(if(owner != '' and event_ms <= owner_to_ms, owner, customer)) % 256 between {shard_from:UInt16} and {shard_to:UInt16}
  and (/*everybody*/ or if(owner != '' and event_ms <= owner_to_ms, owner, customer) in (/*customers*/))
