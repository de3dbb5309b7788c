-- Which identifiers contain a text? One row an identifier, by name. Some may be nobody's any more.
select identifier
from (
  select distinct customer as identifier from events
  where workspace = {workspace:String} and customer > {after:String}
    and positionCaseInsensitiveUTF8(customer, {part:String}) > 0
  union all
  select identifier from identities
  where workspace = {workspace:String} and identifier > {after:String}
    and positionCaseInsensitiveUTF8(identifier, {part:String}) > 0
  union all
  select customer as identifier from identities
  where workspace = {workspace:String} and customer > {after:String}
    and positionCaseInsensitiveUTF8(customer, {part:String}) > 0)
group by identifier
order by identifier
limit {limit:UInt32}
