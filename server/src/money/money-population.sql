-- How many cases and customers has the view? One row.
select count() as cases, if({one_each:Bool}, count(), uniqExact(cityHash64(customer))) as customers
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
