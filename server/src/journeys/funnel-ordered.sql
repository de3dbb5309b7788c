-- How far does each case come, when other steps may lie between? One row a case. The engine's function takes equal
-- instants in any order, so each step gets a key of its own: its instant, and below it its place in the case.
select shard, id, customer, acts, times, places, toUInt32(arrayReduce(concat('windowFunnel(', toString(bitShiftLeft({window_ms:UInt64} + 1, 19) - 1), ')'),
         arrayMap((t, p) -> bitShiftLeft(t, 19) + least(p, 524287), times, places), /*conditions*/)) as level
from (/*steps*/)
