-- How far does each case come, when other steps may lie between and steps share activities? One row a case. Each event
-- counts for one step: it takes every run that waits for it one step on, and each step keeps the run that began last,
-- for that one has most of its window left.
select shard, id, customer, acts, times, places,
       toUInt32(arrayCount(s -> s > 0, arrayFold((starts, a, t) -> arrayMap((start, before, step, i) ->
           if(not has(step, a), start, if(i = 1, t, if(before > 0 and t - before <= {window_ms:UInt64}, greatest(start, before), start))),
           starts, arrayPushFront(arrayPopBack(starts), toUInt64(0)), wanted, arrayEnumerate(wanted)),
         acts, times, arrayMap(s -> toUInt64(0), wanted)))) as level
from (/*steps*/)
