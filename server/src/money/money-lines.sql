-- What did the cases of each key earn and cost, in one currency, and what did all of them together? One row a key, the largest
-- amounts first. When each customer has one case there is nothing to tell apart.
select toString(key) as name, countIf(nth = 1) as cases, if({one_each:Bool}, countIf(nth = 1), uniqExact(who)) as customers,
       count() over () as keys,
       toString(sum(revenue_part)) as revenue_sum, toString(sum(returns_part)) as returns_sum, toString(sum(goods_part)) as goods_sum,
       toString(sum(service_part)) as service_sum, toString(sum(avoidable_part)) as avoidable_sum,
       toString(sum(incentives_part)) as incentives_sum,
       toString(sum(sum(revenue_part)) over ()) as revenue_all, toString(sum(sum(returns_part)) over ()) as returns_all,
       toString(sum(sum(goods_part)) over ()) as goods_all, toString(sum(sum(service_part)) over ()) as service_all,
       toString(sum(sum(avoidable_part)) over ()) as avoidable_all, toString(sum(sum(incentives_part)) over ()) as incentives_all
from (/*priced*/)
group by key
order by abs(sum(revenue_part)) + abs(sum(returns_part)) + abs(sum(goods_part)) + abs(sum(service_part)) + abs(sum(incentives_part)) desc,
  cases desc, name
limit {limit:UInt32}
