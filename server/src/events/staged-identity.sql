-- Who is each staged event? One row a staged row of some shards. A row without an id of its own is known by its content
-- and by how many equal rows came before it, so that the same file read twice gives the same ids. Few rows are equal to
-- another, so only those are numbered.
select staged.*, content,
       if(id != '', id, concat('~', hex(sipHash128(customer, content, greatest(repeats.number, 1))))) as event_id,
       if(id != '', greatest(repeats.number, 1), 1) as copy
from (
  select *, content, identity from staged_events
  where import = {import:String} and shard between {shard_from:UInt16} and {shard_to:UInt16}
) as staged
left join (
  select ordinal, row_number() over (partition by identity order by ordinal) as number
  from staged_events
  where import = {import:String} and shard between {shard_from:UInt16} and {shard_to:UInt16}
    and identity in (
      select identity from staged_events
      where import = {import:String} and shard between {shard_from:UInt16} and {shard_to:UInt16}
      group by identity having count() > 1)
) as repeats on staged.ordinal = repeats.ordinal
