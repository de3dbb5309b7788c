-- In which currencies are there amounts, day by day? One row a (currency, day), days counted since 1970.
select toString(currency) as currency_name, toInt32(floor(toUnixTimestamp64Milli(at) / 86400000)) as day, count() as events
from events
where workspace = {workspace:String} and sequence >= {arrived_from:UInt64} and sequence < {arrived_before:UInt64}
  and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
  and (cost_minor != 0 or revenue_minor != 0)
group by currency_name, day
order by currency_name, day
limit {limit:UInt32}
