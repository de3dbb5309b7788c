-- Which of some identifiers have been heard of? One row each.
select asked as identifier
from (select arrayJoin({identifiers:Array(String)}) as asked)
where asked in (
  select customer from events
  where workspace = {workspace:String} and (shard, customer) in (
    select cityHash64(one) % 256, one from (select arrayJoin({identifiers:Array(String)}) as one))
  union all
  select identifier from identities final where workspace = {workspace:String} and identifier in {identifiers:Array(String)}
  union all
  select customer from identities final where workspace = {workspace:String} and customer in {identifiers:Array(String)}
  union all
  select a from identity_links where workspace = {workspace:String} and a in {identifiers:Array(String)})
