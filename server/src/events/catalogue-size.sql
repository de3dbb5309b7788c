-- How many events and customers does the workspace have, and over which time? One row in all.
select count() as events, uniqExact(cityHash64(customer)) as customers, toUnixTimestamp64Milli(min(at)) as first_ms, toUnixTimestamp64Milli(max(at)) as last_ms
from events
where workspace = {workspace:String}
