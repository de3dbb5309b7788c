-- Where do cases pass from one owner to another? One row a pair of owners. Steps without an owner are passed over.
select from_owner, to_owner, count() as passes, countIf(number = 1) as cases,
       if({one_each:Bool}, cases, uniqExact(cityHash64(customer))) as customers,
       arrayMap(q -> q / 1000, quantilesExactInclusive(0.5, 0.9)(elapsed)) as quantile_seconds
from (
  select customer, arrayFilter(o -> o.1 != '', arrayZip(arrayMap(o -> toString(o), if({by:String} = 'channel', channel, function)), at_ms)) as owned,
         arrayMap((x, y) -> (x.1, y.1, y.2 - x.2), arrayPopBack(owned), arrayPopFront(owned)) as pairs,
         arrayFilter(p -> p.1 != p.2, pairs) as changes,
         arrayEnumerateUniq(changes.1, changes.2) as numbers
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
)
array join changes.1 as from_owner, changes.2 as to_owner, changes.3 as elapsed, numbers as number
group by from_owner, to_owner
order by passes desc, from_owner, to_owner
