-- Whose events concern which objects, as the events of an import say, or all when none is named? One row an (object, customer).
insert into object_customers (workspace, object, customer)
select distinct workspace, cityHash64(object.type, object.id), customer
from events array join objects as object
where workspace = {workspace:String} and ({touched_import:String} = '' or import = {touched_import:String})
