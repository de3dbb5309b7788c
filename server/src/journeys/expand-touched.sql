-- Whose events are those of touched identifiers? They are touched too. One row a customer.
insert into touched_customers (workspace, import, customer)
select distinct workspace, {touched_import:String}, customer
from identities final
where workspace = {workspace:String} and identifier in (
  select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String})
