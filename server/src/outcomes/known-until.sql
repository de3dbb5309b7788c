-- Up to which instant is it known what happened? One row: the newest event, as milliseconds since 1970.
select toUnixTimestamp64Milli(max(at)) as known_ms, count() as events
from events
where workspace = {workspace:String}
