-- Which accounts do these identifiers belong to, and who else? One row an account.
select account, arraySort(groupUniqArray(20)(customer)) as customers, uniqExact(customer) as customersTotal
from events
where workspace = {workspace:String} and account != '' and account in (
  select account from events
  where workspace = {workspace:String} and (shard, customer) in (
    select cityHash64(one) % 256, one from (select arrayJoin({identifiers:Array(String)}) as one)))
group by account
order by account
limit 20
