-- The staged new events of the customers of some shards. One row an event.
select * from {cut:Identifier} where cityHash64(customer) % 256 between {shard_from:UInt16} and {shard_to:UInt16}
