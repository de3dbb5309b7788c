-- Keeps the stages of customers as they are now. One row a customer.
insert into customer_stages (workspace, version, shard, customer, revision, deleted, first_ms, last_ms, events, stage, rule,
  entered_ms, left_ms, value_days)
select workspace, version, shard, customer, revision, deleted, first_ms, last_ms, events, stage, rule, entered_ms, left_ms,
  value_days
from (/*stages*/)
