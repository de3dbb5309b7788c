-- What are the events of a journey, each once, with all that their money depends on? One row an event.
select cityHash64(customer) as who, '' as case_id, toUInt8(0) as deleted, /*key*/ as key, 1 as nth, sequence as step_sequence, activity, channel, function, currency,
       toUnixTimestamp64Milli(at) as at_ms, cost_minor, revenue_minor, /*extra*/ as event_extra
from events
where workspace = {workspace:String} and (/*belongs*/)
