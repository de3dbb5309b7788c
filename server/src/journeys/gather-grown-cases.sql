-- Which steps make up each case with those that are new, in order? One row a case that has new ones. What was kept of it is
-- not read from its events again; what it has already is not added twice.
select new.case_id as case_id, new.case_customer as case_customer,
       arraySort(row -> (row.1, row.2), arrayConcat(
         arrayZip(at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency),
         arrayFilter(row -> not has(sequence, row.2), new.rows))) as rows
from (
  select id, at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency
  from cases
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
    and shard between {shard_from:UInt16} and {shard_to:UInt16} and deleted = 0
    and (id, revision) in (
      select id, max(revision) from cases
      where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
        and (shard, id) in (
          select cityHash64(customer) % 256, customer from {cut:Identifier}
          where cityHash64(customer) % 256 between {shard_from:UInt16} and {shard_to:UInt16})
      group by id)
) as old
right any join (/*gathered*/) as new on old.id = new.case_id
settings max_block_size = 8192
