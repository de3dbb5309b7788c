-- Which channel and function do most events of an activity come from? One row an activity.
select a as activity, argMax(c, n) as channel, argMax(f, n) as function
from (
  select a, c, f, count() as n
  from cases final
  array join activity as a, channel as c, function as f
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  group by a, c, f
  order by n, c, f
)
group by a
