-- The steps of the chosen cases, projected on the kept activities: what lay between two kept steps is counted as hidden.
-- One row a case.
select arrayMap(i -> activities[i], kept) as activity,
       arrayPushBack(arrayPopFront(activity), '') as next,
       arrayMap((i, j) -> at[j] - at[i], kept, arrayPushBack(arrayPopFront(kept), kept[-1])) as elapsed_ms,
       arrayEnumerateUniq(activity) as visit,
       arrayEnumerateUniq(activity, next) as pass,
       arrayMap((i, j) -> toUInt32(greatest(toInt64(j) - toInt64(i) - 1, 0)), kept, arrayPushBack(arrayPopFront(kept), kept[-1])) as hidden
from (
  select activity as activities, at_ms as at,
         arrayFilter((i, a) -> has({kept_activities:Array(String)}, toString(a)), arrayEnumerate(activities), activities) as kept
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
)
where notEmpty(kept)
