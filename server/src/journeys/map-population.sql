-- How many cases, customers and events are there, and how long do cases take? One row in all, or none where there are none.
-- When each customer has one case there is nothing to tell apart; cases that are gone are told apart.
select deleted,
       count() as cases,
       if({one_each:Bool}, count(), uniqExact(cityHash64(customer))) as customers,
       sum(steps) as events,
       countIf(arrayMax(visit) > 1) as rework_cases,
       sum(toFloat64(dateDiff('millisecond', started_at, ended_at))) as total_ms,
       arrayMap(q -> q / 1000, quantilesExactInclusive(0.5, 0.9)(dateDiff('millisecond', started_at, ended_at))) as quantile_seconds,
       toUnixTimestamp64Milli(min(started_at)) as first_ms,
       toUnixTimestamp64Milli(max(ended_at)) as last_ms
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
group by deleted
