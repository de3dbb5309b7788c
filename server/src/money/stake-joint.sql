-- Of customers who met each combination of some friction points, how many succeeded and what did they cost? One row a
-- (combination as bits, stratum).
select arraySum(arrayMap((point, bit) -> if(has(customer_frictions, point), bit, 0), {points:Array(String)}, {bits:Array(UInt32)})) as met,
       customer_stratum as stratum, count() as customers, sum(customer_won) as reached, sum(customer_cost) as cost_sum,
       sum(customer_cost * customer_cost) as cost_squares
from (/*customers*/)
group by met, stratum
order by met, stratum
