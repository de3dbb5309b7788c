-- How many customers are the identifiers that events go by, once those are counted as one that are? A device in between its
-- customers is one of its own. One row in all.
select uniqExact(if(owner = '', event.customer, owner)) as customers
from (select distinct customer from events where workspace = {workspace:String}) as event
left join (
  select identifier, customer as owner from identities final
  where workspace = {workspace:String} and from_ms <= -9007199254740000) as owned on owned.identifier = event.customer
