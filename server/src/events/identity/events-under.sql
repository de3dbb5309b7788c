-- Are there events under any of these identifiers? One row: one if there are, else none.
select count() as n
from (
  select 1 from events
  where workspace = {workspace:String}
    and (shard, customer) in (select cityHash64(one) % 256, one from (/*asked*/))
  limit 1
)
