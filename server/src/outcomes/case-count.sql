-- How many cases has the view? One row.
select count() as cases
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
