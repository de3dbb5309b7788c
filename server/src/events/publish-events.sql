-- Makes staged events part of the workspace, each once. One row a new event.
insert into events (workspace, source, import, id, content, sequence, customer, anonymous, account, activity, kind, touchpoint,
  channel, function, at, received_at, zone_offset_minutes, objects, words, language, cost_minor, revenue_minor, currency, properties)
with staged as (/*staged*/)
select workspace, {source:String}, import, event_id, content, {base:UInt64} + ordinal, customer, anonymous, account, activity, kind,
  touchpoint, channel, function, fromUnixTimestamp64Milli(at, 'UTC'), {received_at:DateTime64(3, 'UTC')}, zone_offset_minutes,
  objects, words, language, cost_minor, revenue_minor, currency, properties
from staged
where copy = 1
  and ({first:Bool} or event_id not in (
    select id from events
    where workspace = {workspace:String} and source = {source:String}
      and (shard between {shard_from:UInt16} and {shard_to:UInt16} or not startsWith(id, '~'))
      and id in (select event_id from staged)))
