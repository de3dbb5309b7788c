-- Which paths do most cases share? One row a variant of this page.
with page as (
  select variant, count() as n
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  group by variant
  order by n desc, variant
  limit {limit:UInt32} offset {offset:UInt64}
)
select toString(variant) as id,
       any(activity) as path,
       count() as cases,
       uniqExact(cityHash64(customer)) as customers,
       arrayMap(q -> q / 1000, quantilesExactInclusive(0.5, 0.9)(dateDiff('millisecond', started_at, ended_at))) as quantile_seconds
from cases final
where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
  and variant in (select variant from page)
group by variant
order by cases desc, cases.variant
