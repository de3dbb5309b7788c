-- Which identifiers' events are those of a customer, and when? One row a stretch of time.
select identifier, from_ms as fromMs, to_ms as toMs, customer
from identities final
where workspace = {workspace:String} and customer = {customer:String}
order by identifier, from_ms
limit 500
