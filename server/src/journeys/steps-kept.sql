-- The steps of the chosen cases, projected on the kept activities, each with how many places of the case lie between it
-- and the next kept one. One row a case.
select activity, next, pair, elapsed_ms, arrayEnumerateUniq(pair) as pass, visit, places_on, deleted
from (
  select arrayFilter((a, m) -> m, activities, mask) as activity,
         arrayPushBack(arrayPopFront(activity), '') as next,
         arrayMap((a, b) -> cityHash64(a, b), activity, next) as pair,
         arrayFilter((v, m) -> m, visits, mask) as visit,
         arrayPushBack(arrayPopFront(arrayDifference(arrayFilter((t, m) -> m, at, mask))), 0) as elapsed_ms,
         arrayPushBack(arrayPopFront(arrayDifference(arrayFilter((i, m) -> m, arrayEnumerate(activities), mask))), 1) as places_on,
         deleted
  from (
    select activity as activities, at_ms as at, visit as visits,
           arrayMap(a -> a in {kept_activities:Array(String)}, activities) as mask, deleted
    from cases final
    where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  )
)
where notEmpty(activity)
