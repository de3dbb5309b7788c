-- The steps of the chosen cases, projected on the kept activities: what lay between two kept steps is counted as hidden.
-- One row a case.
select activity, next, elapsed_ms, arrayEnumerateUniq(activity, next) as pass, hidden
from (
  select arrayFilter((a, m) -> m, activities, mask) as activity,
         arrayPushBack(arrayPopFront(activity), '') as next,
         arrayFilter((t, m) -> m, at, mask) as kept_at,
         arrayMap((x, y) -> y - x, kept_at, arrayPushBack(arrayPopFront(kept_at), kept_at[-1])) as elapsed_ms,
         arrayFilter((i, m) -> m, arrayEnumerate(activities), mask) as places,
         arrayMap((i, j) -> toUInt32(greatest(toInt64(j) - toInt64(i) - 1, 0)), places, arrayPushBack(arrayPopFront(places), places[-1])) as hidden
  from (
    select activity as activities, at_ms as at,
           arrayMap(a -> a in {kept_activities:Array(String)}, activities) as mask
    from cases final
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  )
)
where notEmpty(activity)
