-- How far does each case come, when no other step may lie between? From one of the first 200 starts. One row a case.
select shard, id, customer, acts, times, places,
       toUInt32(arrayMax(arrayPushBack(arrayMap(i -> arrayFirstIndex(x -> x = 0, arrayPushBack(arrayMap((s, k) ->
         has(s, acts[i + k - 1]) and places[i + k - 1] = places[i] + k - 1 and times[i + k - 1] - times[i] <= {window_ms:UInt64},
         wanted, arrayEnumerate(wanted)), 0)) - 1,
         arraySlice(arrayFilter((i, a) -> has(wanted[1], a), arrayEnumerate(acts), acts), 1, 200)), 0))) as level
from (/*steps*/)
