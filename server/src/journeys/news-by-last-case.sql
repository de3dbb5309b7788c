-- The staged new events of the customers whose last case is in some shards, or who have none and are there themselves. One row
-- an event.
select * from {cut:Identifier}
where if(customer in (select customer from {last:Identifier}),
  customer in (select customer from {last:Identifier} where shard between {shard_from:UInt16} and {shard_to:UInt16}),
  cityHash64(customer) % 256 between {shard_from:UInt16} and {shard_to:UInt16})
