-- The steps of the chosen cases, all of them: none is hidden. One row a case.
select activity, next, pair, elapsed_ms, pass, visit, pass as places_on, deleted
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
