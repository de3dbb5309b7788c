-- Of the cases that count, how many pass each transition before they are decided, and how many of those succeed? One row a
-- transition.
select pair.1 as from_activity, pair.2 as to_activity, count() as cases, countIf(state = 'success') as successes
from (
  select state, arrayDistinct(arrayMap((a, b) -> (toString(a), toString(b)),
           arrayFilter((a, b, t, e) -> b != '' and t + e <= decided_ms, activity, next, at_ms, elapsed_ms),
           arrayFilter((b, t, e) -> b != '' and t + e <= decided_ms, next, at_ms, elapsed_ms))) as pairs
  from (/*standing*/)
  where /*counts*/
)
array join pairs as pair
group by pair
order by cases desc, from_activity, to_activity
