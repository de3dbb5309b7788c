-- Takes out the customers of whom nothing is left: touched ones with an older revision. One row a customer.
insert into customer_stages (workspace, version, shard, customer, revision, deleted)
select workspace, version, shard, customer, {revision:UInt64}, 1
from customer_stages final
where workspace = {workspace:String} and version = {version:UInt32} and revision < {revision:UInt64}
  and ({touched_import:String} = '' or customer in (
        select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String}))
