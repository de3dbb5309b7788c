-- How much do customers differ in what their cases of each key contribute? One row a key, with the sums over customers that the
-- interval of a mean needs. Of very many customers only some are asked, chosen by a hash of who they are.
select toString(key) as name, count() as customers, sum(n) as cases, sum(gain) as minor,
       sum(n * n) as squares_cases, sum(gain * gain) as squares_minor, sum(gain * n) as squares_both
from (
  select key, who, countIf(nth = 1) as n, sum(toFloat64(revenue_part) - returns_part - goods_part - service_part - incentives_part) as gain
  from (/*priced*/)
  group by key, who
)
group by key
