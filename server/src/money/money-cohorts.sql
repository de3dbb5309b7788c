-- What had the customers of each cohort brought, up to the end of each whole month of age, in one currency? One row a (cohort,
-- age); months are counted from year 0. What a customer cost before the first revenue counts at age 0.
-- With age 0 comes how often so many months lay between two of a member's months of revenue.
select cohort, age, count() as members, toString(sum(brought)) as brought_sum, ifNull(varSamp(toFloat64(brought)), 0) as brought_variance,
       sumMap(between, arrayMap(gap -> toUInt64(1), between)) as gaps
from (
  select cohort, cell.1 as age, cell.2 as brought, if(age = 0, earning_gaps, []) as between
  from (
    select cohort, earning_gaps, arrayJoin(arrayMap(a -> (a, arraySum(arrayMap((month, gain) -> if(month - cohort <= a, gain, 0), months, gains))),
             range(toUInt32(greatest(1, {until_month:Int32} - cohort))))) as cell
    from (
      select who, minIf(month, earned > 0) as cohort, groupArray(month) as months, groupArray(gain) as gains, max(earned > 0) as has_earned,
             arrayPopFront(arrayDifference(arraySort(groupArrayIf(month, earned > 0)))) as earning_gaps
      from (
        with fromUnixTimestamp64Milli(at_ms, 'UTC') as moment
        select who, toInt32(toYear(moment) * 12 + toMonth(moment) - 1) as month, sum(toInt128(revenue_part)) as earned,
               sum(toInt128(revenue_part) - returns_part - goods_part - service_part - incentives_part) as gain
        from (/*priced*/)
        group by who, month
      )
      group by who
    )
    where has_earned
  )
)
group by cohort, age
order by cohort, age
