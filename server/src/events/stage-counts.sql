-- How much of an import was staged, and does any row carry an id of its own? One row in all.
select count() as rows, max(ordinal) as last_ordinal, countIf(id != '') as rows_with_id, uniqExact(customer) as customers
from staged_events
where import = {import:String}
