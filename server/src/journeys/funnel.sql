-- How many cases reach each step of a funnel, and how long does each take? One row a step.
-- `ordered` lets other steps lie between, `strict` none; both stay inside the window from the first step on.
-- `any` counts the different steps met inside one window, from one of the first 200 that matter.
-- Times are those of the first run through the steps, where it holds the window (and, strictly, where no other step lies
-- between): cases that got through by a later run are counted and not timed. In any order there are no times.
with {steps:Array(Array(String))} as wanted
select step, count() as cases, uniqExact(cityHash64(customer)) as customers,
       arrayMap(q -> q / 1000, quantilesExactInclusiveIf(0.5, 0.9)(took, took >= 0)) as quantile_seconds,
       countIf(took >= 0) as timed_cases
from (
  select customer, step,
         if(step > 1 and chain[step] > 0 and chain[step + 1] > 0
              and times[greatest(chain[step + 1], 1)] - times[greatest(chain[2], 1)] <= {window_ms:UInt64}
              and ({order:String} != 'strict' or places[greatest(chain[step + 1], 1)] = places[greatest(chain[step], 1)] + 1),
            toInt64(times[chain[step + 1]] - times[chain[step]]), -1) as took
  from (
    select customer, times, places, level,
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
