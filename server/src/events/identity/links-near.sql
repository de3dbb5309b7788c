-- Which identifiers are these linked with, and those in turn, and since when? One row a (pair, rule).
select a, b, toString(rule) as rule, min(first_ms) as firstMs
from identity_links
where workspace = {workspace:String} and a in (
  /*asked*/
  union all
  select b from identity_links where workspace = {workspace:String} and a in (/*asked*/))
group by a, b, rule
order by a, b, rule
