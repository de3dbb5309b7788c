-- How many cases and customers has the view? One row, or none where there are none. Cases that are gone are told apart.
select deleted, count() as cases, if({one_each:Bool}, count(), uniqExact(cityHash64(customer))) as customers
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
group by deleted
