-- How long are customers silent between active periods, and how many silences go on? One row a length in whole periods.
select silence as periods, countIf(is_back) as returned, countIf(not is_back) as open
from (
  select arrayDistinct(arrayMap(d -> if({unit:String} = 'week', intDiv(d + 3 - positiveModulo(d + 3, 7), 7),
           toInt64(toYear(toDate32(d))) * 12 + toMonth(toDate32(d)) - 1), days)) as all_periods,
         arrayFilter(p -> p <= {last_period:Int64}, all_periods) as active,
         arrayMap((p, next_active) -> (next_active - p - 1, next_active <= {last_period:Int64}),
           active, arrayPushBack(arrayPopFront(active), {last_period:Int64} + 1)) as silences
  from (/*days*/)
  where notEmpty(active)
)
array join silences.1 as silence, silences.2 as is_back
where silence >= 1
group by silence
order by silence
