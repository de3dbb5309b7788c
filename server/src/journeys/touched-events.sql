-- How many events do the customers have whom an import touched? One row in all.
select count() as n
from events
where workspace = {workspace:String}
  and (shard, customer) in (
    select cityHash64(customer) % 256, customer from touched_customers
    where workspace = {workspace:String} and import = {touched_import:String})
