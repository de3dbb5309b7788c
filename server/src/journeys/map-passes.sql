-- How do cases go from step to step? One row a pair of activities; the empty `to` is the end of a case.
select a as from_activity, b as to_activity,
       count() as passes,
       countIf(pass_number = 1) as cases,
       sum(hidden_steps) as hidden_total,
       avg(elapsed) / 1000 as mean_seconds,
       arrayMap(q -> q / 1000, quantilesExactInclusive(0.25, 0.5, 0.9, 0.99)(elapsed)) as quantile_seconds
from (/*steps*/)
array join activity as a, next as b, elapsed_ms as elapsed, pass as pass_number, hidden as hidden_steps
group by a, b
order by passes desc, a, b
