-- Which steps of each chosen case matter to a funnel, in order? One row a case that has any.
select shard, id, customer,
       arrayMap(a -> a in {relevant:Array(String)}, activity) as mask,
       arrayFilter((a, m) -> m, arrayMap(a -> toString(a), activity), mask) as acts,
       arrayFilter((t, m) -> m, arrayMap(t -> toUInt64(t + 5000000000000), at_ms), mask) as times,
       arrayFilter((i, m) -> m, arrayEnumerate(activity), mask) as places
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
  and hasAny(activity, {relevant:Array(String)}) and (/*filter*/)
