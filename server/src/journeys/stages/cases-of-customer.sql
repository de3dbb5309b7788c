-- Which cases of which journeys did a customer begin? One row a case, the first first.
select toString(journey) as journey_id, id, toUnixTimestamp64Milli(started_at) as began_ms
from cases final
where workspace = {workspace:String} and customer = {customer:String}
  and (journey, version) in (select arrayJoin(arrayZip({journeys:Array(String)}, {versions:Array(UInt32)})))
order by began_ms, journey_id, id
limit 500
