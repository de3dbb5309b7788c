-- What did the cases of each key earn and cost, in one currency? One row a key, the largest amounts first; cases that are gone are
-- told apart. When each customer has one case there is nothing to tell apart. Sums are wide enough to pass any limit unbroken.
select toString(key) as name, deleted, countIf(nth = 1) as cases, if({one_each:Bool}, countIf(nth = 1), uniqExact(who)) as customers,
       toString(sum(revenue)) as revenue_sum, toString(sum(returned)) as returns_sum, toString(sum(goods)) as goods_sum,
       toString(sum(service)) as service_sum, toString(sum(avoidable)) as avoidable_sum, toString(sum(incentives)) as incentives_sum
from (
  select key, nth, who, deleted, toInt128(revenue_part) as revenue, toInt128(returns_part) as returned, toInt128(goods_part) as goods,
         toInt128(service_part) as service, toInt128(avoidable_part) as avoidable, toInt128(incentives_part) as incentives
  from (/*priced*/)
)
group by key, deleted
order by abs(sum(revenue)) + abs(sum(returned)) + abs(sum(goods)) + abs(sum(service)) + abs(sum(incentives)) desc, cases desc, name
limit {limit:UInt32} by deleted
