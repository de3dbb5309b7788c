-- What happened to a customer? One row an event, in order, from a place on.
select id, activity, toUnixTimestamp64Milli(at) as at_ms, toString(sequence) as sequence_text, zone_offset_minutes, kind, channel, function, touchpoint, words,
       objects, cost_minor, revenue_minor, currency, properties, source
from (/*events*/)
where /*which*/
order by at, sequence
limit {limit:UInt32}
