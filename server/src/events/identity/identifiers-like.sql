-- Which identifiers contain some words, in any order? One row an identifier, by name. Some may be nobody's any more.
select identifier
from (
  select distinct customer as identifier from events
  where workspace = {workspace:String} and customer > {after:String}
    and arrayAll(word -> positionCaseInsensitiveUTF8(customer, word) > 0, {words:Array(String)})
  union all
  select identifier from identities
  where workspace = {workspace:String} and identifier > {after:String}
    and arrayAll(word -> positionCaseInsensitiveUTF8(identifier, word) > 0, {words:Array(String)})
  union all
  select customer as identifier from identities
  where workspace = {workspace:String} and customer > {after:String}
    and arrayAll(word -> positionCaseInsensitiveUTF8(customer, word) > 0, {words:Array(String)}))
group by identifier
order by identifier
limit {limit:UInt32}
