-- The events to look at, where every identifier is a customer of its own. One row an event.
select * from events
where workspace = {workspace:String} and not (sequence > {unseen_after:UInt64} and sequence < {unseen_before:UInt64})
  and shard between {shard_from:UInt16} and {shard_to:UInt16}
  and ({touched_import:String} = '' or (shard, customer) in (
        select cityHash64(customer) % 256, customer from touched_customers
        where workspace = {workspace:String} and import = {touched_import:String}))
