-- What did the cases of each key earn and cost, in one currency? One row a key, the largest amounts first, with the sums over
-- customers that a mean per case and its interval need.
select key, sum(n) as cases, count() as customers, count() over () as keys,
       toString(sum(revenue)) as revenue_sum, toString(sum(returns)) as returns_sum, toString(sum(goods)) as goods_sum,
       toString(sum(service)) as service_sum, toString(sum(avoidable)) as avoidable_sum, toString(sum(incentives)) as incentives_sum,
       sum(n * n) as squares_cases, sum(toFloat64(gain) * gain) as squares_minor, sum(toFloat64(gain) * n) as squares_both
from (
  select key, who, countIf(nth = 1) as n, sum(revenue_part) as revenue, sum(returns_part) as returns, sum(goods_part) as goods,
         sum(service_part) as service, sum(avoidable_part) as avoidable, sum(incentives_part) as incentives,
         revenue - returns - goods - service - incentives as gain
  from (/*priced*/)
  group by key, who
)
group by key
order by abs(sum(revenue)) + abs(sum(returns)) + abs(sum(goods)) + abs(sum(service)) + abs(sum(incentives)) desc, sum(n) desc, key
limit {limit:UInt32}
