-- In which case was each customer with new events last, and where is it kept? Kept apart while these cases grow. One row a
-- customer who has cases.
create or replace table {last:Identifier} engine = Memory as
select customer, argMax(shard, started_at) as shard, argMax(id, started_at) as id, argMax(steps, started_at) as steps,
       max(started_at) as began_at
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
  and customer in (select customer from {cut:Identifier} where (/*events*/))
group by customer
