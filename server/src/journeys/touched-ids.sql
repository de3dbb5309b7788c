-- Which objects of a type concern touched customers, whoever else's they are? One row an object.
select arrayJoin(arrayMap(object -> object.id, arrayFilter(object -> object.type = {object_type:String}, objects)))
from events
where workspace = {workspace:String} and (shard, customer) in (
  select cityHash64(touched) % 256, touched from (
    select customer as touched from touched_customers where workspace = {workspace:String} and import = {touched_import:String}
    union all
    select identifier as touched from identities final
    where workspace = {workspace:String} and customer in (
      select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String})))
