-- Which events of a source came last? One row an event, the newest first; an empty activity asks for all of them.
select id, source, customer, activity, kind, channel, toUnixTimestamp64Milli(at) as at_ms,
       toUnixTimestamp64Milli(received_at) as received_ms
from events
where workspace = {workspace:String} and source = {source:String}
  and ({activity:String} = '' or activity = {activity:String})
order by sequence desc
limit {limit:UInt32}
