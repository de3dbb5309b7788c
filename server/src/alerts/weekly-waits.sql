-- How long did cases wait between two steps, by the week in which the wait ended? One row a (transition, week).
select from_activity as "from", to_activity as "to", toUnixTimestamp64Milli(toDateTime64(week, 3, 'UTC')) as week_ms,
       uniqExact(customer) as customers, quantiles(0.25, 0.5, 0.75)(elapsed) as quartiles
from (
  select customer, from_activity, to_activity, elapsed / 1000 as elapsed,
         toMonday(fromUnixTimestamp64Milli(begun + elapsed_one, 'UTC')) as week
  from (
    select customer, from_activity, to_activity, elapsed_one, begun, elapsed_one as elapsed
    from cases final
    array join activity as from_activity, next as to_activity, elapsed_ms as elapsed_one, at_ms as begun
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
      and ended_at >= {from:DateTime64(3, 'UTC')}
  )
  where to_activity != '' and elapsed_one > 0
    and begun + elapsed_one >= toUnixTimestamp64Milli({from:DateTime64(3, 'UTC')})
    and begun + elapsed_one < toUnixTimestamp64Milli({to:DateTime64(3, 'UTC')})
)
group by from_activity, to_activity, week
order by from_activity, to_activity, week
