-- Which events say who is who: those of a known customer on a device, one row a pair, and each that joins or tells traits?
select customer, anonymous, 'track' as kind, toUnixTimestamp64Milli(min(at)) as at, map() as properties
from events
where workspace = {workspace:String} and ({import:String} = '' or import = {import:String})
  and anonymous != '' and not startsWith(customer, 'anonymous:')
group by customer, anonymous
union all
select customer, anonymous, kind, toUnixTimestamp64Milli(at) as at, properties
from events
where workspace = {workspace:String} and ({import:String} = '' or import = {import:String}) and kind in ('identify', 'alias')
