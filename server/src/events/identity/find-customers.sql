-- Which customers have an identifier that contains a text? One row a customer, those whom the whole text names first. Who
-- shares a device is found by it, and so is the device where it is nobody's.
with found as (
  select identifier, from_ms <= -9007199254740000 as is_always, customer from identities final
  where workspace = {workspace:String} and positionCaseInsensitiveUTF8(identifier, {search:String}) > 0)
select id,
       max(one in {readings:Array(String)}) as isExact,
       argMax(one, (one in {readings:Array(String)}, one = id)) as identifier
from (
  select customer as id, customer as one from events
  where workspace = {workspace:String} and positionCaseInsensitiveUTF8(customer, {search:String}) > 0
    and customer not in (select identifier from found where is_always)
  group by customer
  union all
  select customer as id, identifier as one from found)
group by id
having (1 - isExact, id) > ({after_rank:UInt8}, {after:String})
order by isExact desc, id
limit {limit:UInt32}
