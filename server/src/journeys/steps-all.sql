-- The steps of the chosen cases, all of them. One row a case.
select activity, next, elapsed_ms, visit, pass, arrayWithConstant(length(activity), toUInt32(0)) as hidden
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
