-- How many customers move from stage to stage in each period? One row a (period, from, to); the empty `from` is the first
-- event of a customer. A period is a week or a month, counted since 1970 and year 0; or 0, for all time at once.
select multiIf({unit:String} = 'all', toInt64(0),
               {unit:String} = 'week', intDiv(day + 3 - positiveModulo(day + 3, 7), 7),
               toInt64(toYear(toDate32(day))) * 12 + toMonth(toDate32(day)) - 1) as period,
       if(place = 1, '', toString(stage[place - 1])) as came_from, toString(stage[place]) as came_to,
       count() as moves, uniqExact(cityHash64(customer)) as customers
from (
  select customer, stage, place, toInt32(intDiv(entered_ms[place] - positiveModulo(entered_ms[place], 86400000), 86400000)) as day
  from customer_stages final
  array join arrayEnumerate(stage) as place
  where workspace = {workspace:String} and version = {stages_version:UInt32} and entered_ms[place] <= {as_of:Int64} and (/*who*/)
)
group by period, came_from, came_to
order by period, came_from, came_to
