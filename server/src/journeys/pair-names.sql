-- Of which activities are the pairs? One row a pair; the empty `to` is the end of a case.
select toString(k) as key, any(a) as from_activity, any(b) as to_activity
from (/*steps*/)
array join pair as k, activity as a, next as b
group by k
