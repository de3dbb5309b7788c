-- Whose new events concern which objects, as the staged events say? One row an (object, customer).
insert into object_customers (workspace, object, customer)
select distinct {workspace:String}, cityHash64(object.type, object.id), customer
from {cut:Identifier} array join objects as object
where touched and sequence > {new_after:UInt64} and sequence < {new_before:UInt64}
