-- On which days did each customer buy, and what did the purchases after the first day bring on average? One row a customer, in an
-- order by chance that stays the same; every row knows how many there are.
select days, repeats, if(repeats = 0, 0, arraySum(arraySlice(earned_by_day, 2)) / repeats) as mean_minor, count() over () as buyers
from (
  select who, arraySort(groupArray((day, earned))) as by_day, arrayMap(one -> one.1, by_day) as days,
         arrayMap(one -> toFloat64(one.2), by_day) as earned_by_day, length(days) - 1 as repeats
  from (
    select who, toInt32(floor(at_ms / 86400000)) as day, sum(revenue_part) as earned
    from (/*priced*/)
    where revenue_part > 0
    group by who, day
  )
  group by who
)
order by cityHash64(who, 7), who
limit {limit:UInt32}
