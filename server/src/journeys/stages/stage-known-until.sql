-- Up to which instant is it known what happened, and to how many customers? One row in all.
select (select max(last_ms) from customer_stages final
        where workspace = {workspace:String} and version = {stages_version:UInt32}) as known_ms, min(first_ms) as first_known_ms, count() as customers
from customer_stages final
where workspace = {workspace:String} and version = {stages_version:UInt32} and (/*who*/)
