-- How large is each journey? One row a built version of a journey.
select journey, version, count() as cases, uniqExact(customer) as customers, sum(steps) as events,
       if(max(multi) = 0, events, uniqExactArray(sequence)) as distinct_events,
       toUnixTimestamp64Milli(min(started_at)) as first_ms, toUnixTimestamp64Milli(max(ended_at)) as last_ms
from (select journey, version, customer, steps, started_at, ended_at, has({shared:Array(String)}, journey) as multi,
             if(multi, sequence, []) as sequence
      from cases final where workspace = {workspace:String})
group by journey, version
