-- Whom do the events of an import concern? Noted under its name. One row a customer.
insert into touched_customers (workspace, import, customer)
select distinct workspace, import, customer from events
where workspace = {workspace:String} and import = {taken_out:String}
