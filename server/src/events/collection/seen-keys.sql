-- What were the keys of the events that came lately, of one part of all keys? One row in all.
select groupArray(id_key) as keys
from events
where id_key != 0 and id_key % {parts:UInt32} = {part:UInt32}
  and received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
