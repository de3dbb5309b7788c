-- The events between two places in the order of arrival, the later one included, each with the customer it belongs to at its
-- time. One row an event.
select * replace(if(owner != '' and event_ms <= owner_to_ms, owner, customer) as customer)
from (select *, toUnixTimestamp64Milli(at) as event_ms from (/*news*/)) as event
asof left join (
  select identifier, from_ms, to_ms as owner_to_ms, customer as owner from identities final
  where workspace = {workspace:String} and identifier in (select customer from (/*news*/))
) as stretch on event.customer = stretch.identifier and event.event_ms >= stretch.from_ms
