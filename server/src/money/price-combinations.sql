-- Which kinds of events are there that a price may depend on, by stretches of days in which no price changes? One row a
-- combination.
select activity_name, channel_name, function_name, kind_name, property_values, currency_name, stretch_day, price_key,
       count() as events, countIf(cost_minor != 0) as with_cost, countIf(revenue_minor != 0) as with_revenue
from (
  select toString(activity) as activity_name, toString(channel) as channel_name, toString(function) as function_name,
         toString(currency) as currency_name, /*kind*/ as kind_name, /*properties*/ as property_values,
         cost_minor, revenue_minor, /*stretch*/ as stretch_day, /*key*/ as price_key
  from (select *, toUnixTimestamp64Milli(at) as at_ms, /*extra*/ as event_extra from events where workspace = {workspace:String})
)
group by activity_name, channel_name, function_name, kind_name, property_values, currency_name, stretch_day, price_key
order by activity_name, channel_name, function_name, kind_name, property_values, currency_name, stretch_day
limit {limit:UInt32}
