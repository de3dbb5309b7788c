-- Which customers does an import touch? One row a customer.
insert into touched_customers (workspace, import, customer)
select distinct workspace, import, customer from staged_events where import = {import:String}
