-- Which channel and which function do most events of an activity come from? One row an activity.
select a as activity, argMax(c, (of_channel, c)) as channel, argMax(f, (of_function, f)) as function
from (
  select a, c, f, sum(n) over (partition by a, c) as of_channel, sum(n) over (partition by a, f) as of_function
  from (
    select a, c, f, count() as n
    from cases final
    array join activity as a, channel as c, function as f
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
    group by a, c, f
  )
)
group by a
