-- Which micro-journeys do the cases consist of, when a silence longer than the gap parts them? One row a micro-journey.
select shard, id, customer, arrayMap(step -> step.1, micro) as path, cityHash64(path) as path_hash,
       micro[-1].2 - micro[1].2 as lasting_ms,
       arrayDistinct(arrayFilter(c -> c != '', arrayMap(step -> step.3, micro))) as micro_channels
from (
  select shard, id, customer,
         arrayJoin(arraySplit((step, begins) -> begins,
           arrayZip(arrayMap(a -> toString(a), activity), at_ms, arrayMap(c -> toString(c), channel)),
           arrayMap(e -> e > {gap_ms:Int64}, arrayPushFront(arrayPopBack(elapsed_ms), toInt64(0))))) as micro
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
)
