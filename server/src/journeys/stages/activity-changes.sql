-- How many customers come into each activity state in each period? One row a period in which any does. After the last active
-- period a customer lapses; after {dormancy} silent ones, or at once where the contract is over, the customer is churned.
select change.1 as period, countIf(change.2 = 'new') as new_customers, countIf(change.2 = 'retained') as retained,
       countIf(change.2 = 'from-dormant') as from_dormant, countIf(change.2 = 'from-churned') as from_churned,
       countIf(change.2 = 'lapsed') as lapsed, countIf(change.2 = 'churned') as churned
from (
  select arrayDistinct(arrayMap(d -> if({unit:String} = 'week', intDiv(d + 3 - positiveModulo(d + 3, 7), 7),
           toInt64(toYear(toDate32(d))) * 12 + toMonth(toDate32(d)) - 1), days)) as all_periods,
         arrayFilter(p -> p <= {last_period:Int64}, all_periods) as active,
         toInt32(intDiv(over_ms - positiveModulo(over_ms, 86400000), 86400000)) as over_day,
         if({unit:String} = 'week', intDiv(over_day + 3 - positiveModulo(over_day + 3, 7), 7),
           toInt64(toYear(toDate32(over_day))) * 12 + toMonth(toDate32(over_day)) - 1) as over_period,
         arrayPushBack(arrayPopFront(active), {last_period:Int64} + 1) as next_active,
         arrayMap(p -> least(p + 1 + {dormancy:Int64}, greatest(p + 1, over_period)), active) as churn,
         arrayConcat(
           [(active[1], 'new')],
           arrayMap((p, n) -> (n, 'retained'), arrayFilter((p, n) -> n = p + 1 and n <= {last_period:Int64}, active, next_active),
             arrayFilter((n, p) -> n = p + 1 and n <= {last_period:Int64}, next_active, active)),
           arrayMap(p -> (p + 1, 'lapsed'), arrayFilter((p, n) -> n > p + 1, active, next_active)),
           arrayMap(c -> (c, 'churned'), arrayFilter((c, p, n) -> n > p + 1 and c < n, churn, active, next_active)),
           arrayMap(n -> (n, 'from-churned'), arrayFilter((n, p, c) -> n > p + 1 and c < n and n <= {last_period:Int64}, next_active, active, churn)),
           arrayMap(n -> (n, 'from-dormant'), arrayFilter((n, p, c) -> n > p + 1 and c >= n and n <= {last_period:Int64}, next_active, active, churn))) as changes
  from (/*days*/)
  where notEmpty(active)
)
array join changes as change
group by period
order by period
