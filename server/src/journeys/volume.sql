-- How many cases begin in each stretch of time? One row a stretch that has any. In days since 1970 where a stretch is a
-- day or more, so that every year from 1900 on has its place.
select multiIf(
         {unit:String} = 'hour', intDiv(ms - positiveModulo(ms, 3600000), 1000),
         {unit:String} = 'day', days * 86400,
         {unit:String} = 'week', (days - positiveModulo(days + 3, 7)) * 86400,
         (days - toDayOfMonth(toDate32(started_at)) + 1) * 86400) as at, count() as cases
from (
  select started_at, toUnixTimestamp64Milli(started_at) as ms, intDiv(ms - positiveModulo(ms, 86400000), 86400000) as days
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
)
group by at
order by at
