-- Which journeys begin in which stage? One row a (stage, journey).
select toString(stage[arrayLastIndex(e -> e <= began_ms, entered_ms)]) as began_in, toString(journey) as journey_id,
       count() as cases, uniqExact(cityHash64(customer)) as customers
from (
  select journey, customer, toUnixTimestamp64Milli(started_at) as began_ms
  from cases final
  where workspace = {workspace:String}
    and (journey, version) in (select arrayJoin(arrayZip({journeys:Array(String)}, {versions:Array(UInt32)})))
) as one
inner join (
  select customer, stage, entered_ms from customer_stages final
  where workspace = {workspace:String} and version = {stages_version:UInt32} and (/*who*/)
) as life using customer
where began_in != ''
group by began_in, journey_id
order by began_in, cases desc, journey_id
