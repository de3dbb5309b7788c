-- How many customers are there, how many of them brought revenue, and up to when is it known? One row in all.
select count() as customers, countIf(arrayExists(r -> r > 0, revenue_minor)) as payers,
       toUnixTimestamp64Milli(max(ended_at)) as known_ms
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
