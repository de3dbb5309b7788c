-- Who is each staged event? One row a staged row of some shards. A row without an id of its own is known by its content
-- and by how many equal rows came before it, so that the same file read twice gives the same ids.
select *, row_number() over (partition by event_id order by ordinal) as copy
from (
  select *, if(id != '', id, concat('~', hex(sipHash128(customer, content, occurrence)))) as event_id
  from (
    select *, row_number() over (partition by customer, content order by ordinal) as occurrence
    from (
      select *,
             sipHash64(customer, anonymous, account, activity, kind, touchpoint, channel, function, at, zone_offset_minutes,
               toString(objects), words, language, cost_minor, revenue_minor, currency, toString(properties)) as content
      from staged_events
      where import = {import:String} and shard between {shard_from:UInt16} and {shard_to:UInt16}
    )
  )
)
