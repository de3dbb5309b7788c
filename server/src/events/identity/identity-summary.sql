-- How many events are of somebody known? One row in all.
with owned as (
  select identifier from identities final
  where workspace = {workspace:String} and startsWith(identifier, 'anonymous:') and not startsWith(customer, 'anonymous:')
    and from_ms <= -9007199254740000)
select count() as events,
       countIf(not startsWith(customer, 'anonymous:')) as knownEvents,
       countIf(startsWith(customer, 'anonymous:') and customer in (select identifier from owned)) as stitchedEvents,
       uniqExact(customer) as identifiers
from events
where workspace = {workspace:String}
