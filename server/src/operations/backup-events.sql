-- All events of all workspaces, whole. One row an event, from a place on in the order of the table.
select workspace, source, import, id, toString(id_key) as id_key, toString(content) as content, toString(sequence) as sequence, customer, anonymous, account, activity, kind,
       touchpoint, channel, function, toString(at) as at, toString(received_at) as received_at, zone_offset_minutes, objects, words, language,
       cost_minor, revenue_minor, currency, properties, shard as place_shard, toUnixTimestamp64Milli(events.at) as place_ms
from events
where (workspace, shard, customer, toUnixTimestamp64Milli(events.at), events.sequence)
    > ({after_workspace:String}, {after_shard:Int16}, {after_customer:String}, {after_ms:Int64}, {after_sequence:UInt64})
  and workspace >= {after_workspace:String}
order by workspace, shard, customer, events.at, events.sequence
limit {limit:UInt32}
