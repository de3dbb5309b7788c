-- Which events does a workspace hold? One row an event, from a place on, each customer's together and in order.
select id, customer, anonymous, account, activity, kind, touchpoint, channel, function, toUnixTimestamp64Milli(at) as at_ms,
       zone_offset_minutes, objects, words, language, cost_minor, revenue_minor, currency, properties,
       shard as place_shard, toString(sequence) as place_sequence
from events
where workspace = {workspace:String}
  and (shard, customer, toUnixTimestamp64Milli(at), sequence) > ({after_shard:Int16}, {after_customer:String}, {after_ms:Int64}, {after_sequence:UInt64})
  and shard >= {after_shard:Int16}
order by shard, customer, at, sequence
limit {limit:UInt32}
