-- Which activities did a source send, by when they came in? One row an activity.
select activity, count() as events, countIf(sequence % {every:UInt64} = 0) as sampled,
       toUnixTimestamp64Milli(min(at)) as first_ms, toUnixTimestamp64Milli(max(at)) as last_ms
from events
where workspace = {workspace:String} and source = {source:String}
  and received_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') and received_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
group by activity
order by events desc, activity
limit 1000
