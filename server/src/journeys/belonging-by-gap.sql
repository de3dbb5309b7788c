-- Which events make up which case, when a case ends after a silence longer than the gap? One row an event.
select customer, concat(customer, '@', toString(min(at_ms) over (partition by customer, run))) as case_id,
       at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency
from (
  select *, sum(begins) over (partition by customer order by at_ms, sequence rows between unbounded preceding and current row) as run
  from (
    select customer, toUnixTimestamp64Milli(at) as at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency,
           at_ms - lagInFrame(at_ms, 1, at_ms) over (
             partition by customer order by at_ms, sequence rows between 1 preceding and current row) > {gap_ms:Int64} as begins
    from (/*own*/)
    where (/*events*/)
  )
)
