-- Which addresses and foreign ids do several known customers have, and did that make them one? One row an identifier.
select identifier, arraySort(groupUniqArray(10)(other)) as customers, uniqExact(other) as customersTotal,
       uniqExact(owner) < uniqExact(other) as isJoined
from (
  select link.a as identifier, link.b as other, if(owned.customer = '', link.b, owned.customer) as owner
  from identity_links as link
  left join (
    select identifier, customer from identities final
    where workspace = {workspace:String} and from_ms <= -9007199254740000) as owned on owned.identifier = link.b
  where workspace = {workspace:String} and rule in ('email', 'external-id') and position(a, ':') > 0 and position(b, ':') = 0
)
group by identifier
having customersTotal > 2
order by customersTotal desc, identifier
limit 100
