-- How do cases go from step to step? One row a pair of activities, which goes by its number. The visits are those of the
-- step gone from, so that the sum over its rows counts an activity. Cases that are gone are told apart.
select toString(k) as key, deleted,
       count() as passes,
       sum(pass_number = 1) as cases,
       sum(visit_number = 1) as first_visits,
       sum(visit_number = 2) as second_visits,
       sum(places) - count() as hidden_total,
       sum(toFloat64(elapsed)) as total_ms,
       arrayMap(q -> q / 1000, quantilesExactInclusive(0.25, 0.5, 0.9, 0.99)(elapsed)) as quantile_seconds
from (/*steps*/)
array join pair as k, elapsed_ms as elapsed, pass as pass_number, visit as visit_number, places_on as places
group by k, deleted
