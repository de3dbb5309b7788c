-- Up to which instant is it known what happened? One row: the newest event, as milliseconds since 1970.
select toUnixTimestamp64Milli(max(at)) as known_ms, count() as events
from events
where workspace = {workspace:String}
  and sequence >= {arrived_from:UInt64} and sequence < {arrived_before:UInt64}
  and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
