-- How many cases reach each step of a funnel, and how long does each take? One row a step.
-- `ordered` lets other steps lie between, `strict` none; both stay inside the window from the first step on.
-- `any` counts the different steps met inside one window, from one of the first 200 that matter.
-- Times are taken on the first run through the steps; in any order there are none.
with {steps:Array(Array(String))} as wanted
select step, count() as cases, uniqExact(customer) as customers,
       arrayMap(q -> q / 1000, quantilesExactInclusiveIf(0.5, 0.9)(took, took >= 0)) as quantile_seconds,
       countIf(took >= 0) as timed_cases
from (
  select customer, step,
         if(step > 1 and {order:String} != 'any' and chain[step] > 0 and chain[step + 1] > 0,
            times[chain[step + 1]] - times[chain[step]], -1) as took
  from (
    select customer, acts, times,
           arrayFold((acc, s) -> arrayPushBack(acc, if(length(acc) > 1 and acc[-1] = 0, toUInt32(0),
             toUInt32(arrayFirstIndex((a, p) -> p > acc[-1] and has(s, a), acts, arrayEnumerate(acts))))), wanted, [toUInt32(0)]) as chain_found,
           chain_found as chain,
           multiIf(
             {order:String} = 'ordered', toUInt32(ordered_level),
             {order:String} = 'strict', toUInt32(strict_level),
             toUInt32(any_level)) as level
    from (
      select customer, acts, times,
             if({order:String} = 'ordered', arrayReduce(concat('windowFunnel(', toString({window_ms:UInt64}), ')'), times,
               arrayMap(a -> toUInt8(has(wanted[1], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[2], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[3], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[4], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[5], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[6], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[7], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[8], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[9], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[10], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[11], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[12], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[13], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[14], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[15], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[16], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[17], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[18], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[19], a)), acts),
               arrayMap(a -> toUInt8(has(wanted[20], a)), acts)), 0) as ordered_level,
             if({order:String} = 'strict', arrayMax(arrayMap(i -> arrayFirstIndex(x -> x = 0, arrayPushBack(arrayMap((s, k) ->
               has(s, all_acts[i + k - 1]) and all_times[i + k - 1] - all_times[i] <= toInt64({window_ms:UInt64}), wanted, arrayEnumerate(wanted)), 0)) - 1,
               arraySlice(arrayFilter((i, a) -> has(wanted[1], a), arrayEnumerate(all_acts), all_acts), 1, 200))), 0) as strict_level,
             if({order:String} = 'any', arrayMax(arrayMap(i -> arrayCount(s -> arrayExists((a, t) -> has(s, a) and t >= times[i]
               and t - times[i] <= {window_ms:UInt64}, acts, times), wanted), arraySlice(arrayEnumerate(acts), 1, 200))), 0) as any_level
      from (
        select customer, arrayMap(a -> toString(a), activity) as all_acts, at_ms as all_times,
               arrayFilter((i, a) -> arrayExists(s -> has(s, a), wanted), arrayEnumerate(all_acts), all_acts) as relevant,
               arrayMap(i -> all_acts[i], relevant) as acts,
               arrayMap(i -> toUInt64(all_times[i] + 5000000000000), relevant) as times
        from cases final
        where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
      )
    )
  )
  array join range(1, level + 1) as step
)
group by step
order by step
