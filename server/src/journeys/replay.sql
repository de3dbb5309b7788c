-- Which cases, chosen evenly by their id, move over the map, and when are they at each step? One row a case.
select id, activity, at_ms
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
order by cityHash64(id), id
limit {limit:UInt32}
