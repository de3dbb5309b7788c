-- How far does each case come, when other steps may lie between? One row a case.
select customer, acts, times, toUInt32(arrayReduce(concat('windowFunnel(', toString({window_ms:UInt64}), ')'), times, /*conditions*/)) as level
from (/*steps*/)
