-- Of which activities are the pairs? One row a pair; the empty `to` is the end of a case. Where only some pairs are asked about,
-- cases without them need not be read whole.
with arrayMap(key -> toUInt64OrZero(key), {keys:Array(String)}) as asked
select toString(k) as key, any(a) as from_activity, any(b) as to_activity
from (select pair, activity, next from (/*steps*/) where {of_all:Bool} or hasAny(pair, asked))
array join pair as k, activity as a, next as b
where {of_all:Bool} or has(asked, k)
group by k
