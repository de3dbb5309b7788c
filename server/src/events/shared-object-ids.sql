-- Which ids do objects of several types have, a customer among them? One row an id.
select id
from (
  select distinct toString(object.type) as type, object.id as id from events array join objects as object where workspace = {workspace:String}
  union all
  select distinct 'customer', customer from events
  where workspace = {workspace:String} and not arrayExists(object -> object.id = customer, objects)
  union all
  select distinct toString(type), id from object_changes where workspace = {workspace:String}
)
group by id
having uniqExact(type) > 1
