-- How often does each activity occur, in how many cases, and in how many again? One row an activity.
select a as name, count() as events, countIf(visit_number = 1) as cases, countIf(visit_number = 2) as repeats
from cases final
array join activity as a, visit as visit_number
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
group by a
order by events desc, a
