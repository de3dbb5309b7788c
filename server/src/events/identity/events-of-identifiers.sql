-- How many events were sent under each of these identifiers? One row an identifier.
select customer as identifier, count() as events
from events
where workspace = {workspace:String} and (shard, customer) in (
  select cityHash64(one) % 256, one from (select arrayJoin({identifiers:Array(String)}) as one))
group by customer
order by customer
