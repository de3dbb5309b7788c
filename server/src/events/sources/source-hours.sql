-- How many events of a source came in (or happened) in each hour? One row an hour in which there were some.
select intDiv(if({clock:String} = 'received', toUnixTimestamp64Milli(received_at), toUnixTimestamp64Milli(at)), 3600000) as hour,
       count() as events
from events
where workspace = {workspace:String} and source = {source:String}
group by hour
having hour >= intDiv({from:Int64}, 3600000) and hour <= intDiv({to:Int64}, 3600000)
order by hour
