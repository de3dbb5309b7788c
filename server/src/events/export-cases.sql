-- Which events make up the next cases of a journey? One row a step. What is near says where in the events to look.
with page as (
  select shard, id, customer, sequence from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
    and (shard, id) > ({after_shard:Int16}, {after_id:String}) and shard >= {after_shard:Int16}
  order by shard, id
  limit {limit:UInt32}
)
select page.id as case_id, page.shard as case_shard, e.id as id, customer, anonymous, account, activity, kind, touchpoint, channel, function,
       toUnixTimestamp64Milli(at) as at_ms, zone_offset_minutes, objects, words, language, cost_minor, revenue_minor, currency, properties
from (select shard, id, step from page array join sequence as step) as page
inner join (
  select * from events
  where workspace = {workspace:String} and sequence in (select arrayJoin(sequence) from page)
    and (/*near*/)
) as e on e.sequence = page.step
order by case_shard, case_id, at, e.sequence
