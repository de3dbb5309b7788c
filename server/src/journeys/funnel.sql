-- How many cases reach each step of a funnel, and how long does each take? One row a step.
-- `ordered` lets other steps lie between, `strict` none; both stay inside the window from the first step on.
-- `any` counts the different steps met inside one window, from one of the first 200 that matter.
-- Times are taken on the first run through the steps; in any order there are none.
with {steps:Array(Array(String))} as wanted
select step, count() as cases, uniqExact(cityHash64(customer)) as customers,
       arrayMap(q -> q / 1000, quantilesExactInclusiveIf(0.5, 0.9)(took, took >= 0)) as quantile_seconds,
       countIf(took >= 0) as timed_cases
from (
  select customer, step,
         if(step > 1 and chain[step] > 0 and chain[step + 1] > 0, times[chain[step + 1]] - times[chain[step]], -1) as took
  from (
    select customer, times, level,
           if({order:String} = 'any' or level < 2, []::Array(UInt32),
             arrayFold((acc, s) -> arrayPushBack(acc, if(length(acc) > 1 and acc[-1] = 0, toUInt32(0),
               toUInt32(arrayFirstIndex((a, p) -> p > acc[-1] and has(s, a), acts, arrayEnumerate(acts))))), wanted, [toUInt32(0)])) as chain
    from (/*levels*/)
    where level > 0
  )
  array join range(1, level + 1) as step
)
group by step
order by step
