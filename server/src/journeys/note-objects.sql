-- Whose events concern which objects, as the staged events say? One row an (object, customer).
insert into object_customers (workspace, type, id, customer)
select distinct workspace, object.type, object.id, customer
from {cut:Identifier} array join objects as object
where touched
