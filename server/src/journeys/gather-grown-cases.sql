-- Which steps make up each case with those that are new, in order? One row a case that has new ones. What was kept of it is
-- not read from its events again; what it has already is not added twice. A case is its first step's customer's.
select new.case_id as case_id, if(empty(sequence) or (new.rows[1].1, new.rows[1].2) < (at_ms[1], sequence[1]), new.case_customer, old.customer) as case_customer,
       arraySort(row -> (row.1, row.2), arrayConcat(
         arrayZip(at_ms, sequence, activity, channel, function, cost_minor, revenue_minor, currency),
         arrayFilter(row -> not has(sequence, row.2), new.rows))) as rows
from (/*kept*/) as old
right any join (/*gathered*/) as new on old.id = new.case_id
settings max_block_size = 8192
