-- Which cases are there? One row a case, from a place in a total order on.
select id, customer, toUnixTimestamp64Milli(started_at) as started_ms, toUnixTimestamp64Milli(ended_at) as ended_ms,
       steps, toString(variant) as variant_id, activity[1] as first_activity, activity[-1] as last_activity,
       multiIf({sort:String} = 'duration', dateDiff('millisecond', started_at, ended_at),
               {sort:String} = 'steps', toInt64(steps), started_ms) * {direction:Int8} as place
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  and ({after_id:String} = '' or (place, id) > ({after_place:Int64}, {after_id:String}))
order by place, id
limit {limit:UInt32}
