-- Which activity do cases begin with, when only some are drawn? One row an activity.
select first as activity, count() as starts
from (
  select if({whole:Bool}, activity[1], arrayFirst(a -> a in {kept_activities:Array(String)}, activity)) as first
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
)
where first != ''
group by first
