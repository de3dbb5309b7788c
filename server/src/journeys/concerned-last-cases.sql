-- In which case was each customer with new events last? One row a customer of some shards, with the place of the case.
select shard, id from {last:Identifier} where shard between {shard_from:UInt16} and {shard_to:UInt16}
