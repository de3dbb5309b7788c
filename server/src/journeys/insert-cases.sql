-- Keeps the cases of a cut. One row a case. No case comes twice in it: there is nothing to put together before it is kept, for
-- which the engine would copy all.
insert into /*into*/ (workspace, journey, version, shard, id, customer, revision, deleted, started_at, ended_at, steps, variant,
  sequence, activity, next, at_ms, elapsed_ms, visit, pass, channel, function, cost_minor, revenue_minor, currency)
settings optimize_on_insert = 0
select workspace, journey, version, shard, id, case_customer, revision, deleted, started_at, ended_at, steps, variant,
  sequences, activities, next, at_ms_list, elapsed_ms, visit, pass, channels, functions, cost, revenue, currencies
from (/*cases*/)
