-- How many customers pass each transition? One row a pair of activities.
select any(a) as from_activity, any(b) as to_activity, uniqExact(cityHash64(customer)) as customers
from cases final
array join pair as k, activity as a, next as b, pass as pass_number
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  and b != '' and pass_number = 1
group by k
