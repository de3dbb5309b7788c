-- Which events make up which case, when each customer's whole timeline is one case? One row an event.
select customer, customer as case_id, toUnixTimestamp64Milli(at) as at_ms, sequence, activity, channel, function,
       cost_minor, revenue_minor, currency
from events
where workspace = {workspace:String}
  and shard between {shard_from:UInt16} and {shard_to:UInt16}
  and ({touched_import:String} = '' or customer in (
        select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String}))
  and (/*events*/)
