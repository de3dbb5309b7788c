-- How many cases are handed over at all, and how many come straight back? One row in all.
select countIf(length(runs) > 1) as with_handoff,
       countIf(arrayExists((x, z) -> x = z, arrayResize(runs, greatest(toInt64(length(runs)) - 2, 0)), arraySlice(runs, 3))) as with_return
from (
  select arrayCompact(arrayFilter(o -> o != '', arrayMap(o -> toString(o), if({by:String} = 'channel', channel, function)))) as runs
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
)
