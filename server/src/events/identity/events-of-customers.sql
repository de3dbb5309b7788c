-- How many events were sent under the ids of these customers, and under identifiers that are always theirs? One row a customer
-- who has some.
with theirs as (
  select arrayJoin({customers:Array(String)}) as owner, owner as identifier
  union all
  select customer as owner, identifier from identities final
  where workspace = {workspace:String} and customer in {customers:Array(String)} and from_ms <= -9007199254740000)
select theirs.owner as id, sum(sent.n) as events
from theirs
inner join (
  select customer as identifier, count() as n from events
  where workspace = {workspace:String} and (shard, customer) in (select cityHash64(identifier) % 256, identifier from theirs)
  group by customer) as sent on sent.identifier = theirs.identifier
group by id
