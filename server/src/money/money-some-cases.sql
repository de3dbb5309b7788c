-- Which cases are of some of the customers? One row a case. Where each customer has one case, they are those of the first shards,
-- which is quicker to read.
select * from (/*chosen*/)
where if({one_each:Bool}, shard, cityHash64(customer) % 256) < {shards:UInt16}
