-- Which kinds of events are there that the rate card may price differently, by stretches of days in which no price changes? One row
-- a combination.
select activity_name, channel_name, function_name, kind_name, property_values, stretch_day, price_key, count() as events
from (
  select activity as activity_name, channel as channel_name, function as function_name,
         /*kind*/ as kind_name, /*properties*/ as property_values, /*stretch*/ as stretch_day, /*key*/ as price_key
  from (select *, toUnixTimestamp64Milli(at) as at_ms, /*extra*/ as event_extra from events
    where workspace = {workspace:String} and sequence >= {arrived_from:UInt64} and sequence < {arrived_before:UInt64}
      and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64}))
)
group by activity_name, channel_name, function_name, kind_name, property_values, stretch_day, price_key
order by activity_name, channel_name, function_name, kind_name, property_values, stretch_day
limit {limit:UInt32}
