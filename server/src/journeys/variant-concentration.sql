-- How concentrated are the paths? One row in all.
select count() as variants,
       sum(n) as cases,
       (select if({one_each:Bool}, count(), uniqExact(cityHash64(customer)))
        from cases final
        where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)) as customers,
       arraySum(arraySlice(arrayReverseSort(groupArray(n)), 1, 10)) as top_ten_cases,
       arraySum(arraySlice(arrayReverseSort(groupArray(n)), 1, {before:UInt64})) as cases_before,
       if(variants <= 1, 0, -sum(n / total * log(n / total)) / log(variants)) as normalised_entropy
from (
  select variant, count() as n, sum(n) over () as total
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  group by variant
)
