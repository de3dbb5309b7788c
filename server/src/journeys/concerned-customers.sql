-- Which cases do the new events concern, where a case is all that a customer does? One row an event of some shards, with the
-- place of its case.
select cityHash64(customer) % 256, customer from {cut:Identifier}
where cityHash64(customer) % 256 between {shard_from:UInt16} and {shard_to:UInt16}
