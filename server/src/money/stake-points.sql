-- Of customers who met each friction point, how many succeeded and what did they cost? One row a (friction point, stratum); the
-- empty point is all customers.
select friction, customer_stratum as stratum, count() as customers, sum(customer_won) as reached, sum(customer_cost) as cost_sum,
       sum(customer_cost * customer_cost) as cost_squares, min(customer_start) as first_ms, max(customer_start) as last_ms
from (select *, arrayJoin(arrayPushBack(customer_frictions, '')) as friction from (/*customers*/))
group by friction, stratum
order by friction, stratum
