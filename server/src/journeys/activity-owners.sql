-- From which channel and which function do events of an activity come, and how many? One row an (activity, channel, function).
-- Where only some activities are asked about, cases without them need not be read whole.
select a as activity, c as channel, f as function, count() as events
from cases final
array join activity as a, channel as c, function as f
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  and ({of_all:Bool} or hasAny(cases.activity, {of:Array(String)})) and ({of_all:Bool} or has({of:Array(String)}, a))
group by activity, channel, function
