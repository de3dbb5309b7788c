-- What did each source bring, and when? One row a source; an empty name asks for all of them.
select source, count() as events,
       toUnixTimestamp64Milli(min(at)) as first_ms, toUnixTimestamp64Milli(max(at)) as last_ms,
       toUnixTimestamp64Milli(min(received_at)) as first_received_ms,
       toUnixTimestamp64Milli(max(received_at)) as last_received_ms,
       countIf(received_at >= fromUnixTimestamp64Milli({today:Int64}, 'UTC')) as today
from events
where workspace = {workspace:String} and ({source:String} = '' or source = {source:String})
group by source
order by source
