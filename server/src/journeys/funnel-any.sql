-- How many different steps does each case meet inside one window, in any order? One row a case.
select shard, id, customer, acts, times, places,
       toUInt32(arrayMax(arrayMap(i -> arrayCount(s -> arrayExists((a, t) -> has(s, a) and t >= times[i]
         and t - times[i] <= {window_ms:UInt64}, acts, times), wanted), arraySlice(arrayEnumerate(acts), 1, 200)))) as level
from (/*steps*/)
