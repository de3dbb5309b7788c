-- From which channel and which function do events of an activity come, and how many? One row an (activity, channel, function).
select a as activity, c as channel, f as function, count() as events
from cases final
array join activity as a, channel as c, function as f
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
group by activity, channel, function
