-- Which cases do the new events concern, where a case is an object? One row an (event, object) of some shards, with the place
-- of its case.
select cityHash64(object) % 256, object
from (
  select arrayJoin(arrayMap(one -> one.id, arrayFilter(one -> one.type = {object_type:String}, objects))) as object
  from {cut:Identifier}
)
where cityHash64(object) % 256 between {shard_from:UInt16} and {shard_to:UInt16}
