-- Of the cases that count, how many pass each activity before they are decided, and how many of those succeed? One row an
-- activity.
select name as activity, count() as cases, countIf(state = 'success') as successes
from (
  select state, arrayDistinct(arrayMap(a -> toString(a), arrayFilter((a, t) -> t <= decided_ms, activity, at_ms))) as names
  from (/*standing*/)
  where /*counts*/
)
array join names as name
group by name
order by cases desc, activity
