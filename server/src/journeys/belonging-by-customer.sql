-- Which events make up which case, when each customer's whole timeline is one case? One row an event.
select customer, customer as case_id, toUnixTimestamp64Milli(at) as at_ms, sequence, activity, channel, function,
       cost_minor, revenue_minor, currency
from (/*own*/)
where (/*events*/)
