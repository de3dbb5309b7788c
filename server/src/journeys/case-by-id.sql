-- Which steps does this case have? One row, or none.
select id, customer, toUnixTimestamp64Milli(started_at) as started_ms, toUnixTimestamp64Milli(ended_at) as ended_ms,
       steps, toString(variant) as variant_id, activity[1] as first_activity, activity[-1] as last_activity,
       arraySlice(sequence, 1, 5000) as sequences
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
  and shard = cityHash64({id:String}) % 256 and id = {id:String}
