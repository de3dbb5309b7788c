-- Whose new events begin before the case that the customer was in last? One row a customer.
select customer
from (select customer, min(at) as first_at from {cut:Identifier} where (/*events*/) group by customer) as news
join (
  select customer, max(started_at) as last_at
  from cases final
  where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
    and customer in (select customer from {cut:Identifier})
  group by customer
) as kept using customer
where first_at < last_at
