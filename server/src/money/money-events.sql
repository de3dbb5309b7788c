-- What are the events that belong to cases of a journey, each once, with all that their money depends on? One row an event.
select cityHash64(customer) as who, '' as case_id, '' as key, 1 as nth, sequence as step_sequence, activity, channel, function, currency,
       toUnixTimestamp64Milli(at) as at_ms, cost_minor, revenue_minor, /*extra*/ as event_extra
from events
where workspace = {workspace:String}
  and sequence in (
    select arrayJoin(sequence) from cases final
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32})
