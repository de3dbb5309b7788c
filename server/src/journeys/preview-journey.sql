-- What would these cases look like? One row in all.
with cut as (/*cases*/)
select count() as cases, uniqExact(case_customer) as customers, sum(steps) as events,
       quantileExactInclusive(0.5)(dateDiff('millisecond', started_at, ended_at)) / 1000 as median_seconds,
       quantileExactInclusive(0.5)(toInt64(steps)) as median_steps,
       (select groupArray((path, n)) from (
          select any(activities) as path, count() as n from cut group by variant order by n desc, variant limit 5)) as top_paths
from cut
