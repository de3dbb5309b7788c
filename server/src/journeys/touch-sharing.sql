-- Who shares an object of these types, which new events concern, with the touched customers, and is not touched? Noted under
-- another name, with those whose events theirs are. One row a customer.
insert into touched_customers (workspace, import, customer)
with (
  select groupUniqArray(customer) from object_customers
  where workspace = {workspace:String} and object in (
    select cityHash64(object.type, object.id) from {cut:Identifier} array join objects as object
    where touched and sequence > {new_after:UInt64} and sequence < {new_before:UInt64}
      and object.type in {types:Array(String)})
) as sharing
select distinct {workspace:String}, {sharing:String}, customer
from (
  select arrayJoin(sharing) as customer
  union all
  select customer from identities final
  where workspace = {workspace:String} and identifier in (select arrayJoin(sharing))
)
where customer not in (
  select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String})
