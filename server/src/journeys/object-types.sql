-- Which types of objects do the events name? One row a type; types whose objects are just the customers are left out.
select object.type as type, count() as events, uniqExact(object.id) as objects, uniqExact(customer) as customers
from events
array join objects as object
where workspace = {workspace:String}
group by type
having countIf(object.id != customer) > 0
order by events desc, type
