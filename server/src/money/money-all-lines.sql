-- What did the cases of all keys together earn and cost, in one currency, and how many keys are there? One row in all.
select uniqExact(key) as keys,
       toString(sum(toInt128(revenue_part))) as revenue_all, toString(sum(toInt128(returns_part))) as returns_all,
       toString(sum(toInt128(goods_part))) as goods_all, toString(sum(toInt128(service_part))) as service_all,
       toString(sum(toInt128(avoidable_part))) as avoidable_all, toString(sum(toInt128(incentives_part))) as incentives_all
from (/*priced*/)
