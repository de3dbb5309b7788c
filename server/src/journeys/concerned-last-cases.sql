-- In which case was each customer with new events last? One row a customer of some shards, with the place of the case.
select last.1, last.2
from (
  select argMax((shard, id), started_at) as last
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
    and customer in (
      select customer from {cut:Identifier}
      where cityHash64(customer) % 256 between {shard_from:UInt16} and {shard_to:UInt16} and (/*events*/))
  group by customer
)
