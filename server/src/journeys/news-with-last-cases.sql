-- The new events of some customers with the steps of the case that each of them was in last: as far back as new events can
-- matter where a case ends with a silence. One row an event.
select customer, at, sequence, activity, channel, function, cost_minor, revenue_minor, currency
from (
  select customer, at, sequence, toString(activity) as activity, toString(channel) as channel, toString(function) as function,
         cost_minor, revenue_minor, toString(currency) as currency
  from (/*news*/)
  where (/*events*/)
  union all
  select customer, fromUnixTimestamp64Milli(step.1, 'UTC') as at, step.2 as sequence, step.3 as activity, step.4 as channel,
         step.5 as function, step.6 as cost_minor, step.7 as revenue_minor, step.8 as currency
  from (
    select customer, arrayJoin(arrayZip(at_ms, sequence, arrayMap(toString, activity), arrayMap(toString, channel),
             arrayMap(toString, function), cost_minor, revenue_minor, arrayMap(toString, currency))) as step
    from (/*kept*/)
  )
)
limit 1 by customer, sequence
