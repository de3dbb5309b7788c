-- What did all steps earn and cost, in one currency? One row in all.
select count() as events, toString(sum(revenue_part)) as revenue_sum, toString(sum(returns_part)) as returns_sum,
       toString(sum(goods_part)) as goods_sum, toString(sum(service_part)) as service_sum, toString(sum(incentives_part)) as incentives_sum
from (/*priced*/)
