-- Which events make up which case, when each object of a type is one case? One row an (event, object):
-- an event of k objects is in k cases, and its money is split between them to the last minor unit.
select customer, ids[place] as case_id, toUnixTimestamp64Milli(at) as at_ms, sequence, activity, channel, function,
       intDiv(cost_minor, k) + if(place <= abs(cost_minor % k), sign(cost_minor), 0) as cost_minor,
       intDiv(revenue_minor, k) + if(place <= abs(revenue_minor % k), sign(revenue_minor), 0) as revenue_minor,
       currency
from (
  select *, arrayDistinct(arrayMap(object -> object.id, arrayFilter(object -> object.type = {object_type:String}, objects))) as ids,
         toInt64(length(ids)) as k
  from (/*every*/)
  where arrayExists(object -> object.type = {object_type:String}, objects)
    and (/*events*/)
)
array join arrayEnumerate(ids) as place
where cityHash64(ids[place]) % 256 between {shard_from:UInt16} and {shard_to:UInt16}
  and ({touched_import:String} = '' or ids[place] in (/*ids*/))
