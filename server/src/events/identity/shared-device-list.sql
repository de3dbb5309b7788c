-- Which devices were seen with several customers, and with whom? One row a device.
select device, arraySlice(arraySort(groupUniqArray(owner)), 1, 20) as customers, uniqExact(owner) as customersTotal
from (
  select link.a as device, if(owned.customer = '', link.b, owned.customer) as owner
  from identity_links as link
  left join (
    select identifier, customer from identities final
    where workspace = {workspace:String} and from_ms <= -9007199254740000) as owned on owned.identifier = link.b
  where workspace = {workspace:String} and startsWith(a, 'anonymous:') and not startsWith(b, 'anonymous:') and a > {after:String}
)
group by device
having customersTotal > 1
order by device
limit {limit:UInt32}
