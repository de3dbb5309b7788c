-- Whose are the events of these identifiers, where they are not their own? One row a stretch of time.
select identifier, from_ms as fromMs, to_ms as toMs, customer
from identities final
where workspace = {workspace:String} and identifier in (/*asked*/)
order by identifier, from_ms
