-- What did the steps of a week cost, for each customer who had one that cost something? One row a (currency, week).
select currency, toUnixTimestamp64Milli(toDateTime64(week, 3, 'UTC')) as week_ms, count() as customers,
       avg(cost) as mean, stddevSamp(cost) as deviation
from (
  select customer, step_currency as currency, toMonday(fromUnixTimestamp64Milli(step_ms, 'UTC')) as week, sum(step_cost) as cost
  from cases final
  array join currency as step_currency, at_ms as step_ms, cost_minor as step_cost
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
    and ended_at >= {from:DateTime64(3, 'UTC')}
    and step_cost != 0 and step_ms >= toUnixTimestamp64Milli({from:DateTime64(3, 'UTC')})
    and step_ms < toUnixTimestamp64Milli({to:DateTime64(3, 'UTC')})
  group by customer, currency, week
)
group by currency, week
order by currency, week
