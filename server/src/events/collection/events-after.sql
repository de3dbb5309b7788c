-- Which events came in live after a place in the order of arrival? One row an event, in that order.
select workspace, source, sequence, toUnixTimestamp64Milli(received_at) as received_ms, id, customer, anonymous, account, activity,
       kind, touchpoint, channel, function, toUnixTimestamp64Milli(at) as at_ms, zone_offset_minutes, objects, words, language,
       cost_minor, revenue_minor, currency, properties
from events
where sequence > {after:UInt64} and import = ''
order by sequence
limit {limit:UInt32}
