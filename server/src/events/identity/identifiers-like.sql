-- Which identifiers contain some words, in any order? One row an identifier, by name. Some may be nobody's any more.
select identifier
from (
  select distinct customer as identifier from events
  where workspace = {workspace:String} and customer > {after:String}
    and not has(multiSearchAllPositionsCaseInsensitiveUTF8(customer, {words:Array(String)}), 0)
  union all
  select identifier from identities
  where workspace = {workspace:String} and identifier > {after:String}
    and not has(multiSearchAllPositionsCaseInsensitiveUTF8(identifier, {words:Array(String)}), 0)
  union all
  select customer as identifier from identities
  where workspace = {workspace:String} and customer > {after:String}
    and not has(multiSearchAllPositionsCaseInsensitiveUTF8(customer, {words:Array(String)}), 0))
group by identifier
order by identifier
limit {limit:UInt32}
