-- What do the last events of a source say? One row an event, the newest first.
select id, customer, anonymous, account, activity, kind, touchpoint, channel, function, words, language, objects, properties
from events
where workspace = {workspace:String} and source = {source:String}
order by sequence desc
limit {limit:UInt32}
