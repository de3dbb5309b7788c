-- What did all steps earn and cost, in one currency? One row in all.
select count() as events, toString(sum(toInt128(revenue_part))) as revenue_sum, toString(sum(toInt128(returns_part))) as returns_sum,
       toString(sum(toInt128(goods_part))) as goods_sum, toString(sum(toInt128(service_part))) as service_sum, toString(sum(toInt128(incentives_part))) as incentives_sum
from (/*priced*/)
