-- Whose new events begin before the case that the customer was in last? One row a customer.
select customer
from (select customer, min(at) as first_at from {cut:Identifier} where (/*events*/) group by customer) as news
join {last:Identifier} as kept using customer
where first_at < began_at
