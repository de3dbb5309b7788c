-- Which transitions are most frequent, and how long do the slowest quarter of their passes take at least? One row a transition.
select any(toString(a)) as from_activity, any(toString(b)) as to_activity, count() as passes, toInt64(quantileExact(0.75)(e)) as limit_ms
from cases final
array join pair as p, activity as a, next as b, elapsed_ms as e
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/) and b != ''
group by p
having passes >= 30 and limit_ms > 0
order by passes desc, from_activity, to_activity
limit 40
