-- Whose events concern which objects, as the events of an import say, or all when none is named? One row an (object, customer).
insert into object_customers (workspace, type, id, customer)
select distinct workspace, object.type, object.id, customer
from events array join objects as object
where workspace = {workspace:String} and ({touched_import:String} = '' or import = {touched_import:String})
