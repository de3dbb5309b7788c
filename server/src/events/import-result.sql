-- What did an import bring? One row in all.
select count() as accepted, uniqExact(customer) as customers,
       toUnixTimestamp64Milli(min(at)) as first_ms, toUnixTimestamp64Milli(max(at)) as last_ms
from events
where workspace = {workspace:String} and import = {import:String}
