-- How many cases begin in each stretch of time? One row a stretch that has any.
select toUnixTimestamp(toDateTime(multiIf(
         {unit:String} = 'hour', toStartOfHour(started_at),
         {unit:String} = 'day', toDateTime(toStartOfDay(started_at), 'UTC'),
         {unit:String} = 'week', toDateTime(toMonday(started_at), 'UTC'),
         toDateTime(toStartOfMonth(started_at), 'UTC')), 'UTC')) as at, count() as cases
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
group by at
order by at
